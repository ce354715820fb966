// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/access.h"

#include "app/common/bankassembly.h"
#include "services/store/transaction.h"

#include <cstdio>
#include <iostream>

namespace guichet {
namespace {

int fail(const QString &sentence)
{
    std::fprintf(stderr, "guichetctl: %s\n", qPrintable(sentence));
    return 1;
}

} // namespace

int rotateTokenKey(const Configuration &configuration)
{
    const SystemClock clock;
    const auto bank = BankAssembly::make(configuration, clock);
    if (!bank)
        return fail(bank.error());
    const auto connection = (*bank)->database().connect();
    store::inTransaction(*connection, [&](store::Transaction &transaction) {
        identity::rotateTokenKey(transaction, clock.nowMicros());
    });
    std::printf("Access tokens are signed with another key from %lld s on.\n", static_cast<long long>(identity::tokenKeyLeadSeconds));
    return 0;
}

int addAdministrator(const Configuration &configuration)
{
    const QStringList words = configuration.words().mid(1);
    if (words.size() != 2)
        return fail(QStringLiteral("add-administrator E-MAIL NAME, with a password as the first line of the input"));
    std::string line;
    std::getline(std::cin, line);
    const QString password = QString::fromStdString(line);
    const SystemClock clock;
    const auto bank = BankAssembly::make(configuration, clock);
    if (!bank)
        return fail(bank.error());
    const http::BankServices &services = (*bank)->services();
    if (const auto weakness = identity::weaknessOf(password, {{services.settings.name, words[1]}, words[0]}))
        return fail(QStringLiteral("this password isn't taken: %1").arg(QString(enumName(*weakness))));
    const auto hash = services.hasher.hash(password);
    const auto connection = (*bank)->database().connect();
    const auto created = store::inTransaction(*connection, [&](store::Transaction &transaction) {
        return services.staffing.create(transaction,
                                        {words[1], words[0], Role::Administrator, hash.value_or(QString()), UserId()});
    });
    return created ? 0 : fail(QString(enumName(created.error().reason)));
}

} // namespace guichet
