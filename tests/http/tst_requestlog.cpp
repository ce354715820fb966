// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/requestlog.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace guichet::http;

class TestRequestLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineHoldsTheseFieldsOnly();
    void aMessage();
    void whatWouldBreakTheLine();
};

void TestRequestLog::aLineHoldsTheseFieldsOnly()
{
    const QByteArray line = logLine({1'800'000'000'123'000, "ab-1", "GET", "feed/{user_id}", 200, 1'234, "127.0.0.1", 7});
    QVERIFY(line.endsWith("}\n") && line.count('\n') == 1);
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    QStringList names = object.keys();
    QCOMPARE(names.join(u' '), QStringLiteral("category level method micros peer request_id route status time user"));
    QCOMPARE(object.value(QLatin1StringView("time")).toString(), QStringLiteral("2027-01-15T08:00:00.123Z"));
    QCOMPARE(object.value(QLatin1StringView("micros")).toInt(), 1'234);
    QCOMPARE(object.value(QLatin1StringView("route")).toString(), QStringLiteral("feed/{user_id}"));
}

void TestRequestLog::aMessage()
{
    const QByteArray line = logLine(0, "warning", "default", u"the database: \"gone\"");
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    QCOMPARE(object.value(QLatin1StringView("message")).toString(), QStringLiteral("the database: \"gone\""));
    QCOMPARE(object.value(QLatin1StringView("level")).toString(), QStringLiteral("warning"));
}

void TestRequestLog::whatWouldBreakTheLine()
{
    const QString text = QStringLiteral("a\r\n{\"level\":\"info\"}\u001b[2J\u2028é\\");
    const QByteArray line = logLine(0, "info", "default", text);
    QCOMPARE(line.count('\n'), 1);
    for (const char letter : line.chopped(1))
        QVERIFY(letter >= 0x20 && letter < 0x7f);
    QCOMPARE(QJsonDocument::fromJson(line).object().value(QLatin1StringView("message")).toString(), text);
    QVERIFY(logLine(0, "info", "default", QString(1'000'000, u'x')).size() < 3'000);
}

QTEST_GUILESS_MAIN(TestRequestLog)
#include "tst_requestlog.moc"
