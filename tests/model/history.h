// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/rules.h"
#include "tests/model/naivecorrections.h"
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
            const int kind = dice.take(20);
            if (kind < 12)
                order(Orders(m_naive, dice).next(kind));
            else if (kind < 14)
                reverse(dice, kind == 13);
            else if (kind < 16)
                holdOrSettle(dice);
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
        m_owners.insert(row.id, account.customer);
        for (const auto &[face, count] : account.notes)
            m_cash.insert({row.id, face}, count);
    }

    Command commandOf(const naive::Order &order) const
    {
        Command command;
        command.key = IdempotencyKey::derive(m_lastEntry * 1'000, "model");
        command.kind = order.reverses != 0 ? EntryKind::Reversal : EntryKind::Transfer;
        command.action = order.action;
        command.reverses = EntryId{order.reverses};
        if (order.captures != 0)
            command.hold = HoldOrder{HoldVerb::Capture, AccountId{order.capturesOf}, HoldId{order.captures}, 0, 0};
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
        for (const Leg &leg : command.legs)
            loadAccount(leg.account);
        if (command.repost) {
            for (const Leg &leg : command.repost->legs)
                loadAccount(leg.account);
        }
        if (m_originals.contains(command.reverses) && !m_state.originals.contains(command.reverses))
            m_state.originals.insert(command.reverses, m_originals[command.reverses]);
        if (!command.hold)
            return;
        loadAccount(command.hold->account);
        if (m_holds.contains(command.hold->hold) && !m_state.holds.contains(command.hold->hold))
            m_state.holds.insert(command.hold->hold, m_holds[command.hold->hold]);
    }

    void loadAccount(AccountId id)
    {
        if (m_state.accounts.contains(id) || !m_accounts.contains(id))
            return;
        const AccountState row = m_accounts[id];
        m_state.accounts.insert(id, row);
        for (auto line = m_cash.constBegin(); line != m_cash.constEnd(); ++line) {
            if (line.key().first == id)
                m_state.cash.insert(line.key(), line.value());
        }
        if (!row.isUnapproved())
            return;
        for (const AccountState &other : std::as_const(m_accounts)) {
            if (m_owners[other.id] != m_owners[id] || other.currency != row.currency
                || other.status == AccountStatus::Closed || !other.isUnapproved())
                continue;
            m_state.unapprovedWith[id].append(other.id);
            loadAccount(other.id);
        }
    }

    naive::Now now() const { return {m_day, m_lastEntry, m_lastEntry}; }
    Moment moment() const { return {m_lastEntry, firstDay.addDays(m_day)}; }

    void order(const naive::Order &order)
    {
        const Command command = commandOf(order);
        load(command);
        const EntryId entry{++m_lastEntry};
        const Verdict verdict = apply(command, m_state, m_terms, moment(), entry);
        const naive::Answer answer = m_naive.order(order, now());
        compare(describe(order), verdict, answer, answer.postings, entry);
        if (verdict && answer.isBooked()) {
            compareLimit(verdict->limit, answer, command.action);
            remember(command, entry);
        }
    }

    /// As the database would have the entry, to be reversed later.
    void remember(const Command &command, EntryId entry)
    {
        OriginalState original{entry, command.kind, command.action, command.customer, firstDay.addDays(m_day),
                               command.currency, command.legs, {}, {}};
        std::sort(original.legs.begin(), original.legs.end(), [](const Leg &a, const Leg &b) { return a.account < b.account; });
        for (const CashLine &line : command.cash) {
            if (line.count > 0)
                original.cash.append(line);
        }
        std::sort(original.cash.begin(), original.cash.end(),
                  [](const CashLine &a, const CashLine &b) { return a.faceMinorUnits > b.faceMinorUnits; });
        m_originals.insert(entry, original);
    }

    void reverse(Dice &dice, bool repost);
    void holdOrSettle(Dice &dice);
    void capture(Dice &dice, qint64 id, const naive::Hold &hold);

    static QString describe(const naive::Order &order)
    {
        QString words = order.action ? QString(enumName(*order.action)) : QStringLiteral("own posting");
        words += QStringLiteral(" by %1").arg(order.customer);
        for (const auto &[account, amount] : order.legs)
            words += QStringLiteral(", %1 to %2").arg(amount).arg(account);
        for (const auto &[face, count] : order.notes)
            words += QStringLiteral(", %1 x %2").arg(count).arg(face);
        if (order.reverses != 0)
            words += QStringLiteral(", reverses %1").arg(order.reverses);
        if (order.captures != 0)
            words += QStringLiteral(", captures %1").arg(order.captures);
        return words;
    }

    /// The verdict against the naive bank's answer, and then the rows.
    void compare(const QString &what, const Verdict &verdict, const naive::Answer &answer,
                 const std::vector<naive::Posting> &postings, EntryId entry)
    {
        say(what + QStringLiteral(": ") + (verdict ? QStringLiteral("booked") : QString(enumName(verdict.error().reason))));
        if (answer.isBooked())
            ++booked;
        else
            ++refused[answer.first()];
        if (!verdict) {
            compareRefusal(verdict.error(), answer);
        } else if (!answer.isBooked()) {
            differ(QStringLiteral("booked what should be refused: ") + enumName(answer.first()));
        } else {
            comparePostings(verdict->legs, postings);
            if (verdict->entry != entry || verdict->businessDate != moment().businessDate
                || verdict->postedAtMicros != moment().postedAtMicros)
                differ(QStringLiteral("booked as another entry, or at another time"));
        }
        compareRows(m_state.accounts, m_state.customers, m_state.cash);
    }

    void compareRefusal(const Refused &refusal, const naive::Answer &answer)
    {
        if (answer.isBooked())
            differ(QStringLiteral("refused what should be booked: ") + enumName(refusal.reason));
        else if (refusal.reason != answer.first())
            differ(enumName(refusal.reason) + QStringLiteral(" instead of ") + enumName(answer.first()));
        else if (!answer.objections.count({refusal.reason, refusal.field}))
            differ(QStringLiteral("a refusal about another field: ") + QLatin1StringView(refusal.field));
    }

    void comparePostings(const QList<LegResult> &legs, const std::vector<naive::Posting> &postings)
    {
        if (legs.size() != static_cast<qsizetype>(postings.size()))
            return differ(QStringLiteral("another number of postings"));
        for (qsizetype i = 0; i < legs.size(); ++i) {
            const naive::Posting &expected = postings[static_cast<size_t>(i)];
            if (legs[i].account.value != expected.account || legs[i].minorUnits != expected.amount
                || legs[i].balanceAfter != expected.after || legs[i].sequence != expected.number)
                differ(QStringLiteral("another posting than %1 to %2, %3 after it")
                           .arg(text(expected.amount)).arg(expected.account).arg(text(expected.after)));
        }
    }

    void compareLimit(const LimitUse &limit, const naive::Answer &answer, std::optional<Action> action)
    {
        if (limit.used != answer.used || limit.allowed != answer.allowed || (action && limit.action != *action))
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
        for (const AccountId id : std::as_const(m_state.changedAccounts)) {
            m_accounts[id].posted = m_state.accounts[id].posted;
            m_accounts[id].sequence = m_state.accounts[id].sequence;
        }
        for (const AccountId id : std::as_const(m_state.changedHeld))
            m_accounts[id].held = m_state.accounts[id].held;
        for (const HoldId id : std::as_const(m_state.changedHolds))
            m_holds[id] = m_state.holds[id];
        for (const OriginalState &original : std::as_const(m_state.originals))
            m_originals[original.id].reversedBy = original.reversedBy;
        for (const UserId id : std::as_const(m_state.changedCustomers))
            m_customers[id] = m_state.customers[id];
        for (const auto &place : std::as_const(m_state.changedCash))
            m_cash[place] = m_state.cash[place];
        m_state = {};
        m_batchLeft = nextSize;
        compareRows(m_accounts, m_customers, m_cash);
        for (const HoldState &row : std::as_const(m_holds)) {
            const naive::Hold &hold = m_naive.holds[row.id.value];
            if (row.held != hold.amount || row.captured != hold.captured || row.released != hold.released
                || row.captured + row.released > row.held)
                differ(QStringLiteral("hold %1 has %2 of %3 left").arg(row.id.value).arg(row.open()).arg(row.held));
        }
        m_firstOfBatch = m_lastEntry + 1;
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
    QHash<AccountId, qint64> m_owners;
    QHash<EntryId, OriginalState> m_originals;
    QHash<HoldId, HoldState> m_holds;
    BatchState m_state; ///< of the batch that runs
    qint64 m_firstOfBatch = 1;
    int m_batchLeft = 0;
    qint64 m_lastEntry = 0;
    qint64 m_day = 0;
};

} // namespace guichet::model

#include "tests/model/administration.h"
