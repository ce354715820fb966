// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/jsonwriter.h"
#include "tests/unit/filledvalues.h"

#include <QtTest>

using namespace guichet;
using namespace guichet::wire;

namespace {

/// Reads a body as the server does.
template <Described T>
Reading readAs(const QByteArray &text, T &out)
{
    Reading reading;
    const auto json = parseStrict(text);
    if (!json)
        qFatal("the test's JSON is none: %s", qPrintable(json.error().detail));
    readObject(*json, out, {}, reading);
    return reading;
}

/// "required /amount" for each error.
QStringList errorsOf(const Reading &reading)
{
    QStringList list;
    for (const FieldError &error : reading.errors)
        list.append(error.code + u' ' + error.pointer);
    return list;
}

const QByteArray deposit = R"({"amount":5000,"currency":"EUR","cash":[{"face":5000,"count":1}]})";

QByteArray depositWith(const QByteArray &member)
{
    return QByteArray(deposit).chopped(1) + ',' + member + '}';
}

/// Without the path's fields: those don't travel in the body.
template <Described T>
T inBody(T value)
{
    const auto clear = [&]<class F>(const F &field) {
        if constexpr (!isInlined<F>) {
            if (field.in != In::Body)
                value.*field.member = std::remove_reference_t<decltype(value.*field.member)>{};
        }
    };
    std::apply([&](const auto &...f) { (clear(f), ...); }, Fields<T>::list());
    return value;
}

template <Described T>
void checkRoundTrip()
{
    const bool isFull = *rc::gen::arbitrary<bool>();
    const T value = inBody(arbitraryStruct<T>(isFull));
    const QByteArray text = jsonOf(value);
    const auto json = parseStrict(text);
    RC_ASSERT(json.has_value());
    if (isFull)
        RC_ASSERT(json->get_object().size() == fieldCount<T>());
    T read{};
    Reading reading;
    readObject(*json, read, {}, reading);
    RC_ASSERT(reading.errors.isEmpty());
    RC_ASSERT(isSame(read, value));
    RC_ASSERT(jsonOf(read) == text);
}

} // namespace

class TestCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueRoundTrips();
    void moneyStandsAmongItsStructsFields();
    void whatIsMissing();
    void whatIsOptionalMayBeMissingOrNull();
    void anOperationWithoutAReceipt();
    void whatIsNotKnown();
    void whatIsNotKnownInAReplyIsPassedOver();
    void wrongTypes_data();
    void wrongTypes();
    void listsTooLong();
    void textsTooLong();
    void everythingWrongIsNamed();
    void parameters();
};

void TestCodec::everyValueRoundTrips()
{
#define ROUND_TRIP(Struct) QVERIFY(rc::check(#Struct " round trip", [] { checkRoundTrip<Struct>(); }))
    ROUND_TRIP(Money);
    ROUND_TRIP(CustomerDeclaration);
    ROUND_TRIP(CustomerSummary);
    ROUND_TRIP(CustomerDetails);
    ROUND_TRIP(SignedInUser);
    ROUND_TRIP(DocumentReading);
    ROUND_TRIP(ReviewSummary);
    ROUND_TRIP(ReviewCase);
    ROUND_TRIP(ReviewDecision);
    ROUND_TRIP(Product);
    ROUND_TRIP(Holder);
    ROUND_TRIP(AccountSummary);
    ROUND_TRIP(AccountDetails);
    ROUND_TRIP(AccountRequest);
    ROUND_TRIP(PostingLine);
    ROUND_TRIP(LimitUse);
    ROUND_TRIP(CashLine);
    ROUND_TRIP(Receipt);
    ROUND_TRIP(CashRequest);
    ROUND_TRIP(OperationResult);
    ROUND_TRIP(Payee);
    ROUND_TRIP(TillPosition);
    ROUND_TRIP(TillLine);
    ROUND_TRIP(StatsRow);
    ROUND_TRIP(StatsEntry);
    ROUND_TRIP(BankOverview);
#undef ROUND_TRIP
}

void TestCodec::moneyStandsAmongItsStructsFields()
{
    CashRequest request;
    request.amount = {5000, Currency::euro()};
    request.cash = {{5000, 1}};
    QCOMPARE(jsonOf(request), deposit);
    CashRequest read;
    QCOMPARE(errorsOf(readAs(deposit, read)), QStringList());
    QCOMPARE(read.amount, request.amount);
    QCOMPARE(read.cash, request.cash);
}

void TestCodec::whatIsMissing()
{
    CashRequest request;
    QCOMPARE(errorsOf(readAs("{}", request)),
             (QStringList{QStringLiteral("required /amount"), QStringLiteral("required /currency")}));
    QCOMPARE(errorsOf(readAs(R"({"amount":1,"currency":"EUR","cash":[{"face":100}]})", request)),
             QStringList{QStringLiteral("required /cash/0/count")});
}

void TestCodec::whatIsOptionalMayBeMissingOrNull()
{
    CashRequest request;
    QCOMPARE(errorsOf(readAs(depositWith(R"("note":null,"user_id":null)"), request)), QStringList());
    QVERIFY(request.note.isEmpty());
    QVERIFY(request.customer.isNull());
    QCOMPARE(errorsOf(readAs(R"({"amount":null,"currency":"EUR","cash":[]})", request)),
             QStringList{QStringLiteral("wrong-type /amount")});
}

// A desk that asks what became of an operation must be able to read "nothing" and "refused".
void TestCodec::anOperationWithoutAReceipt()
{
    QCOMPARE(jsonOf(OperationResult()), QByteArray(R"({"state":"not-found"})"));
    OperationResult refused;
    refused.state = OperationState::Refused;
    refused.refusal = Refusal::LimitReached;
    QCOMPARE(jsonOf(refused), QByteArray(R"({"state":"refused","refusal":"limit-reached"})"));
    OperationResult read;
    QCOMPARE(errorsOf(readAs(R"({"state":"refused","refusal":"limit-reached"})", read)), QStringList());
    QCOMPARE(read.refusal, std::optional(Refusal::LimitReached));
}

void TestCodec::whatIsNotKnown()
{
    CashRequest request;
    QCOMPARE(errorsOf(readAs(depositWith(R"("limit":9)"), request)), QStringList{QStringLiteral("unknown-field ")});
    QCOMPARE(errorsOf(readAs(depositWith(R"("Amount":9)"), request)), QStringList{QStringLiteral("unknown-field ")});
    // The path's field isn't taken from the body.
    QCOMPARE(errorsOf(readAs(depositWith(R"("account_id":9)"), request)),
             QStringList{QStringLiteral("unknown-field ")});
    QVERIFY(request.account.isNull());
    QCOMPARE(errorsOf(readAs(R"({"amount":1,"currency":"EUR","cash":[{"face":1,"count":1,"x":1}]})", request)),
             QStringList{QStringLiteral("unknown-field /cash/0")});
}

void TestCodec::whatIsNotKnownInAReplyIsPassedOver()
{
    Holder holder;
    Reading reading{false, {}};
    readObject(*parseStrict(R"({"user_id":7,"name":"Zoë","since":"2026"})"), holder, {}, reading);
    QCOMPARE(errorsOf(reading), QStringList());
    QCOMPARE(holder.id, UserId{7});
}

void TestCodec::wrongTypes_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QString>("error");
    QTest::newRow("amount as a text") << QByteArray(R"("amount":"5000")") << "wrong-type /amount";
    QTest::newRow("amount as a list") << QByteArray(R"("amount":[5000])") << "wrong-type /amount";
    QTest::newRow("amount as true") << QByteArray(R"("amount":true)") << "wrong-type /amount";
    QTest::newRow("currency as a number") << QByteArray(R"("currency":978)") << "wrong-type /currency";
    QTest::newRow("no such currency") << QByteArray(R"("currency":"XYZ")") << "not-allowed /currency";
    QTest::newRow("cash as an object") << QByteArray(R"("cash":{})") << "wrong-type /cash";
    QTest::newRow("a line as a number") << QByteArray(R"("cash":[5])") << "wrong-type /cash/0";
    QTest::newRow("a count as a text") << QByteArray(R"("cash":[{"face":1,"count":"1"}])")
                                       << "wrong-type /cash/0/count";
    QTest::newRow("the third line") << QByteArray(
        R"("cash":[{"face":1,"count":1},{"face":2,"count":1},{"face":true,"count":1}])")
                                    << "wrong-type /cash/2/face";
    QTest::newRow("note as a number") << QByteArray(R"("note":5)") << "wrong-type /note";
    QTest::newRow("note with an escape") << QByteArray(R"("note":"a\u001b")") << "not-allowed /note";
    QTest::newRow("id of zero") << QByteArray(R"("user_id":0)") << "wrong-type /user_id";
    QTest::newRow("id below zero") << QByteArray(R"("user_id":-1)") << "wrong-type /user_id";
    QTest::newRow("id beyond 2^53") << QByteArray(R"("user_id":9007199254740992)") << "wrong-type /user_id";
    QTest::newRow("id as a text") << QByteArray(R"("user_id":"1")") << "wrong-type /user_id";
}

void TestCodec::wrongTypes()
{
    QFETCH(QByteArray, member);
    QFETCH(QString, error);
    const QByteArray name = member.left(member.indexOf(':'));
    QByteArray text = "{";
    for (const QByteArray &other : {QByteArray(R"("amount":1)"), QByteArray(R"("currency":"EUR")"),
                                    QByteArray(R"("cash":[])")}) {
        if (!other.startsWith(name))
            text += other + ',';
    }
    CashRequest request;
    QCOMPARE(errorsOf(readAs(text + member + '}', request)), QStringList{error});
}

void TestCodec::listsTooLong()
{
    const auto with = [](int lines) {
        QByteArrayList list;
        for (int i = 0; i < lines; ++i)
            list.append(R"({"face":1,"count":1})");
        return R"({"amount":1,"currency":"EUR","cash":[)" + list.join(',') + "]}";
    };
    CashRequest request;
    QCOMPARE(errorsOf(readAs(with(40), request)), QStringList());
    QCOMPARE(errorsOf(readAs(with(41), request)), QStringList{QStringLiteral("too-long /cash")});
}

void TestCodec::textsTooLong()
{
    CashRequest request;
    const auto with = [](int length) { return depositWith("\"note\":\"" + QByteArray(length, 'x') + '"'); };
    QCOMPARE(errorsOf(readAs(with(200), request)), QStringList());
    QCOMPARE(errorsOf(readAs(with(201), request)), QStringList{QStringLiteral("too-long /note")});
}

void TestCodec::everythingWrongIsNamed()
{
    CashRequest request;
    QCOMPARE(errorsOf(readAs(R"({"amount":"1","cash":[{"face":"x","count":1}],"more":1})", request)),
             (QStringList{QStringLiteral("wrong-type /amount"), QStringLiteral("required /currency"),
                          QStringLiteral("wrong-type /cash/0/face"), QStringLiteral("unknown-field ")}));
}

void TestCodec::parameters()
{
    Reading reading;
    bool flag = false;
    readParameter(QStringLiteral("true"), flag, 200, QStringLiteral("flag"), reading);
    QVERIFY(flag && reading.errors.isEmpty());
    int small = 0;
    readParameter(QStringLiteral("3000000000"), small, 200, QStringLiteral("small"), reading);
    AccountId id;
    readParameter(QStringLiteral("0"), id, 200, QStringLiteral("id"), reading);
    readParameter(QStringLiteral("1e3"), id, 200, QStringLiteral("exponent"), reading);
    QString text;
    readParameter(QStringLiteral("abcdef"), text, 5, QStringLiteral("text"), reading);
    readParameter(QStringLiteral("yes"), flag, 200, QStringLiteral("word"), reading);
    QCOMPARE(errorsOf(reading),
             (QStringList{QStringLiteral("not-allowed small"), QStringLiteral("not-allowed id"),
                          QStringLiteral("not-allowed exponent"), QStringLiteral("not-allowed text"),
                          QStringLiteral("not-allowed word")}));
    QCOMPARE(writeParameter(AccountId{12}), QStringLiteral("12"));
    QCOMPARE(writeParameter(true), QStringLiteral("true"));
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
