// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/jsonwriter.h"

#include "tests/unit/filledvalues.h"

#include <QtTest>

using namespace guichet;
using namespace guichet::wire;

namespace {

// The same values as Boost's tree, for what is written to be compared with.

template <class T>
boost::json::value treeOf(const T &value, Form form = Form::Number);

template <Described T>
void putFields(boost::json::object &object, const T &value)
{
    const auto put = [&]<class F>(const F &field) {
        if constexpr (isInlined<F>)
            putFields(object, value.*field.member);
        else if (field.in == In::Body && !(field.isOptional && isLeftOut(value.*field.member)))
            object[field.name] = treeOf(value.*field.member, field.form);
    };
    std::apply([&](const auto &...f) { (put(f), ...); }, Fields<T>::list());
}

boost::json::value textOf(const QString &text)
{
    return boost::json::string(text.toStdString());
}

template <class T>
boost::json::value treeOf(const T &value, Form form)
{
    if constexpr (std::same_as<T, bool>) {
        return value;
    } else if constexpr (std::integral<T>) {
        return form == Form::Time ? textOf(timeToText(value)) : boost::json::value(static_cast<std::int64_t>(value));
    } else if constexpr (isId<T>) {
        return static_cast<std::int64_t>(value.value);
    } else if constexpr (isList<T>) {
        boost::json::array array;
        for (const auto &item : value)
            array.push_back(treeOf(item));
        return array;
    } else if constexpr (isMaybe<T>) {
        return value ? treeOf(*value, form) : boost::json::value();
    } else if constexpr (Described<T>) {
        boost::json::object object;
        putFields(object, value);
        return object;
    } else {
        return textOf(writeText(value));
    }
}

template <class T>
QByteArray serialized(const T &value)
{
    return QByteArray::fromStdString(boost::json::serialize(treeOf(value)));
}

template <class... Structs>
bool areAsSerialized()
{
    const auto check = []<class T>(const char *name, const T &) {
        return rc::check(name, [] {
            const T value = arbitraryStruct<T>(*rc::gen::arbitrary<bool>());
            RC_ASSERT(jsonOf(value) == serialized(value));
        }) && jsonOf(T{}) == serialized(T{});
    };
    return (check(Fields<Structs>::name, Structs{}) && ...);
}

} // namespace

/// What is written directly is, byte for byte, what Boost writes of the tree.
class TestJsonWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreEscaped_data();
    void textsAreEscaped();
    void anyTextIsAsSerialized();
    void anyNumberIsAsSerialized();
    void anyStructIsAsSerialized();
    void whatMayBeMissing();
};

void TestJsonWriter::textsAreEscaped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QString() << QByteArray(R"("")");
    QTest::newRow("plain") << QStringLiteral("Lunch / dinner") << QByteArray(R"("Lunch / dinner")");
    QTest::newRow("quotes") << QStringLiteral("a \"b\" \\ c") << QByteArray(R"("a \"b\" \\ c")");
    QTest::newRow("lines") << QStringLiteral("a\r\n\tb\b\f") << QByteArray(R"("a\r\n\tb\b\f")");
    QTest::newRow("control") << QString(QChar(u'\x1')) + QChar(u'\x1f') + QChar(u'\x7f')
                             << QByteArray("\"\\u0001\\u001f\x7f\"");
    QTest::newRow("beyond ASCII") << QStringLiteral("Nguyễn €") << QStringLiteral("\"Nguyễn €\"").toUtf8();
}

void TestJsonWriter::textsAreEscaped()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, json);
    QCOMPARE(jsonOf(text), json);
    QCOMPARE(serialized(text), json);
}

void TestJsonWriter::anyTextIsAsSerialized()
{
    QVERIFY(rc::check("texts, halves of characters in them", [](const std::vector<char16_t> &units) {
        const QString text = QString::fromUtf16(units.data(), qsizetype(units.size()));
        RC_ASSERT(jsonOf(text) == serialized(text));
    }));
    for (char16_t unit = 0; unit < 0x300; ++unit)
        QCOMPARE(jsonOf(QString(QChar(unit))), serialized(QString(QChar(unit))));
}

void TestJsonWriter::anyNumberIsAsSerialized()
{
    QVERIFY(rc::check("numbers", [](qint64 number) { RC_ASSERT(jsonOf(number) == serialized(number)); }));
    for (const qint64 number : {std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(), qint64(0)})
        QCOMPARE(jsonOf(number), serialized(number));
}

void TestJsonWriter::anyStructIsAsSerialized()
{
    const bool areCustomers = areAsSerialized<CustomerDeclaration, CustomerSummary, CustomerDetails, SignedInUser,
                                              DocumentReading, ReviewSummary, ReviewCase, ReviewDecision>();
    QVERIFY(areCustomers);
    const bool areAccounts = areAsSerialized<Money, Product, Holder, AccountSummary, AccountDetails, AccountRequest,
                                             PostingLine, LimitUse, CashLine, Receipt, CashRequest, OperationResult, Payee>();
    QVERIFY(areAccounts);
    const bool areFigures = areAsSerialized<TillPosition, TillLine, StatsRow, StatsEntry, BankOverview>();
    QVERIFY(areFigures);
}

void TestJsonWriter::whatMayBeMissing()
{
    QCOMPARE(jsonOf(std::optional<qint64>()), QByteArray("null"));
    QCOMPARE(jsonOf(std::optional<bool>(true)), QByteArray("true"));
    QCOMPARE(jsonOf(QList<Holder>()), QByteArray("[]"));
    QCOMPARE(jsonOf(QList<AccountStatus>{AccountStatus::Closed, AccountStatus::Active}), QByteArray(R"(["closed","active"])"));
}

QTEST_GUILESS_MAIN(TestJsonWriter)
#include "tst_jsonwriter.moc"
