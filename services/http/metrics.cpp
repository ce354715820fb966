// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/metrics.h"

namespace guichet::http {

namespace {

constexpr char name[] = "http_server_request_duration_seconds";
constexpr char refusals[] = "http_server_refusals_total";

QByteArray secondsOf(qint64 micros)
{
    return QByteArray::number(micros / 1'000'000) + '.' + QByteArray::number(micros % 1'000'000).rightJustified(6, '0');
}

} // namespace

void Metrics::observe(const QByteArray &method, const char *route, int status, qint64 micros)
{
    const std::lock_guard lock(m_mutex);
    Series &series = m_series[{method, route, status}];
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        if (micros <= bounds[i].micros)
            ++series.within[i];
    }
    ++series.count;
    series.micros += micros;
}

void Metrics::refused(const QByteArray &code)
{
    const std::lock_guard lock(m_mutex);
    ++m_refusals[code];
}

QByteArray Metrics::text() const
{
    const std::lock_guard lock(m_mutex);
    QByteArray text = QByteArray("# HELP ") + name + " How long requests took.\n# TYPE " + name + " histogram\n";
    for (const auto &[label, series] : m_series) {
        const auto &[method, route, status] = label;
        const QByteArray labels = "method=\"" + method + "\",route=\"" + route + "\",status=\"" + QByteArray::number(status) + '"';
        for (std::size_t i = 0; i < bounds.size(); ++i)
            text += name + QByteArray("_bucket{") + labels + ",le=\"" + bounds[i].seconds + "\"} "
                + QByteArray::number(series.within[i]) + '\n';
        text += name + QByteArray("_bucket{") + labels + ",le=\"+Inf\"} " + QByteArray::number(series.count) + '\n';
        text += name + QByteArray("_sum{") + labels + "} " + secondsOf(series.micros) + '\n';
        text += name + QByteArray("_count{") + labels + "} " + QByteArray::number(series.count) + '\n';
    }
    text += QByteArray("# HELP ") + refusals + " Problems answered.\n# TYPE " + refusals + " counter\n";
    for (const auto &[code, count] : m_refusals)
        text += refusals + ("{code=\"" + code) + "\"} " + QByteArray::number(count) + '\n';
    return text;
}

QByteArray metric(const char *name, const char *type, const char *help, qint64 value)
{
    return QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n' + name + ' '
        + QByteArray::number(value) + '\n';
}

QByteArray summary(const char *name, const char *help, qint64 sum, qint64 count)
{
    const QByteArray given(name);
    return "# HELP " + given + ' ' + help + "\n# TYPE " + given + " summary\n" + given + "_sum " + QByteArray::number(sum) + '\n'
        + given + "_count " + QByteArray::number(count) + '\n';
}

} // namespace guichet::http
