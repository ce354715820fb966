// SPDX-License-Identifier: GPL-3.0-or-later
// services/http/routes/liveupdates.cpp and services/http/routes/eventroutes.cpp over the real port.
#include "services/http/routes/liveupdates.h"

#include "models/wire/events.h"
#include "services/audit/audittrail.h"
#include "services/http/limits.h"
#include "services/ledger/reads.h"
#include "tests/e2e/bankfixture.h"

using namespace guichet;

namespace {

/// One who reads the stream event by event. Blocking.
class Reader
{
public:
    struct Event {
        QByteArray name;
        QByteArray id;
        QByteArray data;
    };

    Reader(BankFixture &bank, const QByteArray &token, const QByteArray &lastEventId = {})
        : m_client(bank.port, bank.authority)
    {
        QByteArray request = "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n";
        if (!lastEventId.isEmpty())
            request += "Last-Event-ID: " + lastEventId + "\r\n";
        m_client.send(request + "\r\n");
        while (!m_text.contains("\r\n\r\n") && more()) { }
        const qsizetype end = m_text.indexOf("\r\n\r\n");
        head = m_text.left(end);
        m_text.remove(0, end + 4);
    }

    /// The next one; without a name when the stream ended.
    Event next()
    {
        for (;;) {
            const qsizetype end = m_text.indexOf("\n\n");
            if (end < 0) {
                if (!more())
                    return {};
                continue;
            }
            Event event;
            for (const QByteArray &line : m_text.left(end).split('\n')) {
                const qsizetype colon = line.indexOf(": ");
                if (line.startsWith("event: "))
                    event.name = line.mid(colon + 2);
                else if (line.startsWith("id: "))
                    event.id = line.mid(colon + 2);
                else if (line.startsWith("data: "))
                    event.data = line.mid(colon + 2);
            }
            m_text.remove(0, end + 2);
            if (!event.name.isEmpty())
                return event;
        }
    }
    Event next(const QByteArray &name)
    {
        Event event = next();
        while (!event.name.isEmpty() && event.name != name)
            event = next();
        return event;
    }

    QByteArray head;

private:
    bool more()
    {
        if (m_client.socket.bytesAvailable() == 0 && !m_client.socket.waitForReadyRead(20'000)
            && m_client.socket.bytesAvailable() == 0)
            return false;
        m_text += m_client.socket.readAll();
        return true;
    }
    EdgeClient m_client;
    QByteArray m_text;
};

} // namespace

/// `GET events`: who follows hears of what is booked and changed, and goes on where they were.
class TestLiveUpdates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_bank = std::make_unique<BankFixture>();
        m_token = m_bank->signIn(Role::Teller);
    }
    void cleanupTestCase() { m_bank.reset(); }
    void whatIsBookedIsTold();
    void whatIsChangedIsTold();
    void goingOnAfterAPosition();
    void moreThanCanBeNamed();
    void whoMayFollow();
    void aPositionThatIsNone_data();
    void aPositionThatIsNone();
    void aSessionThatEndsHearsNothingMore();
    void asManyAsAServerTakes();
    void aBankThatStopsEndsThem();

private:
    AccountId book(qint64 cents)
    {
        const auto client = m_bank->client(QStringLiteral("Ada Moreau"));
        m_bank->fund(client.account, cents);
        return client.account;
    }
    std::unique_ptr<BankFixture> m_bank;
    QByteArray m_token;
};

void TestLiveUpdates::whatIsBookedIsTold()
{
    Reader reader(*m_bank, m_token);
    QVERIFY2(reader.head.startsWith("HTTP/1.1 200 ") && reader.head.contains("text/event-stream"), reader.head);
    const auto ready = reader.next();
    QCOMPARE(ready.name, QByteArray("ready"));
    QCOMPARE(wire::decodeReady(ready.data)->position, ledger::logEnd(m_bank->connection()));
    const AccountId account = book(5'000);
    const auto posted = wire::decodePosted(reader.next("posted").data);
    QVERIFY(posted);
    QVERIFY(posted->accounts.contains(account) && posted->accounts.contains(m_bank->settlement) && !posted->all);
    QCOMPARE(posted->position, ledger::logEnd(m_bank->connection()));
}

void TestLiveUpdates::whatIsChangedIsTold()
{
    Reader reader(*m_bank, m_token);
    QCOMPARE(reader.next().name, QByteArray("ready"));
    (void)m_bank->client(QStringLiteral("Bela Novak"));
    QList<ChangeSubject> told;
    while (!told.contains(ChangeSubject::Customer) || !told.contains(ChangeSubject::Account)) {
        const auto changed = reader.next("changed");
        QVERIFY2(!changed.name.isEmpty(), "it ended");
        QVERIFY(changed.id.isEmpty());
        told += wire::decodeChanged(changed.data)->subjects;
    }
}

void TestLiveUpdates::goingOnAfterAPosition()
{
    const AccountId before = book(100);
    const qint64 position = ledger::logEnd(m_bank->connection());
    const AccountId missed = book(200);
    Reader reader(*m_bank, m_token, QByteArray::number(position));
    QCOMPARE(reader.next().id, QByteArray::number(position));
    const auto event = reader.next();
    QCOMPARE(event.name, QByteArray("posted"));
    QCOMPARE(event.id, QByteArray::number(ledger::logEnd(m_bank->connection())));
    const auto posted = wire::decodePosted(event.data);
    QVERIFY(posted->accounts.contains(missed) && !posted->accounts.contains(before));
    const AccountId later = book(300);
    QVERIFY(wire::decodePosted(reader.next("posted").data)->accounts.contains(later));
}

void TestLiveUpdates::moreThanCanBeNamed()
{
    Reader reader(*m_bank, m_token, "999999999"); // a log that isn't this one
    QCOMPARE(reader.next().name, QByteArray("ready"));
    const auto posted = wire::decodePosted(reader.next("posted").data);
    QVERIFY(posted->all && posted->accounts.isEmpty());
    QCOMPARE(posted->position, ledger::logEnd(m_bank->connection()));
}

void TestLiveUpdates::whoMayFollow()
{
    QVERIFY(Reader(*m_bank, m_bank->signIn(Role::Customer)).head.startsWith("HTTP/1.1 403 "));
    QVERIFY(Reader(*m_bank, "no.token").head.startsWith("HTTP/1.1 401 "));
    QCOMPARE(m_bank->as(Role::Manager).send("GET", "/api/v1/events").status, 200);
    QCOMPARE(m_bank->as(Role::Manager).send("GET", "/api/v1/events?x=1").status, 422);
}

void TestLiveUpdates::aPositionThatIsNone_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"x", "-1", "1.5", "99999999999999999999", "1;drop"})
        QTest::addRow("%s", text) << QByteArray(text);
}

void TestLiveUpdates::aPositionThatIsNone()
{
    QFETCH(QByteArray, text);
    const Reader reader(*m_bank, m_token, text);
    QVERIFY2(reader.head.startsWith("HTTP/1.1 422 "), reader.head);
}

void TestLiveUpdates::aSessionThatEndsHearsNothingMore()
{
    BankClient supervisor = m_bank->stranger();
    supervisor.setToken(m_bank->signIn(Role::Supervisor));
    Reader reader(*m_bank, supervisor.token());
    QCOMPARE(reader.next().name, QByteArray("ready"));
    QCOMPARE(supervisor.call(wire::logout, {}).status(), 204);
    (void)book(700);
    QCOMPARE(reader.next().name, QByteArray());
}

void TestLiveUpdates::asManyAsAServerTakes()
{
    http::LiveUpdates &live = m_bank->bank->services().live;
    QTRY_COMPARE(live.count(), 0); // those of before are gone
    std::vector<http::LiveUpdates::Place> places;
    while (auto place = live.reserve())
        places.push_back(std::move(place));
    QCOMPARE(int(places.size()), http::limits::streams);
    const Reader refused(*m_bank, m_token);
    QVERIFY2(refused.head.startsWith("HTTP/1.1 503 ") && refused.head.contains("Retry-After: "), refused.head);
    places.clear();
    Reader reader(*m_bank, m_token);
    QCOMPARE(reader.next().name, QByteArray("ready"));
}

void TestLiveUpdates::aBankThatStopsEndsThem()
{
    Reader reader(*m_bank, m_token);
    QCOMPARE(reader.next().name, QByteArray("ready"));
    m_bank->bank->services().live.stop();
    QCOMPARE(reader.next().name, QByteArray());
    QVERIFY(!m_bank->bank->services().live.reserve());
}

QTEST_GUILESS_MAIN(TestLiveUpdates)
#include "tst_liveupdates.moc"
