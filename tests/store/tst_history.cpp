// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/history.h"

#include "tests/store/ledgerbank.h"

#include <QRandomGenerator>

using namespace guichet;
using namespace guichet::ledger;

namespace {

/// What was booked on an account, remembered as plainly as can be.
struct Remembered {
    qint64 micros = 0;
    QDate date;
    qint64 balance = 0;
    qint64 sequence = 0;
};

bool isUpTo(const Remembered &one, qint64 micros) { return one.micros <= micros; }
bool isUpTo(const Remembered &one, QDate date) { return one.date <= date; }

} // namespace

class HistoryTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<LedgerBank> m_bank;
    QHash<AccountId, QList<Remembered>> m_remembered;
    QRandomGenerator m_random{20'261'120};

    store::Connection &connection() { return m_bank->connection(); }

    void book(const Command &command)
    {
        const Verdict verdict = m_bank->book(command);
        QVERIFY(verdict);
        for (const LegResult &leg : verdict->legs)
            m_remembered[leg.account].append(
                {verdict->postedAtMicros, verdict->businessDate, leg.balanceAfter, leg.sequence});
    }
    void bookAtRandom(int count)
    {
        for (int i = 0; i < count; ++i) {
            if (m_random.bounded(3) > 0) // else the same moment again
                m_bank->clock.advance(1 + m_random.bounded(1 << 30) * qint64(m_random.bounded(1, 40)));
            book(m_bank->grant(m_random.bounded(3) > 0 ? m_bank->adas : m_bank->bobs, 1 + m_random.bounded(9'999)));
        }
    }
    /// The history played again up to there.
    template <class Until>
    std::pair<qint64, qint64> replayed(AccountId account, Until until)
    {
        std::pair<qint64, qint64> at;
        for (const Remembered &one : m_remembered.value(account)) {
            if (!isUpTo(one, until))
                break;
            at = {one.balance, one.sequence};
        }
        return at;
    }
    QList<qint64> pointsInTime()
    {
        QList<qint64> points{0, LedgerBank::startMicros, m_bank->clock.nowMicros() + 1'000'000'000};
        for (const Remembered &one : m_remembered.value(m_bank->adas))
            points << one.micros - 1 << one.micros << one.micros + 1;
        const qint64 length = m_bank->clock.nowMicros() - LedgerBank::startMicros;
        for (int i = 0; i < 200; ++i)
            points.append(LedgerBank::startMicros + qint64(m_random.generate64() % quint64(length)));
        return points;
    }

private Q_SLOTS:
    void init()
    {
        m_remembered.clear();
        m_bank = std::make_unique<LedgerBank>();
    }
    void cleanup() { m_bank.reset(); }

    void randomPointsEqualAReplay()
    {
        bookAtRandom(120);
        for (const qint64 point : pointsInTime()) {
            const auto found = balancesAt(connection(), {m_bank->adas, m_bank->bobs, m_bank->settlement}, point);
            QCOMPARE(found.size(), 3);
            for (const PastBalance &past : found)
                QCOMPARE(std::pair(past.posted, past.sequence), replayed(past.account, point));
        }
        for (QDate date(2026, 3, 1); date < m_bank->calendar.dateAt(m_bank->clock.nowMicros()).addDays(2);
             date = date.addDays(1)) {
            for (const PastBalance &past : balancesOn(connection(), {m_bank->adas, m_bank->bobs}, date))
                QCOMPARE(std::pair(past.posted, past.sequence), replayed(past.account, date));
        }
    }

    void whatIsPastStays()
    {
        bookAtRandom(40);
        const QList<qint64> points = pointsInTime();
        const qint64 end = m_bank->clock.nowMicros();
        const auto asked = [&] {
            QList<std::pair<qint64, EntryId>> answers;
            for (const qint64 point : points) {
                if (point <= end) {
                    const PastBalance past = balancesAt(connection(), {m_bank->adas}, point)[m_bank->adas];
                    answers.append({past.posted, past.entry});
                }
            }
            return answers;
        };
        const auto before = asked();
        m_bank->clock.advance(1);
        bookAtRandom(60);
        QCOMPARE(asked(), before);
    }

    void whatChangedBetweenTwoMoments()
    {
        bookAtRandom(80);
        QList<qint64> points = pointsInTime().mid(3);
        for (int i = 0; i < 50; ++i) {
            const qint64 one = points[m_random.bounded(int(points.size()))];
            const qint64 other = points[m_random.bounded(int(points.size()))];
            const auto change
                = changeBetween(connection(), m_bank->adas, std::min(one, other), std::max(one, other), 1000);
            QVERIFY(change);
            qint64 balance = change->before.posted;
            qint64 sequence = change->before.sequence;
            for (const AccountPosting &posting : std::as_const(change->postings)) {
                QVERIFY(posting.postedAtMicros > std::min(one, other) && posting.postedAtMicros <= std::max(one, other));
                balance += posting.minorUnits;
                QCOMPARE(posting.sequence, ++sequence);
                QCOMPARE(posting.balanceAfter, balance);
                QCOMPARE(posting.counterparty, m_bank->settlement);
            }
            QCOMPARE(balance, change->after.posted);
            QCOMPARE(sequence, change->after.sequence);
        }
        QVERIFY(!changeBetween(connection(), AccountId{99'999}, 0, 1, 10));
    }

    // A second server whose clock is behind: its postings come later by sequence and earlier by moment.
    void serversWhoseClocksDifferStillGiveOneHistory()
    {
        ManualClock behind{LedgerBank::startMicros};
        PostingEngine other(m_bank->database.database(), behind, m_bank->calendar, {});
        QVERIFY(other.start());
        for (int i = 0; i < 40; ++i) {
            m_bank->clock.advance(10 * microsPerSecond);
            behind.set(m_bank->clock.nowMicros() - 15 * microsPerSecond);
            const Command command = m_bank->grant(m_bank->adas, 1);
            QVERIFY(i % 2 ? LedgerBank::ask(other, command).get() : m_bank->settle(command));
        }
        qint64 last = 0;
        for (qint64 at = LedgerBank::startMicros - 20 * microsPerSecond; at < m_bank->clock.nowMicros();
             at += microsPerSecond) {
            const PastBalance past = balancesAt(connection(), {m_bank->adas}, at)[m_bank->adas];
            QCOMPARE(past.posted, past.sequence); // one that the account really had
            QVERIFY(past.sequence >= last);
            last = past.sequence;
        }
        QVERIFY(last >= 38);
    }

    void anAccountThatIsUnknownIsLeftOut()
    {
        QVERIFY(balancesAt(connection(), {AccountId{99'999}}, 1).isEmpty());
        QVERIFY(balancesOn(connection(), {}, QDate(2026, 3, 2)).isEmpty());
        const PastBalance fresh = balancesAt(connection(), {m_bank->adas}, LedgerBank::startMicros)[m_bank->adas];
        QCOMPARE(fresh.posted, 0);
        QCOMPARE(fresh.sequence, 0);
        QVERIFY(fresh.entry.isNull());
        QCOMPARE(fresh.currency, Currency::euro());
    }

    void aLongHistoryIsNotReadThrough()
    {
        const qint64 first = LedgerBank::startMicros;
        m_bank->superuser().runScriptNamed("teststore/long_history", {{":first_at", first},
                                                                      {":account", m_bank->adas.value},
                                                                      {":other", m_bank->settlement.value}});
        m_bank->transact([&](store::Transaction &transaction) {
            const PastBalance past
                = balancesAt(connection(), {m_bank->adas}, first + 54'321 * microsPerSecond)[m_bank->adas];
            QCOMPARE(past.posted, 54'321);
            QCOMPARE(past.entry, EntryId{1'054'321});
            const qint64 read = transaction.run("teststore/posting_rows_read").only().int64("count");
            QVERIFY2(read > 0 && read < 200, qPrintable(QString::number(read)));
        });
        const auto ends = balancesAt(connection(), {m_bank->adas}, first + 200'000 * microsPerSecond);
        QCOMPARE(ends[m_bank->adas].posted, 100'000);
    }

    void entriesAreFoundByKeyAmongAnAccountsPostings()
    {
        const Command first = m_bank->grant(m_bank->adas, 1);
        const Verdict booked = m_bank->book(first);
        const qint64 moment = m_bank->clock.nowMicros();
        QVERIFY(entryByKeySince(connection(), m_bank->adas, first.key, moment - 1) == booked->entry);
        QVERIFY(!entryByKeySince(connection(), m_bank->adas, first.key, moment));
        QVERIFY(!entryByKeySince(connection(), m_bank->bobs, first.key, moment - 1));
        QVERIFY(!entryByKeySince(connection(), m_bank->adas, IdempotencyKey::make(moment), moment - 1));
    }

    void aMomentIsSettledAWhileLater()
    {
        const qint64 midnight = m_bank->calendar.startOf(QDate(2026, 3, 3));
        QVERIFY(!isSettled(midnight, midnight + settleMicros - 1));
        QVERIFY(isSettled(midnight, midnight + settleMicros));
        QCOMPARE(lastSettledDate(m_bank->calendar, midnight + settleMicros - 1), QDate(2026, 3, 1));
        QCOMPARE(lastSettledDate(m_bank->calendar, midnight + settleMicros), QDate(2026, 3, 2));
    }
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
