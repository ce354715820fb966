// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/statements.h"

#include <QTest>

using namespace guichet::store;

class StatementTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void commentsGoQuotesStay()
    {
        QCOMPARE(withoutComments(QStringLiteral("a -- it's :x\n'--' \"--\" - b")),
                 u"a \n'--' \"--\" - b");
        QVERIFY(statement("teststore/items").startsWith(u"SELECT id"));
    }
    void valueNames()
    {
        QCOMPARE(statementValueNames("teststore/add_item"),
                 (QList<QByteArray>{":id", ":amount", ":note"}));
        QCOMPARE(statementValueNames("teststore/items"), QList<QByteArray>());
    }
    void castsAndQuotesAreNoNames()
    {
        QCOMPARE(substituted(QStringLiteral("x::bigint ':y' \":z\" :a :ab"),
                             {{":a", 1}, {":ab", -2}}),
                 u"x::bigint ':y' \":z\" (1) (-2)");
    }
    void listsOfNumbers()
    {
        QCOMPARE(substituted(QStringLiteral(":l"), {{":l", QList<qint64>{1, -2}}}),
                 u"'{1,-2}'::bigint[]");
        QCOMPARE(substituted(QStringLiteral(":l"), {{":l", QList<qint64>{}}}), u"'{}'::bigint[]");
    }
    void namesAreListed()
    {
        QVERIFY(statementNames().contains("teststore/add_item"));
        QVERIFY(statementNames().contains("store/commit"));
    }
};

QTEST_GUILESS_MAIN(StatementTextTest)
#include "tst_statementtext.moc"
