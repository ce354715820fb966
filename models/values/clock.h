// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>
#include <atomic>

namespace guichet {

/// Where the time comes from; injected, so that tests and the demo bank choose it. Any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Microseconds since 1970-01-01T00:00:00Z.
    virtual qint64 nowMicros() const = 0;
};

class SystemClock final : public Clock
{
public:
    qint64 nowMicros() const override;
};

/// Stands still until told otherwise.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(qint64 nowMicros)
        : m_nowMicros(nowMicros)
    {
    }
    qint64 nowMicros() const override { return m_nowMicros; }
    void set(qint64 nowMicros) { m_nowMicros = nowMicros; }
    void advance(qint64 micros) { m_nowMicros += micros; }

private:
    std::atomic<qint64> m_nowMicros;
};

inline constexpr qint64 microsPerSecond = 1'000'000;

} // namespace guichet
