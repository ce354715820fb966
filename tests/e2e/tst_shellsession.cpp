// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/json.h"
#include "tests/e2e/bankfixture.h"

#include <QProcess>

using namespace guichet;

/// The lines of the README for the shell, word for word, against a bank whose people are called as the demo's.
class TestShellSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_bank.reset(); }
    void runsAsItStands();

private:
    static QByteArray script();
    void addStaff(Role role, const QString &email);

    std::unique_ptr<BankFixture> m_bank;
    AccountId m_payee;
};

void TestShellSession::addStaff(Role role, const QString &email)
{
    const QString hash = identity::hashPassword(QStringLiteral("northgate demo bank"), identity::cheapScryptCost);
    m_bank->transact([&](store::Transaction &transaction) {
        QVERIFY(m_bank->users().createStaff(transaction, {QStringLiteral("Staff"), email, role, hash, {}}));
    });
}

void TestShellSession::initTestCase()
{
    m_bank = std::make_unique<BankFixture>(QStringList(), SystemClock().nowMicros()); // keys are made by the shell's clock
    addStaff(Role::Compliance, QStringLiteral("compliance@guichet.example"));
    addStaff(Role::Supervisor, QStringLiteral("supervisor@guichet.example"));
    const BankFixture::Client amelie = m_bank->client(QStringLiteral("Amélie Fontaine"));
    m_payee = amelie.account;
    BankClient teller = m_bank->teller();
    const auto details = teller.call(wire::customer, {amelie.user});
    wire::UpdateRequest update{amelie.user, details.value->declared, details.value->version};
    update.declared.email = QStringLiteral("amelie.fontaine@mail.example");
    QCOMPARE(teller.call(wire::updateCustomer, update).status(), 200);
    QCOMPARE(teller.call(wire::confirmEmail, {amelie.user}).status(), 204);
}

QByteArray TestShellSession::script()
{
    QFile readme(QStringLiteral(SOURCE_FOLDER "/README.md"));
    if (!readme.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = readme.readAll();
    const qsizetype begin = text.indexOf("```sh\n", text.indexOf("\n## From the shell\n"));
    return begin < 0 ? QByteArray() : text.mid(begin + 6, text.indexOf("\n```", begin) - begin - 5);
}

void TestShellSession::runsAsItStands()
{
    QVERIFY(script().contains("feed/"));
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("bank"), QStringLiteral("https://localhost:%1").arg(m_bank->port));
    environment.insert(QStringLiteral("data"), m_bank->folder.path());
    environment.insert(QStringLiteral("GUICHET_DATABASE"), m_bank->database.database().description());
    environment.insert(QStringLiteral("GUICHET_ALLOW_VOLATILE_DATABASE"), QStringLiteral("yes"));
    environment.insert(QStringLiteral("PATH"), QStringLiteral(PROGRAM_FOLDER ":") + environment.value(QStringLiteral("PATH")));
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(QStringLiteral(SOURCE_FOLDER));
    shell.start(QStringLiteral("bash"), {QStringLiteral("-euo"), QStringLiteral("pipefail"), QStringLiteral("-c"),
                                         QString::fromUtf8(script())});
    QVERIFY(shell.waitForFinished(120'000));
    const QByteArray said = shell.readAllStandardOutput();
    const QByteArray wrong = shell.readAllStandardError();
    QVERIFY2(shell.exitStatus() == QProcess::NormalExit && shell.exitCode() == 0, said + wrong);
    QVERIFY2(wrong.isEmpty() || !wrong.contains("curl"), wrong);
    // The feed is the last that it says.
    const QByteArray feed = said.mid(said.lastIndexOf("{\"user_id\":"));
    QVERIFY2(feed.contains("\"balance\":47500,") && feed.contains("\"amount\":50000,") && feed.contains("\"amount\":-2500,"),
             said);
    QVERIFY(wire::parseStrict(feed).has_value());
    QCOMPARE(m_bank->balanceOf(m_payee), 2'500);
}

QTEST_GUILESS_MAIN(TestShellSession)
#include "tst_shellsession.moc"
