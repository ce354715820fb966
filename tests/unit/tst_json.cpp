// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/json.h"

#include <QtTest>
#include <boost/json/serialize.hpp>
#include <rapidcheck.h>

using namespace guichet::wire;

namespace {

QByteArray nested(int depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatIsStrict_data();
    void takesWhatIsStrict();
    void refuses_data();
    void refuses();
    void saysWhatItMinds_data();
    void saysWhatItMinds();
    void wholeNumbersStayWhole();
    void aTextInPiecesIsTheSame();
    void anyBytesAreEitherReadOrRefused();
};

void TestJson::takesWhatIsStrict_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("object") << QByteArray(R"({"amount":5000,"currency":"EUR"})");
    QTest::newRow("blanks around") << QByteArray(" \r\n\t{ } \n");
    QTest::newRow("empty list") << QByteArray("[]");
    QTest::newRow("words") << QByteArray("[true,false,null]");
    QTest::newRow("largest") << QByteArray("9223372036854775807");
    QTest::newRow("smallest") << QByteArray("-9223372036854775808");
    QTest::newRow("pair of surrogates") << QByteArray(R"("\ud83d\ude00")");
    QTest::newRow("four bytes") << QByteArray("\"\xf0\x9f\x98\x80\"");
    QTest::newRow("escapes") << QByteArray(R"("\"\\\/\b\f\n\r\t\u00e9")");
    QTest::newRow("depth 16") << nested(maximumJsonDepth);
    QTest::newRow("one name in two objects") << QByteArray(R"([{"a":1},{"a":{"a":2}}])");
}

void TestJson::takesWhatIsStrict()
{
    QFETCH(QByteArray, text);
    const auto value = parseStrict(text);
    QVERIFY2(value.has_value(), value ? "" : qPrintable(value.error().detail));
}

void TestJson::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("blanks") << QByteArray("  ");
    QTest::newRow("exponent") << QByteArray("5e3");
    QTest::newRow("exponent in an object") << QByteArray(R"({"amount":5e3})");
    QTest::newRow("capital exponent") << QByteArray("[5E3]");
    QTest::newRow("negative exponent") << QByteArray("[50e-1]");
    QTest::newRow("fraction") << QByteArray("[1.0]");
    QTest::newRow("minus zero fraction") << QByteArray("[-0.0]");
    QTest::newRow("20 digits") << QByteArray("12345678901234567890");
    QTest::newRow("one beyond 63 bits") << QByteArray("9223372036854775808");
    QTest::newRow("one below") << QByteArray("-9223372036854775809");
    QTest::newRow("beyond 64 bits") << QByteArray("18446744073709551616");
    QTest::newRow("leading zero") << QByteArray("01");
    QTest::newRow("plus") << QByteArray("+1");
    QTest::newRow("hexadecimal") << QByteArray("0x10");
    QTest::newRow("not a number") << QByteArray("NaN");
    QTest::newRow("infinity") << QByteArray("[Infinity]");
    QTest::newRow("a name twice") << QByteArray(R"({"amount":1,"amount":2})");
    QTest::newRow("a name twice, once escaped") << QByteArray(R"({"amount":1,"\u0061mount":2})");
    QTest::newRow("a name twice, deeper") << QByteArray(R"({"x":[{"a":1,"b":2,"a":3}]})");
    QTest::newRow("depth 17") << nested(maximumJsonDepth + 1);
    QTest::newRow("depth 100 000") << QByteArray(100'000, '[');
    QTest::newRow("U+0000 escaped") << QByteArray(R"({"note":"a\u0000b"})");
    QTest::newRow("U+0000 raw") << QByteArray("\"a\0b\"", 5);
    QTest::newRow("U+0000 in a name") << QByteArray(R"({"a\u0000":1})");
    QTest::newRow("lone high surrogate") << QByteArray(R"("\ud800")");
    QTest::newRow("high surrogate, then a letter") << QByteArray(R"("\ud800x")");
    QTest::newRow("two high surrogates") << QByteArray(R"("\ud800\ud800")");
    QTest::newRow("lone low surrogate") << QByteArray(R"("\udc00")");
    QTest::newRow("surrogate as bytes") << QByteArray("\"\xed\xa0\x80\"");
    QTest::newRow("lone surrogate in a name") << QByteArray(R"({"\udc00":1})");
    QTest::newRow("overlong") << QByteArray("\"\xc0\xaf\"");
    QTest::newRow("Latin-1") << QByteArray("\"\xe9\"");
    QTest::newRow("beyond U+10FFFF") << QByteArray("\"\xf4\x90\x80\x80\"");
    QTest::newRow("half a character") << QByteArray("\"\xe2\x82\"");
    QTest::newRow("byte-order mark") << QByteArray("\xef\xbb\xbf{}");
    QTest::newRow("trailing bytes") << QByteArray("{} x");
    QTest::newRow("two values") << QByteArray("{}{}");
    QTest::newRow("trailing U+0000") << QByteArray("{}\0", 3);
    QTest::newRow("trailing comma") << QByteArray("[1,]");
    QTest::newRow("comment") << QByteArray("[1] // one");
    QTest::newRow("single quotes") << QByteArray("{'a':1}");
    QTest::newRow("bare name") << QByteArray("{a:1}");
    QTest::newRow("control character in a text") << QByteArray("\"a\nb\"");
    QTest::newRow("cut object") << QByteArray(R"({"a":1)");
    QTest::newRow("cut number") << QByteArray("-");
    QTest::newRow("cut text") << QByteArray("\"abc");
    QTest::newRow("text of over a MiB") << QByteArray("\"" + QByteArray((1 << 20) + 1, 'x') + "\"");
}

void TestJson::refuses()
{
    QFETCH(QByteArray, text);
    const auto value = parseStrict(text);
    QVERIFY2(!value, value ? boost::json::serialize(*value).c_str() : "");
    QVERIFY(!value.error().detail.isEmpty());
}

void TestJson::saysWhatItMinds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("detail");
    QTest::newRow("exponent") << QByteArray("[5e3]")
                              << "a number has a fraction, an exponent, or is beyond 64 bits";
    QTest::newRow("twice") << QByteArray(R"({"a":1,"a":2})") << "a name stands twice in one object";
    QTest::newRow("zero") << QByteArray(R"("\u0000")") << "a text holds U+0000";
    QTest::newRow("zero in a name") << QByteArray(R"({"\u0000":0})") << "a name holds U+0000";
}

void TestJson::saysWhatItMinds()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, detail);
    QCOMPARE(parseStrict(text).error().detail, detail);
}

void TestJson::wholeNumbersStayWhole()
{
    QVERIFY(rc::check("any 64-bit number is read as itself", [](qint64 number) {
        const auto value = parseStrict(QByteArray::number(number));
        RC_ASSERT(value.has_value());
        RC_ASSERT(value->is_int64());
        RC_ASSERT(value->get_int64() == number);
    }));
}

// Long texts and names with escapes reach the handler piece by piece.
void TestJson::aTextInPiecesIsTheSame()
{
    QByteArray text;
    for (int i = 0; i < 500; ++i)
        text += i % 7 == 0 ? QByteArray(R"(\u00e9)") : QByteArray("abcdefghij");
    const auto value = parseStrict("{\"k\\u0065y\":\"" + text + "\"}");
    QVERIFY(value.has_value());
    const auto &object = value->get_object();
    QVERIFY(object.contains("key"));
    const QByteArray read(object.at("key").get_string().c_str());
    QCOMPARE(read, text.replace("\\u00e9", "\xc3\xa9"));
}

void TestJson::anyBytesAreEitherReadOrRefused()
{
    QVERIFY(rc::check("what is read is read the same again", [] {
        QByteArray bytes(R"({"a":[1,-20,"x\u00e9y"],"b":{"c":true,"d":null}})");
        const auto place = *rc::gen::inRange<qsizetype>(0, bytes.size());
        bytes[place] = *rc::gen::elementOf(std::string("{}[]\":,09.eE-+\\utn \x01\xc3\xa9\0", 24));
        const auto value = parseStrict(bytes);
        if (!value)
            return;
        const std::string text = boost::json::serialize(*value);
        const auto again = parseStrict(QByteArray::fromStdString(text));
        RC_ASSERT(again.has_value());
        RC_ASSERT(*again == *value);
    }));
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
