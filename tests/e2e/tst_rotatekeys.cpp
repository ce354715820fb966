// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/customerload.h"
#include "services/identity/datakey.h"
#include "tests/e2e/bankfixture.h"
#include "tests/e2e/samplephoto.h"
#include "tests/e2e/serverprocess.h"
#include "tests/support/longrun.h"

#include <QProcess>

using namespace guichet;

namespace {

constexpr int patience = 600'000;
constexpr int fullBank = 100'000;
constexpr int smallBank = 300; // two portions of a rotation
constexpr int documents = 4;

identity::LoadedCustomer customerOf(int number)
{
    identity::LoadedCustomer customer;
    customer.declared = {QStringLiteral("Rota Client"), QDate(1980, 5, 17), QStringLiteral("rota%1@mail.example").arg(number),
                         QStringLiteral("+88862%1").arg(number, 8, 10, QLatin1Char('0')), QString(),
                         QStringLiteral("ROTA%1").arg(number, 8, 10, QLatin1Char('0'))};
    return customer;
}

} // namespace

/// Row P3: `guichetctl rotate-keys` beside a bank that serves. The program is killed in the middle, then a server is; what
/// is there is read, found and added to throughout, and the next run completes it. Each step stands on those before it.
class TestRotateKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedInTheMiddle();
    void everybodyIsServedBetween();
    void aServerKilledThenStartsWithBoth();
    void theNextRunCompletesItWhileTheBankServes();
    void nothingIsLeftOnTheOldKeys();
    void everybodyIsReadAndFound();
    void theOldKeysOpenNothing();
    void cleanupTestCase() { m_bank.reset(); }

private:
    struct Generations {
        qint64 onCurrent = 0;
        qint64 onOthers = 0;
        qint64 knownKeys = 0;
        qint64 documentsOnOthers = 0;
    };
    Generations generations()
    {
        auto rows = m_bank->connection().run("teste2e/key_generations");
        const auto row = rows.only();
        return {row.int64("on_current"), row.int64("on_others"), row.int64("known_keys"), row.int64("documents_on_others")};
    }
    QString keys(const char *name) const { return m_bank->folder.filePath(QStringLiteral("keys/") + QLatin1StringView(name)); }
    /// Found by e-mail, by phone and by ID number through this port, and it is them.
    static bool serves(BankClient &teller, int number, UserId id)
    {
        const CustomerDeclaration declared = customerOf(number).declared;
        for (const QString &text : {declared.email, declared.phone, declared.idNumber}) {
            const auto found = teller.call(wire::findCustomers, {text, 5});
            if (!found.value || found.value->items.size() != 1 || found.value->items.first().id != id)
                return false;
        }
        const auto details = teller.call(wire::customer, {id});
        return details.value && details.value->declared.email == declared.email
            && details.value->declared.idNumber == declared.idNumber;
    }
    /// Ends the program at so manieth portion of the rotation; 0: doesn't.
    void startRotation(QProcess &process, int killedAt)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (killedAt > 0)
            environment.insert(QStringLiteral("GUICHET_KILL_POINT"), QStringLiteral("key-rotation:%1:kill").arg(killedAt));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(GUICHETCTL), m_bank->arguments + QStringList{QStringLiteral("rotate-keys")});
    }

    std::unique_ptr<BankFixture> m_bank;
    QList<UserId> m_customers;
};

void TestRotateKeys::initTestCase()
{
    m_bank = std::make_unique<BankFixture>(QStringList(), SystemClock().nowMicros()); // as the programs have it
    const int many = ofCampaign(fullBank, smallBank);
    while (m_customers.size() < many) {
        QList<identity::LoadedCustomer> portion;
        for (qsizetype i = m_customers.size(); i < many && portion.size() < identity::loadChunk / 2; ++i)
            portion.append(customerOf(int(i)));
        m_customers += m_bank->transact([&](store::Transaction &transaction) {
            return identity::loadCustomers(transaction, *m_bank->bank->keys(), m_bank->clock, portion);
        });
    }
    BankClient teller = m_bank->teller();
    for (int i = 0; i < documents; ++i)
        QCOMPARE(teller.call(wire::uploadDocument, {m_customers[i], DocumentSide::Front, {"image/png", samplePhoto()}}).status(), 204);
}

void TestRotateKeys::killedInTheMiddle()
{
    QProcess rotation;
    startRotation(rotation, ofCampaign(200, 2));
    QVERIFY(rotation.waitForFinished(patience));
    QCOMPARE(rotation.exitStatus(), QProcess::CrashExit);
    const Generations now = generations();
    QVERIFY(now.onCurrent > 0 && now.onOthers > 0);
    QCOMPARE(now.knownKeys, qint64(2));
}

void TestRotateKeys::everybodyIsServedBetween()
{
    BankClient teller = m_bank->teller();
    const int last = int(m_customers.size()) - 1;
    QVERIFY(serves(teller, 0, m_customers.first())); // on the new keys
    QVERIFY(serves(teller, last, m_customers[last])); // on the old ones
    for (const int number : {0, last}) {
        wire::RegisterRequest twin{customerOf(number).declared, false, {}};
        QCOMPARE(teller.call(wire::registerCustomer, twin).inShort(), QStringLiteral("422 email-taken"));
    }
    const auto added = teller.call(wire::registerCustomer, {customerOf(last + 1).declared, true, {}});
    QCOMPARE(added.inShort(), QStringLiteral("200"));
    QVERIFY(serves(teller, last + 1, added.value->id));
    m_customers.append(added.value->id);
    (void)m_bank->signIn(Role::Supervisor);
}

void TestRotateKeys::aServerKilledThenStartsWithBoth()
{
    ServerProcess server(m_bank->arguments);
    BankClient teller(server.port(), m_bank->authority, m_bank->clock, m_bank->teller().token());
    const int last = int(m_customers.size()) - 2;
    QVERIFY(serves(teller, 0, m_customers.first()));
    server.kill();
    ServerProcess again(m_bank->arguments);
    BankClient other(again.port(), m_bank->authority, m_bank->clock, m_bank->teller().token());
    QVERIFY(serves(other, 0, m_customers.first()));
    QVERIFY(serves(other, last, m_customers[last]));
}

void TestRotateKeys::theNextRunCompletesItWhileTheBankServes()
{
    BankClient teller = m_bank->teller();
    QProcess rotation;
    startRotation(rotation, 0);
    QVERIFY(rotation.waitForStarted(patience));
    int served = 0;
    for (bool isOver = false; !isOver; ++served) {
        const int number = int((qint64(served) * 7919) % m_customers.size());
        QVERIFY2(serves(teller, number, m_customers[number]), qPrintable(QString::number(number)));
        isOver = rotation.waitForFinished(1);
    }
    const QByteArray said = rotation.readAll();
    QVERIFY2(rotation.exitStatus() == QProcess::NormalExit && rotation.exitCode() == 0, said);
    qInfo("%d customers served meanwhile. %s", served, said.constData());
}

void TestRotateKeys::nothingIsLeftOnTheOldKeys()
{
    const Generations now = generations();
    QCOMPARE(now.onOthers, qint64(0));
    QVERIFY(now.onCurrent > m_customers.size());
    QCOMPARE(now.knownKeys, qint64(1));
    QCOMPARE(now.documentsOnOthers, qint64(0));
    QVERIFY(!QFile::exists(keys("master.key")) && !QFile::exists(keys("blind-index.key")));
    QVERIFY(QFile::exists(keys("retired-1/master.key")));
}

void TestRotateKeys::everybodyIsReadAndFound()
{
    const auto fresh = identity::MasterKeys::loadOrCreate(keys(""));
    QVERIFY(fresh);
    QCOMPARE((*fresh)->ring->all().size(), qsizetype(1));
    const identity::Users users(*fresh, m_bank->clock);
    for (int i = 0; i < m_customers.size(); ++i) {
        const auto details = users.details(m_bank->connection(), m_customers[i]);
        QVERIFY(details);
        const CustomerDeclaration declared = customerOf(i).declared;
        QCOMPARE(details->declared.email, declared.email);
        QCOMPARE(details->declared.phone, declared.phone);
        QCOMPARE(details->declared.idNumber, declared.idNumber);
        QCOMPARE(users.emailOwner(m_bank->connection(), declared.email)->id, m_customers[i]);
    }
    BankClient compliance = m_bank->as(Role::Compliance);
    BankClient teller = m_bank->teller();
    for (int i = 0; i < documents; ++i)
        QCOMPARE(teller.call(wire::submitReview, {m_customers[i], {{}, QDate(2039, 1, 31)}}).status(), 204);
    const auto queue = compliance.call(wire::reviewQueue, {{}, 50});
    QCOMPARE(queue.value->items.size(), qsizetype(documents));
    for (const ReviewSummary &review : queue.value->items)
        QCOMPARE(compliance.call(wire::reviewDocument, {review.id, DocumentSide::Front}).status(), 200);
    ServerProcess server(m_bank->arguments); // takes these keys for its own
}

void TestRotateKeys::theOldKeysOpenNothing()
{
    const QTemporaryDir old;
    QVERIFY(QDir(old.path()).mkdir(QStringLiteral("keys")));
    const QString folder = old.filePath(QStringLiteral("keys/"));
    for (const char *name : {"master.key", "blind-index.key"})
        QVERIFY(QFile::copy(keys("retired-1/") + QLatin1StringView(name), folder + QLatin1StringView(name)));
    QVERIFY(QFile::copy(keys("signing.key"), folder + QStringLiteral("signing.key")));
    const auto before = identity::MasterKeys::loadOrCreate(folder);
    QVERIFY2(before, before ? "" : qPrintable(before.error()));
    QVERIFY_THROWS_EXCEPTION(store::Fault,
                             (void)identity::DataKey::of(m_bank->connection(), **before, m_customers.first()));
}

QTEST_GUILESS_MAIN(TestRotateKeys)
#include "tst_rotatekeys.moc"
