// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/emailconfirmation.h"

#include "models/values/searchfold.h"
#include "services/identity/crypto.h"
#include "services/identity/userrows.h"
#include "services/store/transaction.h"

#include <QtEndian>

namespace guichet::identity {

namespace {

constexpr QLatin1StringView codeColumn("identity.message.code");
constexpr int codeDigits = 8;
constexpr quint64 codes = 100'000'000;

QString newCode()
{
    // 64 bits over 27: the bias is below 2^-37.
    const auto number = qFromBigEndian<quint64>(randomBytes(8).constData()) % codes;
    return QStringLiteral("%1").arg(number, codeDigits, 10, QLatin1Char('0'));
}

// Keyed: eight digits under a plain hash would be found by trying. By a key that no rotation replaces; with the address, as
// the code is of no other.
QByteArray codeHash(const DataKey &dataKey, const QString &email, const QString &code)
{
    return dataKey.keyedHash("confirm:" + normalisedEmail(email).toUtf8() + ':' + code.toUtf8());
}

} // namespace

EmailConfirmation::EmailConfirmation(std::shared_ptr<const MasterKeys> keys, const Clock &clock)
    : m_keys(std::move(keys))
    , m_clock(clock)
{
}

Outcome<void> EmailConfirmation::send(store::Transaction &transaction, UserId user) const
{
    const auto locked = lockOpenUser(transaction, user);
    if (!locked)
        return tl::unexpected(locked.error());
    auto rows = transaction.run("identity/sealed_email", {{":user", user}});
    const auto row = rows.first();
    if (!row)
        return refuse(Refusal::InvalidValue, "email");
    const DataKey dataKey = DataKey::unwrapped(*m_keys, user, row->bytes("wrapped"));
    const QString email = dataKey.unsealText(emailColumn, user.value, row->maybeBytes("email"));
    const qint64 now = m_clock.nowMicros();
    const QString code = newCode();
    const QLatin1StringView kind = enumName(MessageKind::ConfirmEmail);
    transaction.run("identity/put_email_confirmation", {{":user", user},
                                                        {":code_hash", codeHash(dataKey, email, code)},
                                                        {":expires_at", now + confirmationSeconds * microsPerSecond}});
    transaction.run("identity/delete_messages_of", {{":user", user}, {":kind", kind}});
    transaction.run("identity/insert_message", {{":user", user},
                                                {":kind", kind},
                                                {":code", dataKey.sealText(codeColumn, user.value, code)},
                                                {":now", now},
                                                {":not_since", now}});
    return {};
}

void EmailConfirmation::notice(store::Transaction &transaction, UserId user) const
{
    const qint64 now = m_clock.nowMicros();
    transaction.run("identity/insert_message", {{":user", user},
                                                {":kind", enumName(MessageKind::AlreadyRegistered)},
                                                {":code", std::nullopt},
                                                {":now", now},
                                                {":not_since", now - noticeSeconds * microsPerSecond}});
}

Outcome<UserId> EmailConfirmation::confirm(store::Connection &connection, const QString &email,
                                           const QString &code) const
{
    return store::inTransaction(connection, [&](store::Transaction &transaction) -> Outcome<UserId> {
        const qint64 now = m_clock.nowMicros();
        (void)learnedOfNewKeys(transaction.connection(), *m_keys);
        auto found = transaction.run("identity/lock_email_confirmation", {{":indexes", emailIndexes(*m_keys, email)}});
        const auto row = found.first();
        if (!row || row->int64("expires_at") < now || row->integer("failures") >= confirmationTries)
            return refuse(Refusal::InvalidValue, "code");
        const auto user = row->id<UserId>("user_id");
        const auto dataKey = DataKey::of(transaction.connection(), *m_keys, user);
        if (!dataKey || !equalInConstantTime(row->bytes("code_hash"), codeHash(*dataKey, email, code))) {
            transaction.run("identity/count_confirmation_failure", {{":user", user}});
            transaction.commit();
            return refuse(Refusal::InvalidValue, "code");
        }
        if (!row->boolean("email_confirmed")) {
            transaction.run("identity/confirm_email", {{":id", user}});
            recordDeed(transaction, now, user, audit::Deed::EmailConfirmed, user, QStringLiteral("code"));
        }
        return user;
    });
}

QList<Message> EmailConfirmation::messages(store::Connection &connection) const
{
    QList<Message> list;
    for (const store::Row &row : connection.run("identity/messages")) {
        const auto user = row.id<UserId>("user_id");
        const DataKey dataKey = DataKey::unwrapped(*m_keys, user, row.bytes("wrapped"));
        list.append({row.int64("id"), user, *enumFromName<MessageKind>(row.text("kind")),
                     dataKey.unsealText(emailColumn, user.value, row.maybeBytes("email")),
                     dataKey.unsealText(codeColumn, user.value, row.maybeBytes("code")), row.int64("created_at")});
    }
    return list;
}

void EmailConfirmation::removeOld(store::Connection &connection) const
{
    connection.run("identity/delete_old_messages",
                   {{":before", m_clock.nowMicros() - messageSeconds * microsPerSecond}});
}

} // namespace guichet::identity
