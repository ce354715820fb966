// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/wordsearch.h"
#include "tests/store/identitybank.h"

using namespace guichet;

class UserLookupTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<IdentityBank> m_bank;

    QStringList found(const QString &text, int limit = 20)
    {
        QStringList names;
        for (const CustomerSummary &summary : m_bank->users.find(m_bank->connection(), text, limit))
            names.append(summary.name);
        names.sort();
        return names;
    }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<IdentityBank>();
        for (const char *name : {"José Álvarez", "Łukasz Kowalski", "Søren Ørsted", "Weiß, Jürgen", "Иван Петров",
                                 "Γιώργος Παπαδόπουλος", "محمد علي", "李小龙", "Jean-Luc O'Neill", "Maria Mariano"})
            m_bank->customer(QString::fromUtf8(name));
    }

    void wordStartsInAnyScript_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *typed, const char *name) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(name);
        };
        row("jo", "José Álvarez");
        row("JOSE", "José Álvarez");
        row("alv", "José Álvarez");
        row("álv", "José Álvarez");
        row("alvarez jose", "José Álvarez");
        row("luk", "Łukasz Kowalski");
        row("kow luk", "Łukasz Kowalski");
        row("ors", "Søren Ørsted");
        row("weiss", "Weiß, Jürgen");
        row("jurg", "Weiß, Jürgen");
        row("иван", "Иван Петров");
        row("ПЕТ", "Иван Петров");
        row("γιωρ", "Γιώργος Παπαδόπουλος");
        row("محمد", "محمد علي");
        row("李小", "李小龙");
        row("luc", "Jean-Luc O'Neill");
        row("neill", "Jean-Luc O'Neill");
    }
    void wordStartsInAnyScript()
    {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        QCOMPARE(found(typed), QStringList(name));
    }

    void notInTheMiddleAndEveryWordMustFit()
    {
        QVERIFY(found(QStringLiteral("ose")).isEmpty());
        QVERIFY(found(QStringLiteral("jose kow")).isEmpty());
        QVERIFY(found(QString()).isEmpty());
        QVERIFY(found(QStringLiteral("   ")).isEmpty());
        QVERIFY(found(QStringLiteral("%")).isEmpty());
        QVERIFY(found(QStringLiteral("_rsted")).isEmpty());
        QVERIFY(found(QStringLiteral("'; DROP TABLE identity.users; --")).isEmpty());
        QVERIFY(found(QString(5000, u'a')).isEmpty());
        QVERIFY(found(QStringLiteral("jo") + QChar(0xd800)).isEmpty());
    }

    void aCustomerWithTwoFittingWordsIsFoundOnce()
    {
        QCOMPARE(found(QStringLiteral("mari")), QStringList(QStringLiteral("Maria Mariano")));
        QCOMPARE(found(QStringLiteral("mari mari")), QStringList(QStringLiteral("Maria Mariano")));
    }

    void theLimitHoldsAndTheShortestWordLeads()
    {
        for (int i = 0; i < 30; ++i)
            m_bank->customer(QStringLiteral("Zora Zimmer%1").arg(i));
        m_bank->customer(QStringLiteral("Zo Last"));
        const auto first = m_bank->users.find(m_bank->connection(), QStringLiteral("zo"), 5);
        QCOMPARE(first.size(), 5);
        QCOMPARE(first.first().name, QStringLiteral("Zo Last"));
    }

    void personalNumbersMatchAsAWhole()
    {
        identity::NewCustomer ana = m_bank->person(QStringLiteral("Ana Fontaine"));
        ana.declared.idNumber = QStringLiteral("X 99-Z");
        const UserId id = *m_bank->registerCustomer(ana);
        const QStringList only(QStringLiteral("Ana Fontaine"));
        QCOMPARE(found(ana.declared.email), only);
        QCOMPARE(found(ana.declared.email.toUpper()), only);
        QCOMPARE(found(QStringLiteral("x99z")), only);
        QCOMPARE(found(ana.declared.phone), only);
        QCOMPARE(found(QString(ana.declared.phone).insert(3, u' ')), only);
        QCOMPARE(found(QString::number(id.value)), only);
        QVERIFY(found(ana.declared.email.chopped(1)).isEmpty());
        QVERIFY(found(ana.declared.phone.chopped(1)).isEmpty());
        QVERIFY(found(QStringLiteral("x99")).isEmpty());
        const auto summary = m_bank->users.find(m_bank->connection(), QStringLiteral("x99z"), 1).first();
        QCOMPARE(summary.phoneTail, ana.declared.phone.right(3));
        QCOMPARE(summary.idNumberTail, QStringLiteral("9-Z"));
    }

    void staffAreNotFound()
    {
        const UserId tess = m_bank->staff(QStringLiteral("Tess Teller"), Role::Teller);
        QVERIFY(found(QStringLiteral("tess")).isEmpty());
        QVERIFY(found(QStringLiteral("tess@bank.example")).isEmpty());
        QVERIFY(found(QString::number(tess.value)).isEmpty());
        QVERIFY(m_bank->users.summaries(m_bank->connection(), {tess}).isEmpty());
        QCOMPARE(m_bank->users.namesOf(m_bank->connection(), {tess}).value(tess), QStringLiteral("Tess Teller"));
    }

    void aNewNameIsFoundAndTheOldOneIsNot()
    {
        const UserId id = m_bank->customer(QStringLiteral("Ana Fontaine"));
        auto details = *m_bank->users.details(m_bank->connection(), id);
        details.declared.name = QStringLiteral("Ana Martin");
        QVERIFY(m_bank->transact([&](store::Transaction &t) {
            return m_bank->users.updateCustomer(t, id, details.declared, details.version, UserId());
        }));
        QVERIFY(found(QStringLiteral("fontaine")).isEmpty());
        QCOMPARE(found(QStringLiteral("martin")), QStringList(QStringLiteral("Ana Martin")));
    }

    void whoseAnEmailIs()
    {
        identity::NewCustomer ana = m_bank->person(QStringLiteral("Ana Fontaine"));
        ana.emailConfirmed = true;
        const UserId id = *m_bank->registerCustomer(ana);
        const auto owner = m_bank->users.emailOwner(m_bank->connection(), QStringLiteral(" ") + ana.declared.email);
        QVERIFY(owner);
        QCOMPARE(owner->id, id);
        QVERIFY(owner->confirmed);
        QVERIFY(owner->defaultAccount.isNull());
        QVERIFY(!m_bank->users.emailOwner(m_bank->connection(), QStringLiteral("nobody@mail.example")));
        QVERIFY(!m_bank->users.emailOwner(m_bank->connection(), QStringLiteral("no address")));
    }

    void sameIdNumberSkipsOneself()
    {
        identity::NewCustomer ana = m_bank->person(QStringLiteral("Ana"));
        ana.declared.idNumber = QStringLiteral("X99");
        const UserId id = *m_bank->registerCustomer(ana);
        auto &connection = m_bank->connection();
        QCOMPARE(m_bank->users.customersWithIdNumber(connection, QStringLiteral("x 99"), UserId()), QList<UserId>{id});
        QVERIFY(m_bank->users.customersWithIdNumber(connection, QStringLiteral("X99"), id).isEmpty());
        QVERIFY(m_bank->users.customersWithIdNumber(connection, QString(), UserId()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(UserLookupTest)
#include "tst_userlookup.moc"
