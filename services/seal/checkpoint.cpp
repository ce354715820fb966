// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/checkpoint.h"

#include "services/identity/ed25519.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guichet::seal {

namespace {

constexpr char format[] = "guichet-checkpoint 1";
constexpr qsizetype wordsOfLine = 11;
constexpr qint64 longestTail = 4096; ///< bytes; more than two lines

tl::unexpected<QString> problem(const QString &path, const char *why)
{
    return tl::unexpected(QStringLiteral("%1: %2").arg(path, QLatin1StringView(why)));
}

/// Writes at the file's end and has it on the disk, name included.
bool appendDurably(const QString &path, const QByteArray &bytes)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0644);
    const int folder = ::open(QFile::encodeName(QFileInfo(path).path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool done = file >= 0 && folder >= 0 && ::write(file, bytes.constData(), std::size_t(bytes.size())) == bytes.size()
        && ::fsync(file) == 0 && ::fsync(folder) == 0;
    if (file >= 0)
        ::close(file);
    if (folder >= 0)
        ::close(folder);
    return done;
}

/// What stands behind the last line's end was cut by a crash.
bool dropCutLine(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return true;
    if (!file.open(QIODevice::ReadWrite))
        return false;
    const QByteArray all = file.readAll();
    const qsizetype end = all.lastIndexOf('\n') + 1;
    return end == all.size() || file.resize(end);
}

} // namespace

QByteArray Checkpoint::text() const
{
    const auto word = [](qint64 value) { return ' ' + QByteArray::number(value); };
    const auto hash = [](const Digest &digest) { return ' ' + bytesOf(digest).toHex(); };
    return format + word(number) + word(madeAtMicros) + word(position) + hash(batchSeal) + word(auditNumber)
        + hash(auditSeal) + word(unpostedNumber) + hash(unpostedSeal);
}

QByteArray Checkpoint::line() const
{
    return text() + ' ' + signature.toHex();
}

std::optional<Checkpoint> Checkpoint::fromLine(const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() != wordsOfLine)
        return std::nullopt;
    const auto hash = [&](int word) { return digestFrom(QByteArray::fromHex(words[word])); };
    Checkpoint checkpoint;
    checkpoint.number = words[2].toLongLong();
    checkpoint.madeAtMicros = words[3].toLongLong();
    checkpoint.position = words[4].toLongLong();
    checkpoint.batchSeal = hash(5);
    checkpoint.auditNumber = words[6].toLongLong();
    checkpoint.auditSeal = hash(7);
    checkpoint.unpostedNumber = words[8].toLongLong();
    checkpoint.unpostedSeal = hash(9);
    checkpoint.signature = QByteArray::fromHex(words[10]);
    return checkpoint.line() == line ? std::optional(checkpoint) : std::nullopt; // strict: one way only to write it
}

void Checkpoint::sign(const identity::Ed25519Key &key)
{
    signature = key.sign(text());
}

bool Checkpoint::isSignedBy(const QByteArray &publicKey) const
{
    return identity::ed25519Verify(publicKey, text(), signature);
}

CheckpointFile::CheckpointFile(const QString &folder)
    : m_folder(folder)
{
}

tl::expected<QList<Checkpoint>, QString> CheckpointFile::read() const
{
    QFile file(QDir(m_folder).filePath(QLatin1StringView(fileName)));
    QList<Checkpoint> checkpoints;
    if (!file.exists())
        return checkpoints;
    if (!file.open(QIODevice::ReadOnly))
        return problem(file.fileName(), "can't be read");
    while (!file.atEnd()) {
        QByteArray line = file.readLine();
        if (!line.endsWith('\n'))
            break;
        line.chop(1);
        const auto checkpoint = Checkpoint::fromLine(line);
        if (!checkpoint)
            return problem(file.fileName(), "holds a line that is no checkpoint");
        checkpoints.append(*checkpoint);
    }
    return checkpoints;
}

tl::expected<qint64, QString> CheckpointFile::newestNumber() const
{
    QFile file(QDir(m_folder).filePath(QLatin1StringView(fileName)));
    if (!file.exists())
        return 0;
    if (!file.open(QIODevice::ReadOnly) || !file.seek(std::max<qint64>(0, file.size() - longestTail)))
        return problem(file.fileName(), "can't be read");
    QList<QByteArray> lines = file.readAll().split('\n');
    lines.removeLast(); // empty, or cut
    if (lines.isEmpty())
        return 0;
    const auto checkpoint = Checkpoint::fromLine(lines.last());
    if (!checkpoint)
        return problem(file.fileName(), "ends with a line that is no checkpoint");
    return checkpoint->number;
}

tl::expected<void, QString> CheckpointFile::append(const QList<Checkpoint> &checkpoints) const
{
    const QString path = QDir(m_folder).filePath(QLatin1StringView(fileName));
    QByteArray lines;
    for (const Checkpoint &checkpoint : checkpoints)
        lines += checkpoint.line() + '\n';
    if (!QDir().mkpath(m_folder) || !dropCutLine(path) || !appendDurably(path, lines))
        return problem(path, "can't be written");
    return {};
}

tl::expected<std::optional<QByteArray>, QString> CheckpointFile::publicKey() const
{
    QFile file(QDir(m_folder).filePath(QLatin1StringView(keyFileName)));
    if (!file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly))
        return problem(file.fileName(), "can't be read");
    return QByteArray::fromHex(file.readAll().trimmed());
}

tl::expected<void, QString> CheckpointFile::keepPublicKey(const QByteArray &key) const
{
    const auto known = publicKey();
    if (!known)
        return tl::unexpected(known.error());
    const QString path = QDir(m_folder).filePath(QLatin1StringView(keyFileName));
    if (*known && **known != key)
        return problem(path, "is another key than checkpoints are signed with here");
    if (!*known && (!QDir().mkpath(m_folder) || !appendDurably(path, key.toHex() + '\n')))
        return problem(path, "can't be written");
    return {};
}

} // namespace guichet::seal
