// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/seal/stretch.h"

#include <future>
#include <set>

namespace guichet::seal {

/// The log's stretches in order: while one is checked the next one is read, on a thread of its own. Memory is that of two.
class StretchAhead
{
public:
    struct Part {
        qint64 last = 0; ///< the position it goes up to
        Stretch stretch;
        QList<BatchSeal> seals;     ///< as stored
        std::set<qint64> keptDays; ///< whose keys there were when all of it had been read (keyDays)
    };

    /// The batches up to `end`. `reader` outlives this; nobody else uses it meanwhile.
    StretchAhead(store::CopyReader &reader, qint64 end);
    ~StretchAhead();
    StretchAhead(const StretchAhead &) = delete;
    StretchAhead &operator=(const StretchAhead &) = delete;

    /// The next one, which stays until this is called again; nullptr behind the end. Throws store::Fault.
    [[nodiscard]] const Part *next();

private:
    void readAhead();
    void read(Part &part);
    store::CopyReader &m_reader;
    const qint64 m_end;
    qint64 m_read = 0; ///< up to which position
    qint64 m_batches;  ///< of the next one
    std::array<Part, 2> m_parts;
    std::size_t m_ahead = 0; ///< the part that is being read
    std::future<void> m_reading;
};

} // namespace guichet::seal
