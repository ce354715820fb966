// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <map>
#include <mutex>
#include <tuple>

namespace guichet::http {

// Counts requests by method, route (its template, never a path: paths name people) and status, with how long they took;
// and refusals by code; written as Prometheus reads it (text format 0.0.4). Any thread.
class Metrics
{
public:
    void observe(const QByteArray &method, const char *route, int status, qint64 micros);
    void refused(const QByteArray &code); // a problem's: there are so many of them and no more
    // `http_server_request_duration_seconds`, a histogram, and `http_server_refusals_total`.
    [[nodiscard]] QByteArray text() const;

private:
    struct Bound {
        qint64 micros;
        const char *seconds;
    };
    static constexpr std::array bounds{Bound{1'000, "0.001"},     Bound{2'500, "0.0025"},  Bound{5'000, "0.005"},
                                       Bound{10'000, "0.01"},     Bound{25'000, "0.025"},  Bound{50'000, "0.05"},
                                       Bound{100'000, "0.1"},     Bound{250'000, "0.25"},  Bound{500'000, "0.5"},
                                       Bound{1'000'000, "1"},     Bound{2'500'000, "2.5"}, Bound{5'000'000, "5"}};
    struct Series {
        std::array<qint64, bounds.size()> within{}; // each counts those below it, too
        qint64 count = 0;
        qint64 micros = 0;
    };
    using Label = std::tuple<QByteArray, QByteArray, int>;

    mutable std::mutex m_mutex;
    std::map<Label, Series> m_series;
    std::map<QByteArray, qint64> m_refusals;
};

// One figure as Prometheus reads it, with the lines that say what it is. `type`: "gauge" or "counter".
[[nodiscard]] QByteArray metric(const char *name, const char *type, const char *help, qint64 value);
// A summary without quantiles: of `count` values that are `sum` together.
[[nodiscard]] QByteArray summary(const char *name, const char *help, qint64 sum, qint64 count);

} // namespace guichet::http
