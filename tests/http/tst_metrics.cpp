// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/metrics.h"

#include <QtTest>

using namespace guichet::http;

class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingYet();
    void aHistogram();
    void refusalsByCode();
    void oneFigure();
    void aSummary();
};

void TestMetrics::nothingYet()
{
    const QByteArray text = Metrics().text();
    QVERIFY(text.startsWith("# HELP http_server_request_duration_seconds "));
    QCOMPARE(text.count('\n'), 4);
}

void TestMetrics::aHistogram()
{
    Metrics metrics;
    metrics.observe("GET", "account/{account_id}", 200, 1'500);
    metrics.observe("GET", "account/{account_id}", 200, 30'000);
    metrics.observe("GET", "account/{account_id}", 200, 12'000'000);
    metrics.observe("GET", "account/{account_id}", 404, 10);
    const QByteArray text = metrics.text();
    const QByteArray name = "http_server_request_duration_seconds";
    const QByteArray labels = "method=\"GET\",route=\"account/{account_id}\",status=\"200\"";
    for (const QByteArray &line : {name + "_bucket{" + labels + ",le=\"0.001\"} 0\n",
                                   name + "_bucket{" + labels + ",le=\"0.0025\"} 1\n",
                                   name + "_bucket{" + labels + ",le=\"0.05\"} 2\n",
                                   name + "_bucket{" + labels + ",le=\"5\"} 2\n",
                                   name + "_bucket{" + labels + ",le=\"+Inf\"} 3\n",
                                   name + "_sum{" + labels + "} 12.031500\n", name + "_count{" + labels + "} 3\n"})
        QVERIFY2(text.contains(line), line + text);
    QVERIFY(text.contains("status=\"404\",le=\"0.001\"} 1\n"));
}

void TestMetrics::refusalsByCode()
{
    Metrics metrics;
    for (const char *code : {"busy", "limit-reached", "busy"})
        metrics.refused(code);
    const QByteArray text = metrics.text();
    QVERIFY2(text.endsWith("# TYPE http_server_refusals_total counter\nhttp_server_refusals_total{code=\"busy\"} 2\n"
                           "http_server_refusals_total{code=\"limit-reached\"} 1\n"),
             text);
}

void TestMetrics::oneFigure()
{
    QCOMPARE(metric("up", "gauge", "Whether.", 1), QByteArray("# HELP up Whether.\n# TYPE up gauge\nup 1\n"));
}

void TestMetrics::aSummary()
{
    QCOMPARE(summary("size", "How many.", 12, 5),
             QByteArray("# HELP size How many.\n# TYPE size summary\nsize_sum 12\nsize_count 5\n"));
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
