// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/internalaccounts.h"
#include "services/store/postgresprograms.h"
#include "tests/e2e/bankfixture.h"
#include "tests/e2e/samplephoto.h"
#include "tests/e2e/traces.h"
#include "tests/support/longrun.h"
#include "tests/support/testcluster.h"

#include <QProcess>

using namespace guichet;

namespace {

constexpr int patience = 60'000;
constexpr int deskPatience = 900'000; // with --long, sanitized
constexpr int photoTrace = 24; // bytes
constexpr int signsInEvery = 10;
constexpr int payer = 8000; // two who have accounts already
constexpr int payee = 8001;
constexpr int changedBy = 500'000; // whose ID number has become another one
constexpr int customersAToken = 50; // which lives for some minutes

// Every sentinel's e-mail, phone and ID number begins with what no other data holds.
const QString emailStem = QStringLiteral("zq7sentinel");
const QString phoneStem = QStringLiteral("88861998407");
const QString idStem = QStringLiteral("ZQ7KTX");
const QString password = QStringLiteral("zq7 this is my passphrase");

CustomerDeclaration sentinel(int number)
{
    return {QStringLiteral("Sentinella Verdi"), QDate(1990, 1, 2), QStringLiteral("%1%2@mail.example").arg(emailStem).arg(number),
            QStringLiteral("+%1%2").arg(phoneStem).arg(number, 4, 10, QLatin1Char('0')), QString(),
            QStringLiteral("%1%2").arg(idStem).arg(number, 6, 10, QLatin1Char('0'))};
}

} // namespace

/// Sentinel customers, whose e-mail, phone, ID number and photo are used in all that a bank does with them. Afterwards no
/// trace of them is in a dump of the database, its files and its log of changes, the server's log, a temporary file, or
/// what a desk that looked at them left on its computer.
/// The database is a cluster of this test's own. Each step stands on those before it.
class TestSentinels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theyUseTheBank();
    void aDeskLooksAtThem();
    void noTraceIsInTheDesksFiles();
    void noTraceIsInTheDump();
    void noTraceIsInTheDatabasesFiles();
    void noTraceIsInLogsKeysAndTemporaryFiles();
    void whatIsLeftBehindIsFound();
    void cleanupTestCase() { m_bank.reset(); }

private:
    void startServer();
    void visit(BankClient &teller, BankClient &compliance, int number);
    void signIn(int number, const QString &email);
    void openFor(int number);
    QString peopleAtTheDesk() const;
    QByteArray tokenOf(Role role)
    {
        BankClient client(m_port, m_bank->authority, m_bank->clock);
        const auto in = client.call(wire::login, {BankFixture::emailOf(role), BankFixture::password});
        return in.value ? in.value->accessToken.toLatin1() : QByteArray();
    }
    QString dumped(const QString &name);
    QString clusterFolder()
    {
        auto rows = m_bank->database.superuserConnection().run("teste2e/data_directory");
        return rows.only().text("folder");
    }
    void writeOut() { m_bank->database.superuserConnection().runScriptNamed("teste2e/write_out"); }

    std::unique_ptr<BankFixture> m_bank;
    std::unique_ptr<QTemporaryDir> m_temporary;
    QTemporaryDir m_desk; ///< the home of who sits at the desk
    QProcess m_server;
    quint16 m_port = 0;
    Traces m_traces;
};

void TestSentinels::initTestCase()
{
    qunsetenv(TestCluster::environmentName);
    m_bank = std::make_unique<BankFixture>(QStringList(), SystemClock().nowMicros()); // as the program has it
    m_bank->database.superuserConnection().runScriptNamed("teste2e/compress_nothing");
    m_bank->database.superuserConnection().runScriptNamed("teste2e/reload_configuration");
    openFor(payer);
    openFor(payee);
    m_bank->shut();
    m_traces.addText("e-mail", emailStem);
    m_traces.addText("phone", phoneStem);
    m_traces.addText("ID number", idStem);
    m_traces.addText("password", password);
    m_traces.addBytes("photo", samplePhoto().mid(45, photoTrace));
    m_temporary = std::make_unique<QTemporaryDir>();
    startServer();
}

/// A customer whose e-mail address is confirmed, with an account and money in it.
void TestSentinels::openFor(int number)
{
    const UserId id = m_bank->transact([&](store::Transaction &transaction) {
        const identity::NewCustomer customer{sentinel(number), true, {}, m_bank->idOf(Role::Teller)};
        const auto made = m_bank->users().registerCustomer(transaction, customer);
        if (!made || !m_bank->users().setApproved(transaction, *made, true, m_bank->idOf(Role::Compliance)))
            qFatal("a sentinel is refused");
        ledger::registerCustomer(transaction.connection(), *made, true);
        return *made;
    });
    m_bank->fund(m_bank->account(id), 50'000);
}

void TestSentinels::startServer()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TMPDIR"), m_temporary->path());
    m_server.setProcessEnvironment(environment);
    m_server.setStandardErrorFile(m_bank->folder.filePath(QStringLiteral("server.log")));
    m_server.start(QStringLiteral(GUICHETD), m_bank->arguments + QStringList{QStringLiteral("--request-log"), QStringLiteral("yes")});
    while (!m_server.canReadLine())
        QVERIFY(m_server.waitForReadyRead(patience));
    const QByteArray line = m_server.readLine().trimmed();
    m_port = static_cast<quint16>(line.mid(line.lastIndexOf(':') + 1).toUInt());
}

/// They register by themselves, sign in, mistype, and change what they declared.
void TestSentinels::signIn(int number, const QString &email)
{
    BankClient client(m_port, m_bank->authority, m_bank->clock);
    const auto in = client.call(wire::login, {email, password});
    QVERIFY2(in.value, qPrintable(in.inShort()));
    (void)client.call(wire::login, {email, password + QStringLiteral(", wrong")});
    client.setToken(in.value->accessToken.toLatin1());
    const auto own = client.call(wire::customer, {in.value->user.id});
    QVERIFY(own.value);
    CustomerDeclaration changed = own.value->declared;
    changed.idNumber = sentinel(number + changedBy).idNumber;
    QCOMPARE(client.call(wire::updateCustomer, {in.value->user.id, changed, own.value->version}).status(), 200);
    QCOMPARE(client.call(wire::uploadDocument, {in.value->user.id, DocumentSide::Back, {"image/png", samplePhoto()}}).status(), 204);
    (void)client.call(wire::payee, {{}, email});
    (void)client.send("POST", "/api/v1/user/create", {{"Content-Type", "application/json"}}, "{\"" + email.toUtf8() + "\":");
    (void)client.send("GET", "/api/v1/" + email.toUtf8().toPercentEncoding(), {{"X-Note", email.toUtf8()}});
}

void TestSentinels::visit(BankClient &teller, BankClient &compliance, int number)
{
    wire::RegisterRequest request{sentinel(number), number % signsInEvery != 0, {}};
    UserId id;
    if (number % signsInEvery == 0) {
        BankClient stranger(m_port, m_bank->authority, m_bank->clock);
        request.password = password;
        QCOMPARE(stranger.call(wire::registerCustomer, request).inShort(), QStringLiteral("200"));
        signIn(number, request.declared.email);
    } else {
        QCOMPARE(teller.call(wire::registerCustomer, request).inShort(), QStringLiteral("200"));
    }
    QVERIFY(teller.call(wire::registerCustomer, request).status() >= 400); // twice
    for (const QString &text : {request.declared.email, request.declared.phone}) {
        const auto found = teller.call(wire::findCustomers, {text, 5});
        QVERIFY(found.value && found.value->items.size() == 1);
        id = found.value->items.first().id;
    }
    (void)teller.call(wire::findCustomers, {request.declared.idNumber, 5});
    (void)teller.call(wire::payee, {{}, request.declared.email});
    QCOMPARE(teller.call(wire::uploadDocument, {id, DocumentSide::Front, {"image/png", samplePhoto()}}).status(), 204);
    QCOMPARE(teller.call(wire::submitReview, {id, {{}, QDate(2039, 1, 31)}}).status(), 204);
    if (number > 0)
        return;
    const auto queue = compliance.call(wire::reviewQueue, {{}, 5});
    QVERIFY(queue.value && !queue.value->items.isEmpty());
    const ReviewCaseId review = queue.value->items.first().id;
    QCOMPARE(compliance.call(wire::reviewCase, {review}).status(), 200);
    const auto photo = compliance.call(wire::reviewDocument, {review, DocumentSide::Front});
    QVERIFY(photo.value);
    m_traces.addBytes("photo, written anew", photo.value->bytes.mid(45, photoTrace));
}

void TestSentinels::theyUseTheBank()
{
    BankClient teller(m_port, m_bank->authority, m_bank->clock);
    BankClient compliance(m_port, m_bank->authority, m_bank->clock);
    const int many = ofCampaign(1'000, 20);
    for (int number = 0; number < many; ++number) {
        if (number % customersAToken == 0) {
            teller.setToken(tokenOf(Role::Teller));
            compliance.setToken(tokenOf(Role::Compliance));
        }
        visit(teller, compliance, number);
        if (QTest::currentTestFailed())
            return;
    }
}

/// Two with accounts, the one whose ID waits longest, and some more: name, ID number, e-mail a line.
QString TestSentinels::peopleAtTheDesk() const
{
    QString list;
    const auto add = [&](int number, int numberOfId) {
        list += sentinel(number).name + u'\t' + sentinel(numberOfId).idNumber + u'\t' + sentinel(number).email + u'\n';
    };
    add(payer, payer);
    add(payee, payee);
    add(0, changedBy);
    for (int number = 1; number < ofCampaign(100, 3); ++number)
        add(number, number);
    return list;
}

/// The real desk, in a home of its own.
void TestSentinels::aDeskLooksAtThem()
{
    const auto write = [&](const QString &name, const QByteArray &content) {
        QFile file(m_temporary->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    };
    QByteArray signIns;
    for (const Role role : {Role::Teller, Role::Compliance})
        signIns += enumName(role).data() + (' ' + BankFixture::emailOf(role).toUtf8()) + ' ' + BankFixture::password.toUtf8() + '\n';
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
        environment.insert(QString::fromLatin1(name), m_desk.path());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    QProcess desk;
    desk.setProcessEnvironment(environment);
    desk.setWorkingDirectory(m_desk.path());
    desk.setStandardErrorFile(m_desk.filePath(QStringLiteral("desk.log")));
    const QString authority = m_bank->folder.filePath(QStringLiteral("tls/ca.pem"));
    const QString list = write(QStringLiteral("people"), peopleAtTheDesk().toUtf8());
    desk.start(QStringLiteral(GUICHET_TOUR),
               {QStringLiteral("--server"), QStringLiteral("https://localhost:%1").arg(m_port), QStringLiteral("--ca"), authority,
                QStringLiteral("--sign-ins"), write(QStringLiteral("sign-ins"), signIns), QStringLiteral("--look-at"), list,
                QStringLiteral("--tour"), m_desk.filePath(QStringLiteral("pictures"))});
    QVERIFY(desk.waitForFinished(deskPatience));
    const QByteArray said = desk.readAllStandardOutput();
    QVERIFY2(desk.exitStatus() == QProcess::NormalExit && desk.exitCode() == 0, said);
    QVERIFY(QFile::remove(list));
    m_server.terminate();
    QVERIFY(m_server.waitForFinished(patience));
}

void TestSentinels::noTraceIsInTheDesksFiles()
{
    QCOMPARE(m_traces.foundBelow(m_desk.path()), QStringList());
    QDirIterator journals(m_desk.path(), {QStringLiteral("operations.sqlite")}, QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(journals.hasNext()); // it wrote down the transfer before it sent it
}

QString TestSentinels::dumped(const QString &name)
{
    const auto programs = store::PostgresPrograms::find();
    const store::Database database = m_bank->database.superuser();
    QProcess dump;
    dump.setStandardOutputFile(m_temporary->filePath(name));
    dump.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    if (programs)
        dump.start(programs->folder() + QStringLiteral("/pg_dump"),
                   {QStringLiteral("--host"), database.host(), QStringLiteral("--username"), database.user(),
                    QStringLiteral("--inserts"), database.databaseName()});
    if (!programs || !dump.waitForFinished(patience) || dump.exitCode() != 0)
        qFatal("pg_dump doesn't: %s", qPrintable(dump.errorString()));
    return dump.workingDirectory() + m_temporary->filePath(name);
}

void TestSentinels::noTraceIsInTheDump()
{
    const QString dump = dumped(QStringLiteral("dump.sql"));
    QCOMPARE(m_traces.foundIn(dump), QStringList());
    QFile file(dump);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("Sentinella")); // they are in it
    QVERIFY(file.remove());
}

void TestSentinels::noTraceIsInTheDatabasesFiles()
{
    writeOut();
    QCOMPARE(m_traces.foundBelow(clusterFolder()), QStringList());
}

void TestSentinels::noTraceIsInLogsKeysAndTemporaryFiles()
{
    QCOMPARE(m_traces.foundBelow(m_bank->folder.path()), QStringList());
    QCOMPARE(m_traces.foundBelow(m_temporary->path()), QStringList());
    QFile log(m_bank->folder.filePath(QStringLiteral("server.log")));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QVERIFY(log.readAll().count("\"route\":\"user/create\"") > 0); // it holds what they did
    qInfo("%zu forms looked for in %lld MB", m_traces.disguises().size(), m_traces.bytesRead() / 1'000'000);
}

/// The search itself: every form of every secret, left in a file, in a table, and in the log of changes.
void TestSentinels::whatIsLeftBehindIsFound()
{
    auto &superuser = m_bank->database.superuserConnection();
    superuser.runScriptNamed("teste2e/create_leak");
    QFile file(m_temporary->filePath(QStringLiteral("left")));
    for (const Traces::Disguise &disguise : m_traces.disguises()) {
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("before " + disguise.bytes + " behind");
        file.close();
        QVERIFY2(!m_traces.foundIn(file.fileName()).isEmpty(), disguise.what + ", " + disguise.form);
        for (int twice = 0; twice < 2; ++twice) // the end of a page may cut one
            superuser.run("teste2e/insert_leak", {{":leaked", disguise.bytes}});
    }
    writeOut();
    const auto forms = qsizetype(m_traces.disguises().size());
    const QStringList found = m_traces.foundBelow(clusterFolder());
    const QStringList inChanges = found.filter(QStringLiteral("/pg_wal/"));
    QVERIFY(inChanges.size() >= forms);
    QVERIFY(found.filter(QStringLiteral("/base/")).size() >= forms);
    superuser.runScriptNamed("teste2e/drop_leak");
}

QTEST_GUILESS_MAIN(TestSentinels)
#include "tst_sentinels.moc"
