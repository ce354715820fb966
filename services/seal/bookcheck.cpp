// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/bookcheck.h"

#include "services/store/copyreader.h"

namespace guichet::seal {

namespace {

using store::CopyRow;

/// Columns of rows_entry.sql and rows_command_key.sql.
enum EntryColumn { Customer = 2, Maker = 3, Approver = 4, BusinessDate = 7, ActionColumn = 9, CurrencyColumn = 10 };
enum VerdictColumn { EntryOfVerdict = 4, RefusalColumn = 5, LimitUsed = 7, LimitAllowed = 8 };

/// Ids rise by one: more than this is nobody's bank.
constexpr qint64 mostAccounts = 1LL << 26;

__extension__ typedef __int128 Wide; ///< sums of tampered amounts don't fit 64 bits

quint32 currencyOf(std::string_view code)
{
    quint32 packed = 0;
    for (const char letter : code)
        packed = packed << 8 | static_cast<unsigned char>(letter);
    return packed;
}

int actionIndex(std::string_view action)
{
    constexpr std::array<std::string_view, 4> names{"deposit", "withdrawal", "transfer", "payment"};
    const auto known = std::find(names.begin(), names.end(), action);
    return known == names.end() ? -1 : int(known - names.begin());
}

QString entryName(qint64 entry)
{
    return QStringLiteral("entry %1").arg(entry);
}

QString postingName(qint64 entry, qint64 account)
{
    return QStringLiteral("posting of entry %1 on account %2").arg(entry).arg(account);
}

} // namespace

void BookCheck::readFinalState(store::CopyReader &reader)
{
    reader.read("seal/account_last", {}, [&](const CopyRow &row) {
        m_accounts.resize(std::size_t(std::clamp<qint64>(row.int64(0), 0, mostAccounts)) + 1);
    });
    reader.read("seal/accounts", {}, [&](const CopyRow &row) {
        if (row.int64(0) < 0 || std::size_t(row.int64(0)) >= m_accounts.size())
            return;
        Account &account = m_accounts[std::size_t(row.int64(0))];
        account.finalPosted = row.int64(1);
        account.floor = row.int64(3);
        account.finalSequence = row.int64(4);
        account.currency = currencyOf(row.bytes(5));
        ++m_accountCount;
    });
    reader.read("seal/cash_positions", {}, [&](const CopyRow &row) {
        m_finalCash.insert({row.int64(0), row.int64(1)}, row.int64(2));
    });
}

Found BookCheck::take(const Stretch &stretch, const LogRow &batch)
{
    for (const qint64 entry : batch.entries) {
        if (Found trouble = takeEntry(stretch, batch.position, entry))
            return trouble;
    }
    return std::nullopt;
}

Found BookCheck::takeEntry(const Stretch &stretch, qint64 position, qint64 entry)
{
    const auto rows = stretch.entries.of(entry);
    if (rows.size() != 1)
        return found("I9", position, entryName(entry), QStringLiteral("the log names it, but it isn't there"));
    const CopyRow row(stretch.entries.bytes(rows.front()));
    const auto own = stretch.postings.of(entry);
    Wide sum = 0;
    for (const StoredRows::Row &posting : own) {
        const CopyRow decoded(stretch.postings.bytes(posting));
        sum += decoded.int64(2);
        if (Found trouble = takePosting(decoded, position, currencyOf(row.bytes(CurrencyColumn))))
            return trouble;
    }
    if (own.size() < 2)
        return found("I2", position, entryName(entry), QStringLiteral("it has fewer than two postings"));
    if (sum != 0)
        return found("I1", position, entryName(entry), QStringLiteral("its postings don't sum to zero"));
    if (!row.isNull(Approver) && row.int64Or(Maker, 0) == row.int64(Approver))
        return found("I13", position, entryName(entry), QStringLiteral("its maker approved it"));
    for (const StoredRows::Row &verdict : stretch.verdicts.of(entry)) {
        if (Found trouble = takeVerdict(row, CopyRow(stretch.verdicts.bytes(verdict)), position))
            return trouble;
    }
    reversals += qint64(stretch.reversals.of(entry).size());
    postings += qint64(own.size());
    ++entries;
    return takeCash(stretch, entry, position);
}

Found BookCheck::takePosting(const CopyRow &posting, qint64 position, quint32 currency)
{
    const qint64 id = posting.int64(1);
    const auto trouble = [&](const char *invariant, const QString &what) {
        return found(invariant, position, postingName(posting.int64(0), id), what); // a name is made for this only
    };
    if (id < 0 || std::size_t(id) >= m_accounts.size() || m_accounts[std::size_t(id)].currency == 0)
        return trouble("I3", QStringLiteral("there is no such account"));
    Account &account = m_accounts[std::size_t(id)];
    if (account.currency != currency)
        return trouble("I1", QStringLiteral("the account has another currency"));
    if (posting.int64(4) != account.sequence + 1)
        return trouble("I3", QStringLiteral("number %1 of the account where %2 is next").arg(posting.int64(4)).arg(account.sequence + 1));
    const Wide balance = Wide(account.posted) + posting.int64(2);
    if (balance != posting.int64(3))
        return trouble("I3", QStringLiteral("the balance after it isn't the one before and its amount"));
    account.posted = posting.int64(3);
    account.sequence = posting.int64(4);
    if (account.posted < account.floor)
        return trouble("I4", QStringLiteral("the balance is below the account's floor"));
    return std::nullopt;
}

Found BookCheck::takeVerdict(const CopyRow &entry, const CopyRow &verdict, qint64 position)
{
    ++verdicts;
    const auto trouble = [&](const char *invariant, const QString &what) {
        return found(invariant, position, QStringLiteral("key of entry %1").arg(entry.int64(0)), what);
    };
    if (!verdict.isNull(RefusalColumn) || verdict.int64Or(EntryOfVerdict, 0) != entry.int64(0))
        return trouble("I5", QStringLiteral("the key's verdict isn't this entry"));
    const int action = actionIndex(entry.bytes(ActionColumn));
    if (action < 0 || entry.isNull(Customer) || verdict.isNull(LimitUsed) || verdict.isNull(LimitAllowed))
        return std::nullopt;
    Usage &usage = m_usage[entry.int64(Customer)];
    if (usage.date != entry.int64(BusinessDate))
        usage = {entry.int64(BusinessDate), {}};
    const qint64 count = ++usage.counts[std::size_t(action)];
    if (verdict.int64(LimitUsed) > verdict.int64(LimitAllowed) || count > verdict.int64(LimitAllowed))
        return trouble("I10", QStringLiteral("more operations than that day's limit"));
    return std::nullopt;
}

Found BookCheck::takeCash(const Stretch &stretch, qint64 entry, qint64 position)
{
    if (stretch.cashLines.of(entry).empty())
        return std::nullopt;
    std::pair<qint64, Wide> total{-1, 0}; // of one cash account; lines come by account
    const auto isWrong = [&] {
        for (const StoredRows::Row &posting : stretch.postings.of(entry)) {
            const CopyRow row(stretch.postings.bytes(posting));
            if (row.int64(1) == total.first)
                return Wide(row.int64(2)) + total.second != 0;
        }
        return total.first != -1;
    };
    for (const StoredRows::Row &line : stretch.cashLines.of(entry)) {
        const CopyRow row(stretch.cashLines.bytes(line));
        if (row.int64(1) != total.first && isWrong())
            break;
        if (row.int64(1) != total.first)
            total = {row.int64(1), 0};
        total.second += Wide(row.int64(2)) * row.int64(3);
        qint64 &there = m_cash[{row.int64(1), row.int64(2)}];
        there = qint64(quint64(there) + quint64(row.int64(3)));
        ++cashLines;
    }
    if (isWrong())
        return found("I1", position, entryName(entry), QStringLiteral("its notes and coins aren't its amount"));
    return std::nullopt;
}

Found BookCheck::finish() const
{
    for (std::size_t id = 0; id < m_accounts.size(); ++id) {
        const Account &account = m_accounts[id];
        if (account.posted != account.finalPosted || account.sequence != account.finalSequence)
            return found("I3", 0, QStringLiteral("account %1").arg(id),
                         QStringLiteral("it holds %1 after %2 postings; its postings say %3 after %4")
                             .arg(account.finalPosted).arg(account.finalSequence).arg(account.posted).arg(account.sequence));
    }
    for (const auto &[stored, booked] : {std::pair(&m_finalCash, &m_cash), std::pair(&m_cash, &m_finalCash)}) {
        for (auto place = stored->cbegin(); place != stored->cend(); ++place) {
            if (booked->value(place.key()) != place.value())
                return found("I3", 0, QStringLiteral("cash of account %1").arg(place.key().first),
                             QStringLiteral("what lies there isn't what was counted in and out, face value %1").arg(place.key().second));
        }
    }
    return std::nullopt;
}

} // namespace guichet::seal
