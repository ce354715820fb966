// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/batchmessages.h"

#include "services/store/bug.h"
#include "services/store/parameter.h"

namespace guichet::ledger {

using store::Parameter;
using store::PipelineResult;

namespace {

constexpr char uniqueViolation[] = "23505";
constexpr char notLocked[] = "a row is changed that wasn't locked";

template <class Id>
QList<qint64> numbersOf(const QList<Id> &ids)
{
    QList<qint64> numbers;
    numbers.reserve(ids.size());
    for (const Id id : ids)
        numbers.append(id.value);
    return numbers;
}

std::optional<qint64> orNull(UserId id)
{
    return id.isNull() ? std::nullopt : std::optional(id.value);
}

QLatin1StringView textOf(const PipelineResult &result, int row, int column)
{
    const std::string_view text = result.text(row, column);
    return {text.data(), static_cast<qsizetype>(text.size())};
}

template <class E>
E enumOf(QLatin1StringView text)
{
    const std::optional<E> value = enumFromName<E>(QString(text));
    if (!value)
        qFatal("ledger: unknown %s in the database", EnumNames<E>::name);
    return *value;
}

/// Where the columns of ledger/lock_customers stand.
struct CustomerColumns {
    explicit CustomerColumns(const PipelineResult &result)
        : id(result.column("id"))
        , businessDate(result.column("business_date"))
        , approved(result.column("approved"))
        , closed(result.column("closed"))
        , used{result.column("used_deposit"), result.column("used_withdrawal"), result.column("used_transfer"),
               result.column("used_payment")}
        , extra{result.column("extra_deposit"), result.column("extra_withdrawal"), result.column("extra_transfer"),
                result.column("extra_payment")}
    {
    }
    int id, businessDate, approved, closed;
    std::array<int, actionCount> used, extra;
};

/// Where the columns of ledger/lock_accounts stand.
struct AccountColumns {
    explicit AccountColumns(const PipelineResult &result)
        : id(result.column("id"))
        , posted(result.column("posted"))
        , held(result.column("held"))
        , floor(result.column("floor"))
        , sequence(result.column("sequence"))
        , allowed(result.column("allowed"))
        , capped(result.column("capped"))
        , nature(result.column("nature"))
        , status(result.column("status"))
        , currency(result.column("currency"))
    {
    }
    int id, posted, held, floor, sequence, allowed, capped, nature, status, currency;
};

} // namespace

void BatchMessages::sendReads(const Batch &batch, Keys lookUp)
{
    m_customers.reset();
    m_keys.reset();
    const QList<UserId> customers = batch.customers();
    if (!customers.isEmpty())
        m_pipeline.add("ledger/lock_customers", {Parameter::bigints(numbersOf(customers))});
    m_pipeline.add("ledger/lock_accounts", {Parameter::bigints(numbersOf(batch.accounts()))});
    const auto names = batch.keys();
    if (lookUp == Keys::LookUp) {
        QList<QUuid> keys;
        for (const auto &name : names)
            keys.append(name.second.uuid());
        m_pipeline.add("ledger/key_is_known", {Parameter::uuids(keys)});
    }
    m_pipeline.add("ledger/next_entry_ids", {Parameter::integer(static_cast<int>(names.size()))});
    auto results = m_pipeline.run();
    auto next = results.begin();
    if (!customers.isEmpty())
        m_customers = *next++;
    m_accounts = *next++;
    if (lookUp == Keys::LookUp)
        m_keys = *next++;
    m_ids = *next;
}

QList<CustomerState> BatchMessages::customers() const
{
    QList<CustomerState> customers;
    if (!m_customers)
        return customers;
    const PipelineResult &result = m_customers->check();
    const CustomerColumns columns(result);
    for (int row = 0; row < result.rows(); ++row) {
        CustomerState customer;
        customer.id = UserId{result.int64(row, columns.id)};
        customer.businessDate = result.date(row, columns.businessDate);
        customer.approved = result.boolean(row, columns.approved);
        customer.closed = result.boolean(row, columns.closed);
        for (size_t action = 0; action < actionCount; ++action) {
            customer.used[action] = result.integer(row, columns.used[action]);
            customer.extra[action] = result.integer(row, columns.extra[action]);
        }
        customers.append(customer);
    }
    return customers;
}

QList<AccountState> BatchMessages::accounts() const
{
    QList<AccountState> accounts;
    const PipelineResult &result = m_accounts->check();
    const AccountColumns columns(result);
    for (int row = 0; row < result.rows(); ++row) {
        AccountState account;
        account.id = AccountId{result.int64(row, columns.id)};
        account.posted = result.int64(row, columns.posted);
        account.held = result.int64(row, columns.held);
        account.floor = result.int64(row, columns.floor);
        account.sequence = result.int64(row, columns.sequence);
        account.allowed = ActionSet::fromBits(static_cast<unsigned>(result.integer(row, columns.allowed)));
        account.capped = result.boolean(row, columns.capped);
        account.nature = enumOf<AccountNature>(textOf(result, row, columns.nature));
        account.status = enumOf<AccountStatus>(textOf(result, row, columns.status));
        account.currency = Currency::fromCode(QString(textOf(result, row, columns.currency))).value();
        accounts.append(account);
    }
    return accounts;
}

bool BatchMessages::knowsAKey() const
{
    return m_keys && m_keys->check().rows() > 0;
}

QList<EntryId> BatchMessages::ids() const
{
    QList<EntryId> ids;
    const PipelineResult &result = m_ids->check();
    for (int row = 0; row < result.rows(); ++row)
        ids.append(EntryId{result.int64(row, 0)});
    return ids;
}

void BatchMessages::addWrite(std::string_view statement, qsizetype rows, std::vector<Parameter> values)
{
    m_pipeline.add(statement, std::move(values));
    m_rows.push_back(rows);
}

int BatchMessages::insertKeys(const Batch &batch)
{
    m_rows.clear();
    addKeys(batch);
    if (!batch.booking().isEmpty()) {
        addEntries(batch);
        addPostings(batch);
        addAccounts(batch.state());
        addLimits(batch.state());
    }
    m_writes = m_pipeline.run();
    if (m_writes.front().sqlState() == uniqueViolation)
        return 0;
    return m_writes.front().check().rowsAffected();
}

void BatchMessages::checkWrites() const
{
    for (size_t i = 0; i < m_writes.size(); ++i)
        store::require(m_writes[i].check().rowsAffected() == m_rows[i], "a batch wrote more or fewer rows than it has");
}

void BatchMessages::addKeys(const Batch &batch)
{
    QList<QUuid> keys;
    QList<qint64> principals;
    QList<QByteArray> hashes;
    QList<std::optional<qint64>> entries, holds, used, allowed;
    QList<std::optional<QString>> refusals, fields;
    for (const int index : batch.storing()) {
        const Command &command = batch.command(index);
        const Verdict &verdict = batch.verdict(index);
        keys.append(command.key.uuid());
        principals.append(command.principal.value);
        hashes.append(command.requestHash);
        const bool hasEntry = verdict && !verdict->entry.isNull();
        entries.append(hasEntry ? std::optional(verdict->entry.value) : std::nullopt);
        const bool hasHold = verdict && !verdict->hold.isNull();
        holds.append(hasHold ? std::optional(verdict->hold.value) : std::nullopt);
        const bool counts = verdict && verdict->limit.allowed > 0;
        used.append(counts ? std::optional<qint64>(verdict->limit.used) : std::nullopt);
        allowed.append(counts ? std::optional<qint64>(verdict->limit.allowed) : std::nullopt);
        refusals.append(verdict ? std::nullopt : std::optional<QString>(enumName(verdict.error().reason)));
        const bool hasField = !verdict && verdict.error().field;
        fields.append(hasField ? std::optional(QString::fromLatin1(verdict.error().field)) : std::nullopt);
    }
    addWrite("ledger/insert_keys", keys.size(),
             {Parameter::uuids(keys), Parameter::bigints(principals), Parameter::blobs(hashes), Parameter::bigints(entries),
              Parameter::texts(refusals), Parameter::texts(fields), Parameter::integers(used),
              Parameter::integers(allowed), Parameter::bigints(holds)});
}

void BatchMessages::addEntries(const Batch &batch)
{
    QList<qint64> ids, principals;
    QList<QUuid> keys;
    QStringList kinds, currencies, notes;
    QList<std::optional<QString>> actions;
    QList<std::optional<qint64>> customers, makers, approvers;
    for (const int index : batch.booking()) {
        const Command &command = batch.command(index);
        ids.append(batch.verdict(index)->entry.value);
        kinds.append(enumName(command.kind));
        actions.append(command.action ? std::optional<QString>(enumName(*command.action)) : std::nullopt);
        customers.append(orNull(command.customer));
        makers.append(orNull(command.maker));
        approvers.append(orNull(command.approver));
        principals.append(command.principal.value);
        keys.append(command.key.uuid());
        currencies.append(command.currency.code());
        notes.append(command.note);
    }
    addWrite("ledger/insert_entries", ids.size(),
             {Parameter::bigint(batch.moment().postedAtMicros), Parameter::date(batch.moment().businessDate),
              Parameter::bigints(ids), Parameter::texts(kinds), Parameter::texts(actions), Parameter::bigints(customers),
              Parameter::bigints(makers), Parameter::bigints(approvers), Parameter::bigints(principals),
              Parameter::uuids(keys), Parameter::texts(currencies), Parameter::texts(notes)});
}

void BatchMessages::addPostings(const Batch &batch)
{
    QList<qint64> entries, accounts, amounts, balances, sequences;
    for (const int index : batch.booking()) {
        for (const LegResult &leg : batch.verdict(index)->legs) {
            entries.append(batch.verdict(index)->entry.value);
            accounts.append(leg.account.value);
            amounts.append(leg.minorUnits);
            balances.append(leg.balanceAfter);
            sequences.append(leg.sequence);
        }
    }
    addWrite("ledger/insert_postings", entries.size(),
             {Parameter::bigints(entries), Parameter::bigints(accounts), Parameter::bigints(amounts),
              Parameter::bigints(balances), Parameter::bigints(sequences)});
}

void BatchMessages::addAccounts(const BatchState &state)
{
    QList<QByteArray> places;
    QList<qint64> ids, posted, sequences;
    qsizetype changed = 0;
    const int place = m_accounts->column("place");
    for (int row = 0; row < m_accounts->rows(); ++row) {
        const AccountId id{m_accounts->int64(row, 0)};
        if (!state.changedAccounts.contains(id))
            continue;
        ++changed;
        if (state.changedHeld.contains(id)) // written with what is reserved (linkedrows.h)
            continue;
        const AccountState &account = *state.accounts.constFind(id);
        places.append(m_accounts->place(row, place));
        ids.append(id.value);
        posted.append(account.posted);
        sequences.append(account.sequence);
    }
    store::require(changed == state.changedAccounts.size(), notLocked);
    addWrite("ledger/update_locked_accounts", ids.size(),
             {Parameter::places(places), Parameter::bigints(ids), Parameter::bigints(posted), Parameter::bigints(sequences)});
}

void BatchMessages::addLimits(const BatchState &state)
{
    if (state.changedCustomers.isEmpty())
        return;
    QList<QByteArray> places;
    QList<qint64> ids;
    QList<QDate> dates;
    std::array<QList<qint64>, actionCount> used, extra;
    const int place = m_customers->column("place");
    for (int row = 0; row < m_customers->rows(); ++row) {
        const UserId id{m_customers->int64(row, 0)};
        if (!state.changedCustomers.contains(id))
            continue;
        const CustomerState &customer = *state.customers.constFind(id);
        places.append(m_customers->place(row, place));
        ids.append(id.value);
        dates.append(customer.businessDate);
        for (size_t action = 0; action < actionCount; ++action) {
            used[action].append(customer.used[action]);
            extra[action].append(customer.extra[action]);
        }
    }
    store::require(ids.size() == state.changedCustomers.size(), notLocked);
    addWrite("ledger/update_locked_limits", ids.size(),
             {Parameter::places(places), Parameter::bigints(ids), Parameter::dates(dates), Parameter::integers(used[0]),
              Parameter::integers(used[1]), Parameter::integers(used[2]), Parameter::integers(used[3]),
              Parameter::integers(extra[0]), Parameter::integers(extra[1]), Parameter::integers(extra[2]),
              Parameter::integers(extra[3])});
}

} // namespace guichet::ledger
