// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/masterkeys.h"

#include "services/identity/crypto.h"
#include "services/identity/keyfiles.h"
#include "services/store/transaction.h"

#include <QDir>

namespace guichet::identity {

namespace {

constexpr QLatin1StringView signingFile("signing.key");
constexpr std::array keyFiles{QLatin1StringView("master.key"), QLatin1StringView("blind-index.key"), signingFile};

tl::unexpected<QString> failure(const QString &path, const char *why)
{
    return tl::unexpected(QStringLiteral("%1: %2").arg(path, QString::fromUtf8(why)));
}

int keyFilesIn(const QString &directory)
{
    return int(std::count_if(keyFiles.begin(), keyFiles.end(), [&](QLatin1StringView name) {
        return QFileInfo::exists(directory + u'/' + name);
    }));
}

std::shared_ptr<const MasterKeys> assembled(std::shared_ptr<KeyRing> ring, SecureBytes signing)
{
    const auto derived = [&](QByteArrayView purpose) { return SecureBytes(QByteArrayView(hmacSha256(signing, purpose))); };
    MasterKeys keys{{}, derived("guichet refresh successor"), derived("guichet sign-in guard"), derived("guichet requests"),
                    std::move(ring)};
    keys.signing = std::move(signing);
    return std::make_shared<const MasterKeys>(std::move(keys));
}

} // namespace

tl::expected<std::shared_ptr<const MasterKeys>, QString> MasterKeys::loadOrCreate(const QString &directory)
{
    const QString path = QDir::cleanPath(directory);
    const bool hasLater = KeyRing::holdsLaterGenerations(path);
    if (keyFilesIn(path) == 0 && !hasLater) {
        if (!QDir().mkpath(QFileInfo(path).path()))
            return failure(path, "can't be made");
        if (auto made = makeKeyFolder(path, QStringList(keyFiles.begin(), keyFiles.end())); !made)
            return tl::unexpected(made.error());
    }
    if (auto checked = checkKeyFolder(path); !checked)
        return tl::unexpected(checked.error());
    // The first generation's files go when it is retired.
    const bool isWhole = hasLater ? QFileInfo::exists(path + u'/' + signingFile) : keyFilesIn(path) == int(keyFiles.size());
    if (!isWhole)
        return failure(path, "some keys are there and some are missing: restore them from your copy");
    auto ring = KeyRing::read(path);
    auto signing = readKeyFile(path + u'/' + signingFile);
    if (!ring || !signing)
        return tl::unexpected(!ring ? ring.error() : signing.error());
    return assembled(std::move(*ring), std::move(*signing));
}

std::shared_ptr<const MasterKeys> MasterKeys::random()
{
    return assembled(std::make_shared<KeyRing>(
                         KeyGeneration{1, SecureBytes::random(keyBytes), SecureBytes::random(keyBytes)}),
                     SecureBytes::random(keyBytes));
}

// Both that make stored data: what is wrapped, and what is looked up.
QByteArray fingerprintOf(const KeyGeneration &generation)
{
    return hmacSha256(generation.master, "guichet fingerprint") + hmacSha256(generation.blindIndex, "guichet fingerprint");
}

bool keysFitDatabase(store::Transaction &transaction, const MasterKeys &keys)
{
    const KeyRing::Generation newest = keys.ring->newest();
    auto remembered = transaction.run("identity/remember_first_key",
                                      {{":id", newest->number}, {":fingerprint", fingerprintOf(*newest)}});
    if (remembered.rowsAffected() == 1)
        transaction.run("identity/set_current_key", {{":id", newest->number}});
    bool fit = true;
    for (const store::Row &row : transaction.run("identity/master_keys")) {
        const auto generation = keys.ring->generation(row.integer("id"));
        fit = fit && generation && fingerprintOf(*generation) == row.bytes("fingerprint");
    }
    return fit;
}

KeyRing::Generation currentKeys(store::Transaction &transaction, const MasterKeys &keys)
{
    auto rows = transaction.run("identity/hold_current_key");
    auto current = keys.ring->generation(rows.only().integer("master_key_id"));
    if (!current)
        throw store::Fault(store::Fault::Kind::Other, "XX000", "the current keys aren't in the key folder");
    return current;
}

bool learnedOfNewKeys(store::Connection &connection, const MasterKeys &keys)
{
    auto rows = connection.run("identity/current_key");
    const int current = rows.only().integer("master_key_id");
    return current > keys.ring->newest()->number && keys.ring->generation(current);
}

} // namespace guichet::identity
