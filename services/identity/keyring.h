// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/identity/securebytes.h"

#include <QList>
#include <QString>
#include <memory>
#include <mutex>
#include <tl/expected.hpp>

namespace guichet::identity {

/// The two secrets that stored data hangs on: one wraps the customers' data keys, one makes e-mail, phone and ID number
/// findable. They are replaced together, by the next generation (keyrotation.h).
struct KeyGeneration {
    int number = 1;
    SecureBytes master;
    SecureBytes blindIndex;
};

/// The generations in use: one, or two while a rotation runs. Lies in the key folder: `master.key` and `blind-index.key`
/// are the first generation, `generation-2/` with files of the same names the second; `retired-1/` holds what is needed
/// for old backups only and is never read. Any thread.
class KeyRing
{
public:
    using Generation = std::shared_ptr<const KeyGeneration>;

    /// In memory only.
    explicit KeyRing(KeyGeneration generation);
    /// Refuses, with a sentence for the administrator, a folder without keys and one with a bad key.
    [[nodiscard]] static tl::expected<std::shared_ptr<KeyRing>, QString> read(const QString &folder);
    [[nodiscard]] static bool holdsLaterGenerations(const QString &folder);

    /// Newest first; never empty.
    [[nodiscard]] QList<Generation> all() const;
    [[nodiscard]] Generation newest() const;
    /// Null when it isn't here, nor in the folder, which is read once more for it.
    [[nodiscard]] Generation generation(int number);
    /// Takes what has come into the folder and lets go of what was retired. Keeps what it has where that fails.
    void reload();

    /// Makes the next generation's files.
    [[nodiscard]] tl::expected<Generation, QString> addGeneration();
    /// Moves the files of the generations before `current` to `retired-N/`; gives the folders' names.
    [[nodiscard]] tl::expected<QStringList, QString> retireBefore(int current);

private:
    explicit KeyRing(const QString &folder);
    [[nodiscard]] tl::expected<void, QString> load();
    const QString m_folder; ///< empty: in memory only
    mutable std::mutex m_mutex;
    QList<Generation> m_generations; ///< newest first
};

} // namespace guichet::identity
