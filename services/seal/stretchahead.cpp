// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/stretchahead.h"

#include "services/seal/sealcheck.h"
#include "services/store/copyreader.h"

namespace guichet::seal {

namespace {

/// What is in memory at a time.
constexpr qint64 entriesAStep = 20'000;
constexpr qint64 batchesAStep = 1'024;
constexpr qint64 batchesAtFirst = 64;

} // namespace

StretchAhead::StretchAhead(store::CopyReader &reader, qint64 end)
    : m_reader(reader)
    , m_end(end)
    , m_batches(batchesAtFirst)
{
    readAhead();
}

StretchAhead::~StretchAhead()
{
    if (m_reading.valid())
        m_reading.wait();
}

const StretchAhead::Part *StretchAhead::next()
{
    if (!m_reading.valid())
        return nullptr;
    m_reading.get();
    const Part &part = m_parts[m_ahead];
    m_ahead = (m_ahead + 1) % m_parts.size();
    readAhead();
    return &part;
}

void StretchAhead::readAhead()
{
    if (m_read < m_end)
        m_reading = std::async(std::launch::async, [this] { read(m_parts[m_ahead]); });
}

void StretchAhead::read(Part &part)
{
    part.last = std::min(m_read + m_batches, m_end);
    readStretch(m_reader, m_read, part.last, part.stretch);
    part.seals.clear();
    m_reader.read("seal/batches", {{":after", m_read}, {":last", part.last}},
                  [&](const store::CopyRow &row) { part.seals.append(batchSealFrom(row)); });
    part.keptDays = keptKeyDays(m_reader);
    const qint64 entriesABatch = std::max<qint64>(1, part.stretch.entryCount / (part.last - m_read));
    m_batches = std::clamp<qint64>(entriesAStep / entriesABatch, 1, batchesAStep);
    m_read = part.last;
}

} // namespace guichet::seal
