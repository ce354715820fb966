// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/history.h"

#include "app/demo/business.h"
#include "app/demo/poster.h"
#include "services/accounts/internalaccounts.h"
#include "services/interest/interestjob.h"
#include "services/tills/tills.h"

namespace guichet::demo {

using namespace Qt::StringLiterals;

namespace {

/// Where the bank's own money is.
struct OwnAccounts {
    AccountId opening;
    AccountId settlement;
    AccountId vault;
};

AccountId openOwn(World &world, const QString &name, const QString &shown, ledger::AccountNature nature)
{
    const QString ledgerName = name + u':' + world.currency().code();
    return store::inTransaction(world.connection, [&](store::Transaction &transaction) {
        return accounts::openInternalAccount(transaction, {ledgerName, shown, world.currency(), nature});
    });
}

QList<Bookkeeping::Counter> openTills(World &world)
{
    QList<Bookkeeping::Counter> counters;
    for (const Actor &teller : std::as_const(world.staff.tellers)) {
        const QString name = u"Till %1"_s.arg(counters.size() + 1, 2, 10, QLatin1Char('0'));
        const auto till = must(store::inTransaction(world.connection, [&](store::Transaction &transaction) {
            return tills::openTill(transaction, {name, teller.user, world.currency(), world.staff.supervisor.user,
                                                 world.clock.nowMicros()});
        }), "opening a till");
        counters.append({teller, {till.account, world.currency()}, CashModel(world.currency())});
    }
    return counters;
}

/// Makes the history: while the engine books a stretch, the next one is thought of.
class History
{
public:
    explicit History(World &world)
        : m_world(world)
        , m_own{openOwn(world, u"opening"_s, u"Opening balances"_s, ledger::AccountNature::Internal),
                openOwn(world, u"settlement"_s, u"Settlement"_s, ledger::AccountNature::Internal),
                openOwn(world, u"vault"_s, u"Vault"_s, ledger::AccountNature::Cash)}
        , m_books(world, openTills(world))
        , m_poster(world.bank.engine)
    {
    }

    void begin();
    void live(QDate date);
    qint64 end();

private:
    /// Books what the books hold, at that moment.
    void post(qint64 micros);
    void fillTills();
    /// What the nights before this moment have brought.
    void payInterest(qint64 micros);

    World &m_world;
    OwnAccounts m_own;
    Bookkeeping m_books;
    Poster m_poster;
};

void History::post(qint64 micros)
{
    const QList<ledger::Command> commands = m_books.take();
    m_poster.finish();
    m_world.clock.set(micros);
    m_poster.post(commands);
    m_books.settle();
}

void History::payInterest(qint64 micros)
{
    m_poster.finish();
    m_world.clock.set(micros);
    (void)interest::InterestJob::runOnce(m_world.connection, m_world.bank.engine, {m_world.bank.calendar, micros});
}

void History::begin()
{
    interest::begin(m_world.connection, m_world.firstDay());
    const qint64 morning = m_world.at(m_world.firstDay(), QTime(4, 0));
    m_books.setMoment(morning);
    m_books.moveCash(m_own.settlement, m_own.vault, vaultStock(m_world.currency()));
    for (const Client &client : std::as_const(m_world.clients)) {
        Random &random = m_world.random;
        m_books.credit(m_own.opening, client.checking, EntryKind::Opening, random.between(200, 6'000) * 100, {});
        if (!client.savings.isNull())
            m_books.credit(m_own.opening, client.savings, EntryKind::Opening, random.between(1'000, 30'000) * 100, {});
        if (!client.investments.isNull())
            m_books.credit(m_own.opening, client.investments, EntryKind::Opening, random.between(5, 80) * 100'000, {});
        if (!client.joint.isNull())
            m_books.credit(m_own.opening, client.joint, EntryKind::Opening, random.between(500, 3'000) * 100, {});
    }
    post(morning);
    fillTills();
    post(morning + 30 * 60 * microsPerSecond);
}

/// Each till back to its float, with notes from and to the vault.
void History::fillTills()
{
    const CashCount aim = tillFloat(m_world.currency());
    for (Bookkeeping::Counter &counter : m_books.counters()) {
        const CashCount surplus = counter.cash.above(aim);
        const CashCount missing = counter.cash.below(aim);
        m_books.moveCash(counter.desk.account, m_own.vault, surplus);
        m_books.moveCash(m_own.vault, counter.desk.account, missing);
        counter.cash.giveAway(surplus);
        counter.cash.takeIn(missing);
    }
}

void History::live(QDate date)
{
    const qint64 now = m_world.plan.nowMicros;
    const qint64 early = m_world.at(date, QTime(6, 0));
    if (early > now)
        return;
    if (date.day() == 1)
        payInterest(early);
    m_books.setMoment(early);
    doMonthly(m_world, m_books, date, m_own.settlement);
    post(early);
    for (const Stretch &stretch : stretchesOf(m_world, date)) {
        const qint64 moment = stretch.startMicros + m_world.random.below(19 * 60) * microsPerSecond;
        if (moment > now)
            return;
        m_books.setMoment(moment);
        doBusiness(m_world, m_books, stretch);
        post(moment);
    }
    const qint64 evening = m_world.at(date, QTime(17, 30));
    if (evening > now)
        return;
    m_books.setMoment(evening);
    fillTills();
    post(evening);
}

qint64 History::end()
{
    payInterest(m_world.plan.nowMicros);
    return m_poster.booked();
}

} // namespace

qint64 makeHistory(World &world, const std::function<void(QDate)> &progress)
{
    History history(world);
    history.begin();
    for (QDate date = world.firstDay(); date <= world.today(); date = date.addDays(1)) {
        history.live(date);
        progress(date);
    }
    return history.end();
}

} // namespace guichet::demo
