// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <cstddef>
#include <cstdint>

/// What each target defines: libFuzzer calls it with bytes of its making, replay.cpp with the corpus. Gives 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace guichet::fuzz {

inline QByteArrayView bytesOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), qsizetype(size)};
}

/// Any text, valid or not: whole UTF-16 units, so that lone surrogates come too.
inline QString unitsOf(QByteArrayView bytes)
{
    QString text(bytes.size() / 2, Qt::Uninitialized);
    memcpy(text.data(), bytes.data(), size_t(text.size()) * sizeof(QChar));
    return text;
}

/// What must hold for every input; else the program ends, and the input is kept.
inline void demand(bool holds, const char *what)
{
    if (!holds)
        qFatal("%s", what);
}

} // namespace guichet::fuzz
