// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/bankdatabase.h"

#include "services/store/connection.h"

#include <QDir>

namespace guichet {
namespace {

bool answers(const store::Database &database)
{
    try {
        database.connect()->check("store/migration_table_exists");
        return true;
    } catch (const store::Fault &) {
        return false;
    }
}

} // namespace

tl::expected<BankDatabase, QString> BankDatabase::open(const Configuration &configuration)
{
    BankDatabase bank{store::Database::at(QString(), QString(), QString()), nullptr, configuration.text("data")};
    if (bank.dataFolder.isEmpty())
        bank.dataFolder = configuration.text("private-cluster");
    if (configuration.isSet("database")) {
        const auto database = store::Database::fromConnectionString(configuration.text("database"));
        if (!database)
            return tl::unexpected(database.error());
        bank.database = database->withUser(QString::fromUtf16(store::ApplicationRole));
    } else if (configuration.isSet("private-cluster")) {
        store::PrivateCluster::Options options;
        options.dataDirectory = QDir(configuration.text("private-cluster")).filePath(QStringLiteral("cluster"));
        auto cluster = std::make_unique<store::PrivateCluster>(options);
        bank.database = cluster->database();
        if (!answers(bank.database)) {
            if (auto started = cluster->start(); !started)
                return tl::unexpected(started.error());
            bank.database = cluster->database();
            bank.cluster = std::move(cluster);
        }
    } else {
        return tl::unexpected(QStringLiteral("say --private-cluster DIR or --database CONNECTION"));
    }
    if (bank.dataFolder.isEmpty())
        return tl::unexpected(QStringLiteral("say --data DIR: where keys and certificates are kept"));
    return bank;
}

QString BankDatabase::checkpointFolder(const Configuration &configuration, const QString &dataFolder)
{
    return configuration.isSet("checkpoints") ? configuration.text("checkpoints")
                                              : QDir(dataFolder).filePath(QStringLiteral("checkpoints"));
}

} // namespace guichet
