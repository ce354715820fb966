// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayMatcher>
#include <QDirIterator>
#include <QFile>
#include <QStringEncoder>

#include <vector>

namespace guichet {

/// Looks for texts and bytes in files, in every form that a program might leave them: as they are, in capitals, UTF-16,
/// hexadecimal, base64 (at each of its three alignments, both alphabets), escaped as in a URL.
class Traces
{
public:
    /// `what` names it in what is found.
    void addText(const QByteArray &what, const QString &text)
    {
        const QByteArray plain = text.toUtf8();
        add(what, "capitals", plain.toUpper());
        add(what, "small letters", plain.toLower());
        for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE})
            add(what, "UTF-16", QStringEncoder(encoding)(text));
        QByteArray escaped;
        for (const char byte : plain)
            escaped += '%' + QByteArray(1, byte).toHex();
        add(what, "URL, every byte", escaped);
        add(what, "URL, every byte", escaped.toUpper());
        add(what, "URL", plain.toPercentEncoding());
        addBytes(what, plain);
    }
    void addBytes(const QByteArray &what, const QByteArray &bytes)
    {
        add(what, "plain", bytes);
        add(what, "hexadecimal", bytes.toHex());
        add(what, "hexadecimal", bytes.toHex().toUpper());
        for (qsizetype shift = 0; shift < 3; ++shift) {
            const QByteArray padded = QByteArray(shift, 'x') + bytes;
            // Of the characters only those that depend on these bytes alone: each holds six bits.
            const qsizetype first = (shift * 8 + 5) / 6;
            const qsizetype end = padded.size() * 8 / 6;
            for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding})
                add(what, "base64", padded.toBase64(alphabet).mid(first, end - first));
        }
    }

    struct Disguise {
        QByteArray what;
        QByteArray form;
        QByteArray bytes;
    };
    const std::vector<Disguise> &disguises() const { return m_disguises; }

    /// "FILE: WHAT (FORM)" for each that is there, in every file below the folder. A file that can't be read is one too.
    QStringList foundBelow(const QString &folder)
    {
        QStringList found;
        QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (files.hasNext())
            found += foundIn(files.next());
        return found;
    }
    QStringList foundIn(const QString &path)
    {
        QStringList found;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {path + QStringLiteral(": can't be read")};
        std::vector<bool> isFound(m_disguises.size());
        QByteArray window;
        for (QByteArray part = file.read(portionBytes); !part.isEmpty(); part = file.read(portionBytes)) {
            m_bytesRead += part.size();
            window = window.right(longestBytes) + part;
            for (std::size_t i = 0; i < m_disguises.size(); ++i) {
                if (isFound[i] || m_matchers[i].indexIn(window) < 0)
                    continue;
                isFound[i] = true;
                found.append(QStringLiteral("%1: %2 (%3)").arg(path, QString::fromUtf8(m_disguises[i].what),
                                                               QString::fromUtf8(m_disguises[i].form)));
            }
        }
        return found;
    }
    qint64 bytesRead() const { return m_bytesRead; }

private:
    static constexpr qint64 portionBytes = 4 * 1024 * 1024;
    static constexpr qsizetype longestBytes = 256;

    void add(const QByteArray &what, const QByteArray &form, const QByteArray &bytes)
    {
        for (const Disguise &known : m_disguises) {
            if (known.bytes == bytes)
                return;
        }
        m_disguises.push_back({what, form, bytes});
        m_matchers.emplace_back(bytes);
    }

    std::vector<Disguise> m_disguises;
    std::vector<QByteArrayMatcher> m_matchers;
    qint64 m_bytesRead = 0;
};

} // namespace guichet
