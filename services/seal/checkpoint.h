// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/seal/digest.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <optional>
#include <tl/expected.hpp>

namespace guichet::identity {
class Ed25519Key;
} // namespace guichet::identity

namespace guichet::seal {

/// Where the three chains stood, signed (Ed25519, RFC 8032).
struct Checkpoint {
    qint64 number = 0; ///< from 1, without gaps
    qint64 madeAtMicros = 0;
    qint64 position = 0; ///< of the ledger's log; 0: nothing is sealed
    Digest batchSeal{};
    qint64 auditNumber = 0;
    Digest auditSeal{};
    qint64 unpostedNumber = 0;
    Digest unpostedSeal{};
    QByteArray signature;

    /// What is signed: one line of ASCII, words with one space between, hashes in hexadecimal:
    /// "guichet-checkpoint 1 NUMBER MADE-AT POSITION SEAL AUDIT-NUMBER SEAL UNPOSTED-NUMBER SEAL".
    [[nodiscard]] QByteArray text() const;
    /// As it stands in the file: the text, a space, the signature in hexadecimal.
    [[nodiscard]] QByteArray line() const;
    /// Refuses (nullopt) whatever line() wouldn't have written.
    [[nodiscard]] static std::optional<Checkpoint> fromLine(const QByteArray &line);
    void sign(const identity::Ed25519Key &key);
    [[nodiscard]] bool isSignedBy(const QByteArray &publicKey) const;

    friend bool operator==(const Checkpoint &, const Checkpoint &) = default;
};

/// Checkpoints outside of the database: a file to which lines are only ever added, each on the disk (fsync) when append()
/// returns. Beside it lies the public key that they are signed with. The folder may be on another disk.
class CheckpointFile
{
public:
    static constexpr char fileName[] = "checkpoints";
    static constexpr char keyFileName[] = "seal.pub";

    explicit CheckpointFile(const QString &folder);

    /// By number. Refuses, with a sentence: a file that can't be read, a line that isn't one. A last line without its end
    /// was being written when the power went: it is left out.
    [[nodiscard]] tl::expected<QList<Checkpoint>, QString> read() const;
    /// The newest one's number without reading the others; 0: there is none.
    [[nodiscard]] tl::expected<qint64, QString> newestNumber() const;
    /// Makes folder and file where there are none.
    [[nodiscard]] tl::expected<void, QString> append(const QList<Checkpoint> &checkpoints) const;
    /// nullopt: none lies there.
    [[nodiscard]] tl::expected<std::optional<QByteArray>, QString> publicKey() const;
    /// Writes it at first; refuses another one than lies there.
    [[nodiscard]] tl::expected<void, QString> keepPublicKey(const QByteArray &key) const;

private:
    QString m_folder;
};

} // namespace guichet::seal
