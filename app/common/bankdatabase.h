// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/configuration.h"
#include "services/store/database.h"
#include "services/store/privatecluster.h"

namespace guichet {

/// The database that the configuration names, as guichet_application.
struct BankDatabase {
    store::Database database;
    std::unique_ptr<store::PrivateCluster> cluster; ///< ours to stop; null when another runs it
    QString dataFolder;                             ///< keys, certificates, checkpoints

    /// Starts the private cluster where that is asked for and isn't running. Refuses with a sentence.
    static tl::expected<BankDatabase, QString> open(const Configuration &configuration);
    /// Where checkpoints are kept outside of the database.
    static QString checkpointFolder(const Configuration &configuration, const QString &dataFolder);
};

} // namespace guichet
