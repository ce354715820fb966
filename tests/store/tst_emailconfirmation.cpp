// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/emailconfirmation.h"

#include "tests/store/identitybank.h"

#include <QtTest>

using namespace guichet;

/// Codes to e-mail addresses, against a real database.
class TestEmailConfirmation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<IdentityBank>();
        m_confirmation = std::make_unique<identity::EmailConfirmation>(m_bank->keys, m_bank->clock);
        m_ana = m_bank->customer(QStringLiteral("Ana"));
        m_email = m_bank->users.details(m_bank->connection(), m_ana)->declared.email;
    }
    void cleanup()
    {
        m_confirmation.reset();
        m_bank.reset();
    }
    void theRightCodeConfirms();
    void aWrongCodeDoesnt();
    void fiveWrongTriesEndIt();
    void aCodeGrowsOld();
    void aNewCodeEndsTheOne();
    void aChangedAddressEndsIt();
    void withoutAnAddress();
    void nothingReadableIsStored();
    void aNoticeOnceAnHour();
    void oldMessagesGo();

private:
    QString sent()
    {
        const auto done = m_bank->transact([&](store::Transaction &t) { return m_confirmation->send(t, m_ana); });
        if (!done)
            qFatal("no code is sent");
        return codeNow();
    }
    QString codeNow()
    {
        const auto messages = m_confirmation->messages(m_bank->connection());
        return messages.isEmpty() ? QString() : messages.last().code;
    }
    bool isConfirmed() { return m_bank->users.details(m_bank->connection(), m_ana)->emailConfirmed; }
    bool confirms(const QString &code)
    {
        return m_confirmation->confirm(m_bank->connection(), m_email, code).has_value();
    }

    std::unique_ptr<IdentityBank> m_bank;
    std::unique_ptr<identity::EmailConfirmation> m_confirmation;
    UserId m_ana;
    QString m_email;
};

void TestEmailConfirmation::theRightCodeConfirms()
{
    const QString code = sent();
    QCOMPARE(code.size(), 8);
    const auto messages = m_confirmation->messages(m_bank->connection());
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages[0].email, m_email);
    QCOMPARE(messages[0].user, m_ana);
    QVERIFY(!isConfirmed());
    QCOMPARE(m_confirmation->confirm(m_bank->connection(), m_email.toUpper(), code).value_or(UserId()), m_ana);
    QVERIFY(isConfirmed());
    QVERIFY(confirms(code)); // again is as good
}

void TestEmailConfirmation::aWrongCodeDoesnt()
{
    const QString code = sent();
    const QString wrong = (code.front() == u'0' ? u'1' : u'0') + code.mid(1);
    const auto refused = m_confirmation->confirm(m_bank->connection(), m_email, wrong);
    QVERIFY(!refused && refused.error().reason == Refusal::InvalidValue);
    QCOMPARE(refused.error().field, "code");
    QVERIFY(!m_confirmation->confirm(m_bank->connection(), QStringLiteral("nobody@mail.example"), code));
    QVERIFY(!m_confirmation->confirm(m_bank->connection(), QStringLiteral("no address"), code));
    QVERIFY(!confirms(QString()));
    QVERIFY(!isConfirmed());
    QVERIFY(confirms(code));
}

void TestEmailConfirmation::fiveWrongTriesEndIt()
{
    const QString code = sent();
    for (int i = 0; i < identity::confirmationTries; ++i)
        QVERIFY(!confirms(QStringLiteral("x")));
    QVERIFY(!confirms(code));
    QVERIFY(confirms(sent())); // a new one counts anew
}

void TestEmailConfirmation::aCodeGrowsOld()
{
    const QString code = sent();
    m_bank->pass(identity::confirmationSeconds + 1);
    QVERIFY(!confirms(code));
}

void TestEmailConfirmation::aNewCodeEndsTheOne()
{
    const QString first = sent();
    const QString second = sent();
    QCOMPARE(m_confirmation->messages(m_bank->connection()).size(), 1);
    QVERIFY(first == second || !confirms(first));
    QVERIFY(confirms(second));
}

void TestEmailConfirmation::aChangedAddressEndsIt()
{
    const QString code = sent();
    const auto details = m_bank->users.details(m_bank->connection(), m_ana);
    CustomerDeclaration declared = details->declared;
    declared.email = QStringLiteral("ana.new@mail.example");
    QVERIFY(m_bank->transact([&](store::Transaction &t) {
        return m_bank->users.updateCustomer(t, m_ana, declared, details->version, m_ana);
    }));
    QVERIFY(!confirms(code));
    m_email = declared.email;
    QVERIFY(!confirms(code));
}

void TestEmailConfirmation::withoutAnAddress()
{
    identity::NewCustomer ben = m_bank->person(QStringLiteral("Ben"));
    ben.declared.email.clear();
    const UserId id = *m_bank->registerCustomer(ben);
    const auto refused = m_bank->transact([&](store::Transaction &t) { return m_confirmation->send(t, id); });
    QVERIFY(!refused && refused.error().reason == Refusal::InvalidValue);
    const auto nobody = m_bank->transact([&](store::Transaction &t) { return m_confirmation->send(t, UserId{9'999}); });
    QVERIFY(!nobody && nobody.error().reason == Refusal::NotFound);
}

void TestEmailConfirmation::nothingReadableIsStored()
{
    const QByteArray code = sent().toLatin1();
    for (const store::Row &row : m_bank->connection().run("identity/messages"))
        QVERIFY(!row.bytes("code").contains(code) && !row.bytes("email").contains(m_email.toLatin1()));
}

void TestEmailConfirmation::aNoticeOnceAnHour()
{
    const auto notice = [&] { m_bank->transact([&](store::Transaction &t) { m_confirmation->notice(t, m_ana); }); };
    notice();
    notice();
    QCOMPARE(m_confirmation->messages(m_bank->connection()).size(), 1);
    QVERIFY(m_confirmation->messages(m_bank->connection())[0].kind == identity::MessageKind::AlreadyRegistered);
    m_bank->pass(identity::noticeSeconds + 1);
    notice();
    QCOMPARE(m_confirmation->messages(m_bank->connection()).size(), 2);
}

void TestEmailConfirmation::oldMessagesGo()
{
    (void)sent();
    m_confirmation->removeOld(m_bank->connection());
    QCOMPARE(m_confirmation->messages(m_bank->connection()).size(), 1);
    m_bank->pass(identity::messageSeconds + 1);
    m_confirmation->removeOld(m_bank->connection());
    QVERIFY(m_confirmation->messages(m_bank->connection()).isEmpty());
}

QTEST_GUILESS_MAIN(TestEmailConfirmation)
#include "tst_emailconfirmation.moc"
