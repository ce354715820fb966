// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/privatecluster.h"

#include <QTemporaryDir>

#include <memory>

namespace guichet {

// A cluster that isn't durable, in a temporary folder, gone with the object.
class TestCluster
{
public:
    TestCluster(); // ends the program with a sentence when it can't start
    ~TestCluster();

    [[nodiscard]] store::PrivateCluster &cluster() { return *m_cluster; }

    // Names the socket directory of a running one to the programs started from here.
    static constexpr char environmentName[] = "GUICHET_TEST_CLUSTER";
    // A temporary folder that the OS user postgres can get into.
    [[nodiscard]] static std::unique_ptr<QTemporaryDir> openFolder();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::PrivateCluster> m_cluster;
};

} // namespace guichet
