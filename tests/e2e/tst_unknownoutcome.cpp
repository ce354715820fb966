// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/postingoperation.h"
#include "tests/e2e/bankfixture.h"
#include "tests/e2e/serverprocess.h"
#include "tests/support/proxy/faultproxy.h"

using namespace guichet;
using client::PostingOperation;
using State = PostingOperation::State;
using Mode = FaultProxy::Mode;

namespace {

constexpr int patienceMs = 30'000;

/// A desk: what it keeps in memory is lost with it, what it keeps on disk is not.
struct Desk {
    Desk(const FaultProxy &proxy, const QByteArray &authority, const Clock &clock, const QString &journalFile)
        : api(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(proxy.port())), QSslCertificate::fromData(authority), clock)
        , journal(journalFile)
    {
    }

    void signIn()
    {
        bool isIn = false;
        api.call<wire::LoginRequest, wire::SessionReply>(
            wire::login, {BankFixture::emailOf(Role::Teller), BankFixture::password}, &api,
            [&](const client::Result<wire::SessionReply> &reply) {
                if (!reply)
                    return;
                user = reply->user.id;
                api.setAccessToken(reply->accessToken.toLatin1());
                isIn = true;
            });
        QTRY_VERIFY_WITH_TIMEOUT(isIn, patienceMs);
    }

    template <class Q>
    void begin(const wire::Endpoint<Q, Receipt> &endpoint, const Q &request, EntryKind kind, AccountId account)
    {
        const IdempotencyKey key = IdempotencyKey::make(api.clock().nowMicros());
        take(endpoint.info, client::makeRecord(endpoint, request, key, user, kind, account, api.clock().nowMicros()));
        operation->start();
    }
    void take(const wire::EndpointInfo &info, const client::PostingRecord &record)
    {
        operation = std::make_unique<PostingOperation>(api, journal, info, record);
    }
    QList<client::PostingRecord> unsettled()
    {
        std::optional<QList<client::PostingRecord>> found;
        journal.unsettled(user, &api, [&](const QList<client::PostingRecord> &records) { found = records; });
        if (!QTest::qWaitFor([&] { return found.has_value(); }, patienceMs))
            qFatal("the journal says nothing");
        return *found;
    }

    client::ApiClient api;
    client::PostingJournal journal;
    UserId user;
    std::unique_ptr<PostingOperation> operation;
};

} // namespace

/// No unknown outcome stays one: whatever is cut, whoever dies, an operation ends as done or not done, and is done once.
class TestUnknownOutcome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_bank = std::make_unique<BankFixture>(QStringList(), m_clock.nowMicros());
        m_proxy = std::make_unique<FaultProxy>(m_bank->port);
    }
    void init()
    {
        m_proxy->setTarget(m_bank->port);
        m_proxy->setMode(Mode::Pass);
        m_account = m_bank->client(QStringLiteral("Ada Unknown")).account;
        m_desk = newDesk(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())));
        m_desk->signIn();
    }
    void cleanup() { m_desk.reset(); }

    void aCutReplyResolvesToBooked();
    void aReplyCutInTheMiddleResolvesToBooked();
    void whatNeverArrivedIsSentAgain();
    void theNetworkSendingAgainByItselfBooksOnce();
    void aRefusalThatWasNotHeardIsFound();
    void theDeskCrashesAndTakesItUp();
    void theDeskCrashesBeforeAnythingIsSent();
    void aSlowNetworkChangesNothing();
    void theServerIsKilledBetweenCommitAndAnswer(); // last: it stops the bank of this process

private:
    std::unique_ptr<Desk> newDesk(const QString &file)
    {
        return std::make_unique<Desk>(*m_proxy, m_bank->authority, m_clock, file);
    }
    void deposit(qint64 cents = 5'000)
    {
        m_desk->begin(wire::deposit, BankFixture::cash(m_account, cents), EntryKind::Deposit, m_account);
    }
    State state() const { return m_desk->operation->state(); }
    void expectBookedOnce(qint64 cents = 5'000)
    {
        QTRY_VERIFY2_WITH_TIMEOUT(m_desk->operation->isFinal(), "still unknown", patienceMs);
        QCOMPARE(state(), State::Booked);
        QCOMPARE(m_desk->operation->receipt().amount, BankFixture::euros(cents));
        QCOMPARE(m_desk->operation->receipt().key, m_desk->operation->record().key);
        QVERIFY(m_desk->unsettled().isEmpty());
        QCOMPARE(entries(), 1);
    }
    /// What the ledger holds, asked past the server.
    int entries()
    {
        const Actor teller{m_bank->idOf(Role::Teller), Role::Teller};
        const auto page = accounts::postingsPage(m_bank->connection(), m_bank->users(), m_account, {{}, 200}, teller);
        return page ? static_cast<int>(page->items.size()) : -1;
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<BankFixture> m_bank;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Desk> m_desk;
    AccountId m_account;
};

void TestUnknownOutcome::aCutReplyResolvesToBooked()
{
    m_proxy->setMode(Mode::CutReply, Mode::Down);
    deposit();
    QTRY_COMPARE_WITH_TIMEOUT(state(), State::Unknown, patienceMs);
    QCOMPARE(m_proxy->cuts() > 0, true);
    QCOMPARE(entries(), 1);
    QCOMPARE(m_desk->unsettled().size(), 1);
    QVERIFY(m_desk->operation->secondsToNextCheck() > 0);
    m_proxy->setMode(Mode::Pass);
    expectBookedOnce();
}

void TestUnknownOutcome::aReplyCutInTheMiddleResolvesToBooked()
{
    m_proxy->setMode(Mode::CutInsideReply, Mode::Down);
    deposit();
    QTRY_COMPARE_WITH_TIMEOUT(state(), State::Unknown, patienceMs);
    m_proxy->setMode(Mode::Pass);
    expectBookedOnce();
}

void TestUnknownOutcome::whatNeverArrivedIsSentAgain()
{
    m_proxy->setMode(Mode::CutRequest, Mode::Down);
    deposit();
    QTRY_COMPARE_WITH_TIMEOUT(state(), State::Unknown, patienceMs);
    QCOMPARE(entries(), 0);
    m_proxy->setMode(Mode::Pass);
    expectBookedOnce();
}

// QNetworkAccessManager repeats a POST on its own when a connection that was in use before drops.
void TestUnknownOutcome::theNetworkSendingAgainByItselfBooksOnce()
{
    m_proxy->setMode(Mode::CutReply, Mode::Pass);
    deposit();
    expectBookedOnce();
}

void TestUnknownOutcome::aRefusalThatWasNotHeardIsFound()
{
    m_proxy->setMode(Mode::CutReply, Mode::Down);
    m_desk->begin(wire::withdraw, BankFixture::cash(m_account, 5'000), EntryKind::Withdrawal, m_account);
    QTRY_COMPARE_WITH_TIMEOUT(state(), State::Unknown, patienceMs);
    m_proxy->setMode(Mode::Pass);
    QTRY_COMPARE_WITH_TIMEOUT(state(), State::Refused, patienceMs);
    QCOMPARE(m_desk->operation->failure().refusal, std::optional(Refusal::InsufficientFunds));
    QVERIFY(m_desk->unsettled().isEmpty());
    QCOMPARE(entries(), 0);
}

void TestUnknownOutcome::theDeskCrashesAndTakesItUp()
{
    const QString file = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
    m_proxy->setMode(Mode::CutReply, Mode::Down);
    deposit();
    QTRY_COMPARE_WITH_TIMEOUT(state(), State::Unknown, patienceMs);
    const IdempotencyKey key = m_desk->operation->record().key;
    m_desk.reset();

    m_proxy->setMode(Mode::Pass);
    m_desk = newDesk(file);
    m_desk->signIn();
    const auto records = m_desk->unsettled();
    QCOMPARE(records.size(), 1);
    QCOMPARE(records[0].key, key);
    QCOMPARE(records[0].amount, BankFixture::euros(5'000));
    const wire::EndpointInfo *endpoint = client::endpointOf(records[0]);
    QVERIFY(endpoint);
    m_desk->take(*endpoint, records[0]);
    m_desk->operation->resume();
    expectBookedOnce();
}

// It was on disk already, the bank never heard of it: taken up, it is sent, the same bytes under the same key.
void TestUnknownOutcome::theDeskCrashesBeforeAnythingIsSent()
{
    const QString file = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
    m_proxy->setMode(Mode::Down);
    deposit();
    QTRY_COMPARE_WITH_TIMEOUT(state(), State::Unknown, patienceMs);
    m_desk.reset();

    m_proxy->setMode(Mode::Pass);
    m_desk = newDesk(file);
    m_desk->signIn();
    const auto records = m_desk->unsettled();
    QCOMPARE(records.size(), 1);
    m_desk->take(*client::endpointOf(records[0]), records[0]);
    m_desk->operation->resume();
    expectBookedOnce();
}

void TestUnknownOutcome::aSlowNetworkChangesNothing()
{
    m_proxy->setDelay(std::chrono::milliseconds(100));
    deposit();
    expectBookedOnce();
    m_proxy->setDelay(std::chrono::milliseconds(0));
}

void TestUnknownOutcome::theServerIsKilledBetweenCommitAndAnswer()
{
    // The program itself takes the place of the bank in this process.
    m_desk.reset();
    m_bank->shut();
    auto server = std::make_unique<ServerProcess>(m_bank->arguments);
    m_proxy->setTarget(server->port());
    m_proxy->setMode(Mode::Down); // ends the connections to the old one
    m_proxy->setMode(Mode::Pass);
    m_desk = newDesk(m_folder.filePath(QStringLiteral("killed")));
    m_desk->signIn();

    m_proxy->setMode(Mode::CutReply, Mode::Down);
    deposit();
    QTRY_COMPARE_WITH_TIMEOUT(state(), State::Unknown, patienceMs);
    server->kill();
    QCOMPARE(entries(), 1); // committed, and nobody was told

    server = std::make_unique<ServerProcess>(m_bank->arguments);
    m_proxy->setTarget(server->port());
    m_proxy->setMode(Mode::Pass);
    expectBookedOnce();
    m_desk.reset();
    QCOMPARE(server->end(), 0); // and SIGTERM ends it cleanly
}

QTEST_GUILESS_MAIN(TestUnknownOutcome)
#include "tst_unknownoutcome.moc"
