// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/rules.h"
#include "tests/model/orders.h"

namespace guichet::model {

using namespace ledger;

inline const QDate firstDay(2026, 3, 2);

/// One life of a bank, played twice: by the ledger's rules, in batches that load the rows they need and write back those
/// they say they changed, and by the naive bank. Ends at the first difference.
class History
{
public:
    /// Every operation is one number; `words` receives them in words.
    explicit History(QStringList *words = nullptr)
        : m_naive(openingBank())
        , m_words(words)
    {
        m_terms.unapprovedCapMinorUnits = static_cast<qint64>(m_naive.cap);
        for (const auto &[id, customer] : m_naive.customers)
            m_customers.insert(UserId{id}, {UserId{id}, customer.approved, false, firstDay, {}, {}});
        for (const auto &[id, account] : m_naive.accounts)
            addRow(id, account);
    }

    /// The first difference in words; empty where there is none.
    QString play(const std::vector<quint64> &operations)
    {
        for (const quint64 operation : operations) {
            Dice dice(operation);
            const int kind = dice.take(16);
            if (kind < 12)
                order(Orders(m_naive, dice).next(kind));
            else
                administer(dice);
            if (--m_batchLeft <= 0 && m_difference.isEmpty())
                endBatch(dice.take(24));
            if (!m_difference.isEmpty())
                return m_difference;
        }
        endBatch(0);
        return m_difference;
    }

    int booked = 0;
    std::map<Refusal, int> refused;

private:
    void differ(const QString &what)
    {
        if (m_difference.isEmpty())
            m_difference = what;
    }
    void say(const QString &what)
    {
        if (m_words)
            m_words->append(what);
    }
    static QString text(naive::Wide wide)
    {
        return naive::fits(wide) ? QString::number(static_cast<qint64>(wide)) : QStringLiteral("beyond 64 bits");
    }

    void addRow(qint64 id, const naive::Account &account)
    {
        AccountState row;
        row.id = AccountId{id};
        row.currency = Currency::fromCode(QString::fromStdString(account.currency)).value();
        row.posted = static_cast<qint64>(account.balance);
        row.floor = account.nature == naive::Owner::Customers ? 0 : noFloor;
        row.allowed = ActionSet::all();
        row.nature = account.nature == naive::Owner::Customers  ? AccountNature::Customer
            : account.nature == naive::Owner::BanksCash         ? AccountNature::Cash
                                                                : AccountNature::Internal;
        row.status = account.status;
        row.capped = account.customer != 0 && !m_customers[UserId{account.customer}].approved;
        m_accounts.insert(row.id, row);
        for (const auto &[face, count] : account.notes)
            m_cash.insert({row.id, face}, count);
    }

    Command commandOf(const naive::Order &order) const
    {
        Command command;
        command.action = order.action;
        command.customer = UserId{order.customer};
        command.maker = UserId{order.maker};
        command.approver = UserId{order.approver};
        command.currency = Currency::fromCode(QString::fromStdString(order.currency)).value();
        for (const auto &[account, amount] : order.legs)
            command.legs.append({AccountId{account}, amount});
        for (const auto &[face, count] : order.notes)
            command.cash.append({face, count});
        return command;
    }

    /// What a batch would have locked and read.
    void load(const Command &command)
    {
        const auto customer = m_customers.constFind(command.customer);
        if (customer != m_customers.constEnd() && !m_state.customers.contains(command.customer))
            m_state.customers.insert(command.customer, *customer);
        for (const Leg &leg : command.legs) {
            if (m_state.accounts.contains(leg.account) || !m_accounts.contains(leg.account))
                continue;
            m_state.accounts.insert(leg.account, m_accounts[leg.account]);
            for (auto line = m_cash.constBegin(); line != m_cash.constEnd(); ++line) {
                if (line.key().first == leg.account)
                    m_state.cash.insert(line.key(), line.value());
            }
        }
    }

    void order(const naive::Order &order)
    {
        const Command command = commandOf(order);
        load(command);
        const EntryId entry{++m_lastEntry};
        const Moment moment{m_lastEntry, firstDay.addDays(m_day)};
        const Verdict verdict = apply(command, m_state, m_terms, moment, entry);
        const naive::Answer answer = m_naive.order(order, m_day);
        say(describe(order) + (verdict ? QStringLiteral(": booked") : QStringLiteral(": ") + enumName(verdict.error().reason)));
        if (answer.isBooked())
            ++booked;
        else
            ++refused[answer.first()];
        compareAnswers(command, verdict, answer);
        if (verdict && (verdict->entry != entry || verdict->businessDate != moment.businessDate
                        || verdict->postedAtMicros != moment.postedAtMicros))
            differ(QStringLiteral("booked as another entry, or at another time"));
        compareRows(m_state.accounts, m_state.customers, m_state.cash);
    }

    static QString describe(const naive::Order &order)
    {
        QString words = order.action ? QString(enumName(*order.action)) : QStringLiteral("own posting");
        words += QStringLiteral(" by %1").arg(order.customer);
        for (const auto &[account, amount] : order.legs)
            words += QStringLiteral(", %1 to %2").arg(amount).arg(account);
        for (const auto &[face, count] : order.notes)
            words += QStringLiteral(", %1 x %2").arg(count).arg(face);
        return words;
    }

    void compareAnswers(const Command &command, const Verdict &verdict, const naive::Answer &answer)
    {
        if (!verdict) {
            if (answer.isBooked())
                return differ(QStringLiteral("refused (") + enumName(verdict.error().reason) + QStringLiteral(") what should be booked"));
            if (verdict.error().reason != answer.first())
                return differ(enumName(verdict.error().reason) + QStringLiteral(" instead of ") + enumName(answer.first()));
            if (!answer.objections.count({verdict.error().reason, verdict.error().field}))
                differ(QStringLiteral("a refusal about another field"));
            return;
        }
        if (!answer.isBooked())
            return differ(QStringLiteral("booked what should be refused: ") + enumName(answer.first()));
        if (verdict->legs.size() != static_cast<qsizetype>(answer.postings.size()))
            return differ(QStringLiteral("another number of postings"));
        for (qsizetype i = 0; i < verdict->legs.size(); ++i) {
            const naive::Posting &expected = answer.postings[static_cast<size_t>(i)];
            const LegResult &leg = verdict->legs[i];
            if (leg.account.value != expected.account || leg.minorUnits != expected.amount
                || leg.balanceAfter != expected.after || leg.sequence != expected.number)
                differ(QStringLiteral("another posting than %1 to %2, %3 after it")
                           .arg(text(expected.amount)).arg(expected.account).arg(text(expected.after)));
        }
        const LimitUse &limit = verdict->limit;
        if (limit.used != answer.used || limit.allowed != answer.allowed
            || (command.action && limit.action != *command.action))
            differ(QStringLiteral("the limit says %1 of %2 instead of %3 of %4")
                       .arg(limit.used).arg(limit.allowed).arg(answer.used).arg(answer.allowed));
    }

    void compareRows(const QHash<AccountId, AccountState> &accounts, const QHash<UserId, CustomerState> &customers,
                     const QHash<std::pair<AccountId, qint64>, qint64> &cash)
    {
        for (const AccountState &row : accounts) {
            const naive::Account &account = m_naive.accounts.at(row.id.value);
            if (row.posted != account.balance || row.sequence != account.postings || row.held != account.reserved
                || row.floor != account.floor || row.status != account.status)
                differ(QStringLiteral("account %1 stands at %2 after %3 postings instead of %4 after %5").arg(row.id.value)
                           .arg(row.posted).arg(row.sequence).arg(text(account.balance)).arg(account.postings));
            if (row.floor != noFloor && row.posted - row.held < row.floor)
                differ(QStringLiteral("account %1 is below its floor").arg(row.id.value));
        }
        for (const CustomerState &row : customers) {
            for (const auto &[action, allowed] : m_naive.limit) {
                const LimitUse use = limitOn(row, action, firstDay.addDays(m_day), m_terms.limitsPerDay);
                if (use.used != m_naive.usedOn(row.id.value, action, m_day)
                    || use.allowed != m_naive.allowedOn(row.id.value, action, m_day) || use.used > use.allowed)
                    differ(QStringLiteral("customer %1 has done %2 of %3").arg(row.id.value).arg(use.used).arg(use.allowed));
            }
        }
        for (auto line = cash.constBegin(); line != cash.constEnd(); ++line) {
            auto &notes = m_naive.accounts.at(line.key().first.value).notes;
            if (line.value() != notes[line.key().second] || line.value() < 0)
                differ(QStringLiteral("%1 notes of %2 lie in %3").arg(line.value()).arg(line.key().second)
                           .arg(line.key().first.value));
        }
    }

    /// Writes back what the batch says it changed; what it doesn't say must be as it was.
    void endBatch(int nextSize)
    {
        for (const AccountId id : std::as_const(m_state.changedAccounts))
            m_accounts[id] = m_state.accounts[id];
        for (const UserId id : std::as_const(m_state.changedCustomers))
            m_customers[id] = m_state.customers[id];
        for (const auto &place : std::as_const(m_state.changedCash))
            m_cash[place] = m_state.cash[place];
        m_state = {};
        m_batchLeft = nextSize;
        compareRows(m_accounts, m_customers, m_cash);
        for (const char *currency : {"EUR", "USD"}) {
            if (m_naive.totalIn(currency) != 0)
                differ(QStringLiteral("money was made or lost"));
        }
    }

    void administer(Dice &dice);
    void openAccount(Dice &dice);
    void approve(qint64 customer, bool approved);
    void setStatus(qint64 account, AccountStatus status);

    naive::Bank m_naive;
    QStringList *m_words;
    QString m_difference;
    PostingTerms m_terms;
    QHash<AccountId, AccountState> m_accounts; ///< as the database has them
    QHash<UserId, CustomerState> m_customers;
    QHash<std::pair<AccountId, qint64>, qint64> m_cash;
    BatchState m_state; ///< of the batch that runs
    int m_batchLeft = 0;
    qint64 m_lastEntry = 0;
    qint64 m_day = 0;
};

// What isn't posting changes rows between two batches, as services/ledger/accountbook does.

inline void History::openAccount(Dice &dice)
{
    const qint64 id = firstOpened + static_cast<qint64>(m_naive.accounts.size());
    naive::Account account;
    account.customer = 1 + dice.take(4);
    account.status = dice.take(2) == 0 ? AccountStatus::Active : AccountStatus::AwaitingApproval;
    account.allows = {Action::Deposit, Action::Withdrawal, Action::Transfer, Action::Payment};
    if (m_naive.accounts.size() > 14 || m_naive.customers[account.customer].closed)
        return;
    m_naive.accounts[id] = account;
    addRow(id, account);
    say(QStringLiteral("open %1 for %2").arg(id).arg(account.customer));
}

inline void History::approve(qint64 customer, bool approved)
{
    m_naive.customers[customer].approved = approved;
    m_customers[UserId{customer}].approved = approved;
    for (const auto &[id, account] : m_naive.accounts) {
        if (account.customer == customer)
            m_accounts[AccountId{id}].capped = !approved;
    }
    say(QStringLiteral("customer %1 approved: %2").arg(customer).arg(approved));
}

inline void History::setStatus(qint64 id, AccountStatus status)
{
    naive::Account &account = m_naive.accounts[id];
    const bool empty = account.balance == 0 && account.reserved == 0;
    if (account.status == AccountStatus::Closed || (status == AccountStatus::Closed && !empty))
        return;
    account.status = status;
    m_accounts[AccountId{id}].status = status;
    say(QStringLiteral("account %1: ").arg(id) + enumName(status));
}

inline void History::administer(Dice &dice)
{
    endBatch(0);
    const qint64 customer = 1 + dice.take(4);
    const qint64 id = Orders(m_naive, dice).customersAccount();
    naive::Account &account = m_naive.accounts[id];
    AccountState &row = m_accounts[AccountId{id}];
    switch (dice.take(12)) {
    case 0:
    case 1:
        return openAccount(dice);
    case 2:
        return approve(customer, dice.take(3) != 2);
    case 3:
        return setStatus(id, dice.pick(std::array{AccountStatus::Active, AccountStatus::Frozen, AccountStatus::Closed,
                                                  AccountStatus::AwaitingApproval, AccountStatus::Refused}));
    case 4:
        return setStatus(id, AccountStatus::Active);
    case 5: { // new terms
        const qint64 floor = dice.take(3) * -1'000;
        if (account.balance - account.reserved < floor || account.status == AccountStatus::Closed)
            return;
        account.floor = row.floor = floor;
        account.allows = {Action::Deposit, Action::Transfer};
        row.allowed = {Action::Deposit, Action::Transfer};
        if (dice.take(3) != 2) {
            account.allows.insert({Action::Withdrawal, Action::Payment});
            row.allowed = ActionSet::all();
        }
        return say(QStringLiteral("account %1: floor %2").arg(id).arg(floor));
    }
    case 6: { // reserve, or let go
        const qint64 reserved = dice.take(3) * 500;
        if (account.balance - reserved < account.floor)
            return;
        account.reserved = row.held = reserved;
        return say(QStringLiteral("account %1: reserved %2").arg(id).arg(reserved));
    }
    case 7: { // one more
        const Action action = dice.pick(std::array{Action::Transfer, Action::Deposit, Action::Withdrawal, Action::Payment});
        CustomerState &state = m_customers[UserId{customer}];
        state = onDate(state, firstDay.addDays(m_day));
        ++state.extra[static_cast<size_t>(action)];
        m_naive.allowOneMore(customer, action, m_day);
        return say(QStringLiteral("one more for %1: ").arg(customer) + enumName(action));
    }
    case 8:
        if (customer != 4 || dice.take(8) != 0)
            return;
        m_naive.customers[customer].closed = m_customers[UserId{customer}].closed = true;
        return say(QStringLiteral("customer %1 closed").arg(customer));
    case 9: // a server whose clock is behind, around midnight
        m_day = std::max<qint64>(0, m_day - 1);
        return say(QStringLiteral("the day before"));
    default:
        ++m_day;
        return say(QStringLiteral("next day"));
    }
}

} // namespace guichet::model
