// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/identity/securebytes.h"

#include <QStringList>
#include <tl/expected.hpp>

// Secrets as files of 32 bytes that only their owner may read. Problems are sentences for the administrator. For this
// folder only.
namespace guichet::identity {

/// Refuses a link, a file that others may read (mode other than 0600), another size, and bytes that are all alike.
[[nodiscard]] tl::expected<SecureBytes, QString> readKeyFile(const QString &path);
/// Refuses what is no folder, and one that others may write.
[[nodiscard]] tl::expected<void, QString> checkKeyFolder(const QString &path);
/// A folder with a fresh key of each name: all or none of them, also when power fails or two do so at once; where the
/// folder is there already (with something in it) it stays as it is.
[[nodiscard]] tl::expected<void, QString> makeKeyFolder(const QString &path, const QStringList &names);

} // namespace guichet::identity
