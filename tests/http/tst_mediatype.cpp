// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/mediatype.h"

#include <QtTest>

using namespace guichet::http;

class TestMediaType : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contentTypes();
    void accepting_data();
    void accepting();
    void withoutAccept();
    void acceptInSeveralFields();
    void oneOfSeveralIsEnough();
};

namespace {

constexpr QByteArrayView json[] = {"application/json"};
constexpr QByteArrayView images[] = {"image/jpeg", "image/png"};

} // namespace

void TestMediaType::contentTypes()
{
    const MediaType type = mediaType("Application/JSON ; charset=\"UTF-8\"");
    QCOMPARE(type.essence, QByteArray("application/json"));
    QVERIFY(type.isText && type.isUtf8 && isOneOf(type, json) && !isOneOf(type, images));
    QVERIFY(!isOneOf(mediaType("application/json; charset=latin1"), json));
    QVERIFY(isOneOf(mediaType("image/png"), images) && !isOneOf(mediaType({}), images));
}

void TestMediaType::accepting_data()
{
    QTest::addColumn<bool>("isJsonTaken");
    for (const char *taken : {"", "*/*", "application/json", "Application/JSON", "application/*", "application/json;q=0.001",
                              "text/html, */*;q=0.1", "application/json; charset=utf-8 ;Q=1", "*/*;q=0, application/json",
                              "application/*;q=0,application/json;q=1.000", ",, application/json ,"})
        QTest::newRow(taken) << true;
    for (const char *excluded : {"text/html", "application/xml, text/*", "application/json;q=0", "application/json; q=0.000",
                                 "*/*, application/json;Q=0", "*/*, application/*;q=0", "*/*;q=0", "json", "application",
                                 "application/jso*", "*", "application/problem+json", ";q=1", ","})
        QTest::newRow(excluded) << false;
}

void TestMediaType::accepting()
{
    QFETCH(bool, isJsonTaken);
    Headers headers;
    headers.add("Accept", QTest::currentDataTag());
    QCOMPARE(accepts(headers, json), isJsonTaken);
    QVERIFY(accepts(headers, {})); // an answer without content
}

void TestMediaType::withoutAccept()
{
    Headers headers;
    headers.add("Accept-Language", "fr");
    QVERIFY(accepts(headers, json));
}

void TestMediaType::acceptInSeveralFields()
{
    Headers headers;
    headers.add("Accept", "text/html");
    QVERIFY(!accepts(headers, json));
    headers.add("accept", "application/json");
    QVERIFY(accepts(headers, json));
    Headers anythingButThat;
    anythingButThat.add("accept", "*/*");
    anythingButThat.add("accept", "application/json;q=0");
    QVERIFY(!accepts(anythingButThat, json));
}

void TestMediaType::oneOfSeveralIsEnough()
{
    Headers headers;
    headers.add("Accept", "image/png");
    QVERIFY(accepts(headers, images));
    Headers others;
    others.add("Accept", "image/webp, image/gif");
    QVERIFY(!accepts(others, images));
}

QTEST_GUILESS_MAIN(TestMediaType)
#include "tst_mediatype.moc"
