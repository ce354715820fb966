// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/fault.h"

#include <QTest>

using guichet::store::Fault;
Q_DECLARE_METATYPE(guichet::store::Fault::Kind)

class FaultTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kindOfState_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<Fault::Kind>("kind");
        const std::pair<const char *, Fault::Kind> rows[] = {
            {"40001", Fault::Kind::Retryable}, {"40P01", Fault::Kind::Retryable},
            {"08006", Fault::Kind::Unknown}, {"57P01", Fault::Kind::Unknown},
            {"57P02", Fault::Kind::Unknown}, {"57P03", Fault::Kind::Unknown},
            {"25P03", Fault::Kind::Unknown}, {"", Fault::Kind::Unknown},
            {"23505", Fault::Kind::Constraint}, {"23514", Fault::Kind::Constraint},
            {"55P03", Fault::Kind::Timeout}, {"57014", Fault::Kind::Timeout},
            {"53300", Fault::Kind::Timeout}, {"53100", Fault::Kind::Unavailable},
            {"58030", Fault::Kind::Unavailable}, {"42601", Fault::Kind::Other},
            {"40002", Fault::Kind::Other},
        };
        for (const auto &[state, kind] : rows)
            QTest::newRow(*state ? state : "none") << QByteArray(state) << kind;
    }
    void kindOfState()
    {
        QFETCH(QByteArray, state);
        QTEST(Fault::kindOf(state), "kind");
    }
    void textNamesStatementStateAndConstraint()
    {
        const Fault fault(Fault::Kind::Constraint, "23505", "kyc/add_case", "case_unique");
        QCOMPARE(QByteArray(fault.what()), "kyc/add_case: SQLSTATE 23505, constraint case_unique");
        QVERIFY(fault.isUniqueViolation());
        QCOMPARE(QByteArray(Fault(Fault::Kind::Unknown, {}, "x/y").what()), "x/y: SQLSTATE none");
    }
};

QTEST_GUILESS_MAIN(FaultTest)
#include "tst_fault.moc"
