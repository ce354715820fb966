// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/rotatekeys.h"

#include "app/common/bankassembly.h"
#include "services/identity/keyrotation.h"
#include "services/store/connection.h"

#include <QElapsedTimer>

#include <cstdio>

namespace guichet {
namespace {

constexpr int done = 0;
constexpr int notDone = 1;
constexpr qint64 millisATenth = 100;

int fail(const QString &sentence)
{
    std::fprintf(stderr, "guichetctl: %s\n", qPrintable(sentence));
    return notDone;
}

/// Until none is left on the keys before; whoever registers meanwhile is on the new ones.
qint64 renewDocuments(const kyc::Reviews &reviews, store::Connection &connection)
{
    qint64 all = 0;
    auto renewed = reviews.renewFingerprints(connection, {});
    for (; renewed.documents > 0; renewed = reviews.renewFingerprints(connection, renewed.last))
        all += renewed.documents;
    return all;
}

} // namespace

int rotateKeys(const Configuration &configuration)
{
    const SystemClock clock;
    const auto bank = BankAssembly::make(configuration, clock);
    if (!bank)
        return fail(bank.error());
    const auto connection = (*bank)->database().connect();
    const identity::KeyRotation rotation((*bank)->keys());
    QElapsedTimer timer;
    timer.start();
    const auto generation = rotation.begin(*connection);
    if (!generation)
        return fail(generation.error());
    const qint64 users = rotation.usersLeft(*connection);
    std::fprintf(stderr, "Generation %d of the keys: %lld users are on the one before.\n", *generation, static_cast<long long>(users));
    for (UserId last = rotation.renew(*connection, {}); !last.isNull();)
        last = rotation.renew(*connection, last);
    const qint64 documents = renewDocuments((*bank)->services().reviews, *connection);
    const auto retired = rotation.finish(*connection);
    if (!retired)
        return fail(retired.error());
    const auto tenths = static_cast<long long>(timer.elapsed() / millisATenth);
    std::printf("%lld users and %lld documents are on generation %d of the keys now, none on another: %lld.%lld seconds.\n",
                static_cast<long long>(users), static_cast<long long>(documents), *generation, tenths / 10, tenths % 10);
    std::printf("The keys before lie in %s/keys: %s. Backups made until now can't be read without them; destroy them with the last.\n",
                qPrintable((*bank)->dataFolder()), qPrintable(retired->join(u' ')));
    return done;
}

} // namespace guichet
