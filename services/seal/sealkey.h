// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/identity/ed25519.h"

#include <QtCore/QString>
#include <tl/expected.hpp>

namespace guichet::seal {

/// The key that signs checkpoints, a file of 32 bytes that only its owner may read (mode 0600). Made at first start.
/// Refuses, with a sentence for the administrator: a file that others may read, that has another length or is a link.
[[nodiscard]] tl::expected<identity::Ed25519Key, QString> loadOrCreateSealKey(const QString &path);

} // namespace guichet::seal
