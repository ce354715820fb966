// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/accounts.h"
#include "models/wire/bank.h"
#include "models/wire/corrections.h"
#include "models/wire/customers.h"
#include "models/wire/endpoint.h"
#include "models/wire/events.h"
#include "models/wire/figures.h"
#include "models/wire/operations.h"
#include "models/wire/receipts.h"
#include "models/wire/reviews.h"
#include "models/wire/selfservice.h"
#include "models/wire/security.h"
#include "models/wire/session.h"
#include "models/wire/staffing.h"
#include "models/wire/statements.h"

#include <QUrl>
#include <QtTest>

using namespace guichet;
using namespace guichet::wire;

Q_DECLARE_METATYPE(std::function<void()>)

namespace {

// What a URL, a header or JSON might trip over.
const QString odd = QStringLiteral("Zoë & Søn = 100 % + /?#[]@!$'()*,;: \"\\ 李 مريم 😀");

QString decoded(const QByteArray &text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
}

/// What the router makes of a request that was sent.
RequestParts partsOf(const EndpointInfo &info, const EncodedRequest &request)
{
    RequestParts parts;
    const qsizetype question = request.target.indexOf('?');
    const QByteArray path = question < 0 ? request.target : request.target.left(question);
    const auto asked = path.mid(apiPrefix.size()).split('/');
    const auto declared = QByteArray(info.path).split('/');
    if (asked.size() != declared.size())
        qFatal("%s: %s", info.path, request.target.constData());
    for (qsizetype i = 0; i < declared.size(); ++i) {
        if (declared[i].startsWith('{'))
            parts.path.insert(QString::fromLatin1(declared[i].sliced(1).chopped(1)), decoded(asked[i]));
    }
    if (question >= 0) {
        for (const QByteArray &pair : request.target.mid(question + 1).split('&'))
            parts.query.append({decoded(pair.left(pair.indexOf('='))), decoded(pair.mid(pair.indexOf('=') + 1))});
    }
    parts.contentType = request.contentType;
    parts.body = request.body;
    return parts;
}

QSet<QString> tried;

/// There and back again: the same bytes. Structs have no equality, their encoding has.
template <class Q, class A>
void checkRequest(const Endpoint<Q, A> &endpoint, const Q &request)
{
    tried.insert(QString::fromLatin1(endpoint.info.name));
    const EncodedRequest sent = endpoint.encodeRequest(endpoint.info, request);
    QVERIFY2(!sent.target.contains('{') && !sent.target.contains(' '), sent.target.constData());
    QVERIFY(sent.target.startsWith("/api/v1/"));
    QCOMPARE(sent.contentType.isEmpty(), endpoint.info.requestBody == BodyKind::None);
    const auto read = endpoint.decodeRequest(partsOf(endpoint.info, sent));
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().fields.value(0).pointer + read.error().detail));
    const EncodedRequest again = endpoint.encodeRequest(endpoint.info, *read);
    QCOMPARE(again.target, sent.target);
    QCOMPARE(again.contentType, sent.contentType);
    QCOMPARE(again.body, sent.body);
}

template <class Q, class A>
void row(const Endpoint<Q, A> &endpoint, const Q &request)
{
    QTest::newRow(endpoint.info.name) << std::function<void()>([&endpoint, request] { checkRequest(endpoint, request); });
}

void accessRows()
{
    row(stepUp, StepUpRequest{odd, QStringLiteral("123456")});
    row(changePassword, ChangePasswordRequest{odd, odd, QStringLiteral("123456")});
    row(ownSessions, Nothing{});
    row(endSession, EndSessionRequest{{7}});
    row(endOtherSessions, Nothing{});
    row(secondFactor, Nothing{});
    row(beginSecondFactor, Nothing{});
    row(confirmSecondFactor, ConfirmSecondFactorRequest{QStringLiteral("123456")});
    row(removeSecondFactor, Nothing{});
    row(staffList, Nothing{});
    row(createStaff, CreateStaffRequest{odd, odd, Role::Manager, odd});
    row(setStaffRole, StaffRoleRequest{{7}, Role::Manager});
    row(resetStaffPassword, StaffPasswordRequest{{7}, odd});
    row(resetSecondFactor, StaffRequest{{7}});
    row(staffSessions, StaffRequest{{7}});
    row(endStaffSessions, StaffRequest{{7}});
    row(blockUser, StaffRequest{{7}});
    row(unblockUser, StaffRequest{{7}});
    row(allowOneMore, AllowOneMoreRequest{{7}, Action::Transfer});
}

template <class Q, class A>
QStringList fieldsRefused(const Endpoint<Q, A> &endpoint, const RequestParts &parts)
{
    const auto read = endpoint.decodeRequest(parts);
    QStringList list;
    if (!read) {
        for (const FieldError &error : read.error().fields)
            list.append(error.code + u' ' + error.pointer);
    }
    return list;
}

Money euros(qint64 cents)
{
    return {cents, Currency::euro()};
}

} // namespace

class TestEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAndAddressesAreTheirOwn();
    void keyedAreTheCommandsThatPost();
    void requestsRoundTrip_data();
    void requestsRoundTrip();
    void everyEndpointWasTried();
    void oddCharactersArrive();
    void valuesArrive();
    void queriesAreStrict();
    void bodiesAreStrict();
    void repliesRoundTrip();
    void aReplyThatIsNone();
};

void TestEndpoint::namesAndAddressesAreTheirOwn()
{
    QSet<QString> names;
    QSet<QString> addresses;
    static const QRegularExpression parameter(QStringLiteral("\\{[^}]*\\}"));
    for (const EndpointInfo *info : allEndpoints()) {
        QVERIFY2(!names.contains(QString::fromLatin1(info->name)), info->name);
        names.insert(QString::fromLatin1(info->name));
        // Two that differ in a parameter's name only couldn't be told apart.
        const QString address = methodName(info->method) + QString::fromLatin1(info->path).replace(parameter, QStringLiteral("{}"));
        QVERIFY2(!addresses.contains(address), qPrintable(address));
        addresses.insert(address);
        QVERIFY(info->describe);
    }
}

void TestEndpoint::keyedAreTheCommandsThatPost()
{
    // Sign-in, refresh and sign-out take no key: their answers are secrets, never stored.
    const QStringList without{QStringLiteral("login"), QStringLiteral("refresh"), QStringLiteral("logout")};
    for (const EndpointInfo *info : allEndpoints()) {
        const bool isCommand = info->method == Method::Post && !without.contains(QLatin1StringView(info->name));
        QVERIFY2((info->keyed == Keyed::Yes) == isCommand, info->name);
        QVERIFY2(info->method != Method::Get || info->requestBody == BodyKind::None, info->name);
    }
}

void TestEndpoint::requestsRoundTrip_data()
{
    QTest::addColumn<std::function<void()>>("check");
    accessRows();
    const CustomerDeclaration declared{odd, QDate(1980, 2, 29), QStringLiteral("a+b@example.org"),
                                       QStringLiteral("+33612345678"), QStringLiteral("1\n2"), odd};
    row(login, LoginRequest{odd, odd, QStringLiteral("123456"), odd});
    row(refresh, RefreshRequest{odd});
    row(logout, Nothing{});
    row(bank, Nothing{});
    row(registerCustomer, RegisterRequest{declared, true, odd});
    row(updateCustomer, UpdateRequest{{7}, declared, 3});
    row(closeCustomer, CloseUserRequest{{7}});
    row(findCustomers, FindRequest{odd, 20});
    row(customer, UserRequest{{7}});
    row(confirmEmail, UserRequest{{7}});
    row(customerLimits, UserRequest{{7}});
    row(uploadDocument, DocumentUpload{{7}, DocumentSide::Back, {"image/png", QByteArray("\0\xff\r\n", 4)}});
    row(submitReview, SubmitReviewRequest{{7}, {QStringLiteral("P<UTO\nL898"), QDate(2030, 1, 31)}});
    row(reviewQueue, ReviewPageRequest{odd, 50});
    row(reviewCase, ReviewCaseRequest{{7}});
    row(reviewDocument, DocumentRequest{{7}, DocumentSide::Back});
    row(decideReview, DecideReviewRequest{{7}, {ReviewVerdict::Reject, ReviewReason::DataDiffers, odd}, 2});
    row(openAccount, OpenAccountRequest{QStringLiteral("savings"), Currency::euro(), {{7}, {8}}});
    row(account, AccountIdRequest{{7}});
    row(accountsOf, AccountsOfRequest{{7}});
    row(postings, PostingPageRequest{{7}, odd, 50});
    row(accountRequests, AccountRequestPageRequest{odd, 50});
    row(decideAccount, DecideAccountRequest{{7}, true, 2});
    row(freezeAccount, AccountChangeRequest{{7}, 2});
    row(unfreezeAccount, AccountChangeRequest{{7}, 2});
    row(closeAccount, CloseAccountRequest{{7}, 2});
    row(addHolder, AddHolderRequest{{7}, {8}, 2});
    row(deposit, CashRequest{{7}, {8}, euros(5000), {{5000, 1}}, odd, odd});
    row(withdraw, CashRequest{{7}, {8}, euros(5000), {{5000, 1}}, odd, odd});
    row(transfer, TransferOrder{{7}, {8}, odd.left(40), odd, euros(1), odd, {9}});
    row(payee, PayeeRequest{odd.left(40), odd});
    row(operation, OperationRequest{IdempotencyKey::make(1'772'440'000'000'000)});
    row(till, Nothing{});
    row(dailyFigures, FiguresRequest{QDate(2026, 1, 1), QDate(2026, 1, 31), {7}, odd});
    row(weeklyFigures, FiguresRequest{QDate(2026, 1, 1), QDate(2026, 1, 31), {}, {}});
    row(monthlyFigures, FiguresRequest{QDate(2026, 1, 1), QDate(2026, 1, 31), {7}, odd});
    row(figureEntries, FigureEntriesRequest{QDate(2026, 1, 1), QDate(2026, 1, 2), {7}, odd, FlowDirection::Out, odd, 9});
    row(overview, Nothing{});
    row(confirmOwnEmail, ConfirmOwnEmailRequest{odd, QStringLiteral("01234567")});
    row(sendConfirmation, Nothing{});
    row(reviewStanding, ReviewStandingRequest{{7}});
    row(fundingSources, Nothing{});
    row(recentSummary, RecentSummaryRequest{{7}, 50});
    row(feed, FeedRequest{{7}, odd});
    row(events, Nothing{});
    row(askReversal, AskReversalRequest{{7}, odd, euros(5000), {{5000, 1}}});
    row(waitingReversals, ReversalPageRequest{odd, 50});
    row(reversal, ReversalIdRequest{{7}});
    row(approveReversal, ReversalIdRequest{{7}});
    row(refuseReversal, ReversalIdRequest{{7}});
    row(reserve, ReserveRequest{{7}, {8}, euros(5000), 1'772'440'000'000'000, odd});
    row(capture, CaptureRequest{{7}, euros(5000), {8}, odd});
    row(releaseHold, HoldIdRequest{{7}});
    row(holds, HoldsRequest{{7}});
    row(checkReceipt, CheckReceiptRequest{odd.left(40)});
    row(receiptCode, EntryRequest{{7}});
    row(statement, StatementRequest{{7}, QDate(2026, 1, 1), QDate(2026, 1, 31)});
    row(statementFile, StatementFileRequest{{7}, StatementFormat::Camt053, QDate(2026, 1, 1), QDate(2026, 1, 31)});
    row(balance, BalanceRequest{{7}, QStringLiteral("2026-01-31T12:00:00.000001Z")});
}

void TestEndpoint::requestsRoundTrip()
{
    QFETCH(std::function<void()>, check);
    check();
}

void TestEndpoint::everyEndpointWasTried()
{
    for (const EndpointInfo *info : allEndpoints())
        QVERIFY2(tried.contains(QLatin1StringView(info->name)), info->name);
}

void TestEndpoint::oddCharactersArrive()
{
    const auto found = findCustomers.decodeRequest(
        partsOf(findCustomers.info, findCustomers.encodeRequest(findCustomers.info, {odd, 20})));
    QVERIFY(found.has_value());
    QCOMPARE(found->text, odd);
    QCOMPARE(found->limit, 20);
    const auto order = transfer.decodeRequest(partsOf(
        transfer.info, transfer.encodeRequest(transfer.info, {{7}, {8}, {}, odd, euros(1), odd, {9}})));
    QVERIFY(order.has_value());
    QCOMPARE(order->toEmail, odd);
    QCOMPARE(order->reference, odd);
}

void TestEndpoint::valuesArrive()
{
    const CashRequest request{{7}, {8}, euros(5025), {{5000, 1}, {1, 25}}, QStringLiteral("n"), QStringLiteral("s")};
    const auto read = deposit.decodeRequest(partsOf(deposit.info, deposit.encodeRequest(deposit.info, request)));
    QVERIFY(read.has_value());
    QCOMPARE(read->account, request.account);
    QCOMPARE(read->customer, request.customer);
    QCOMPARE(read->amount, request.amount);
    QCOMPARE(read->cash, request.cash);
    QCOMPARE(read->note, request.note);
    QCOMPARE(read->sourceOfFunds, request.sourceOfFunds);
    const auto upload = uploadDocument.decodeRequest(partsOf(
        uploadDocument.info,
        uploadDocument.encodeRequest(uploadDocument.info, {{7}, DocumentSide::Back, {"image/png", "bytes"}})));
    QVERIFY(upload.has_value());
    QVERIFY(upload->side == DocumentSide::Back);
    QCOMPARE(upload->body.bytes, QByteArray("bytes"));
    QCOMPARE(upload->body.contentType, QByteArray("image/png"));
}

void TestEndpoint::queriesAreStrict()
{
    const QString text = QStringLiteral("text");
    QCOMPARE(fieldsRefused(findCustomers, {{}, {{text, QStringLiteral("a")}, {QStringLiteral("page"), text}}, {}, {}}),
             QStringList{QStringLiteral("unknown-field ")});
    QCOMPARE(fieldsRefused(findCustomers, {{}, {{text, QStringLiteral("a")}, {text, QStringLiteral("b")}}, {}, {}}),
             QStringList{QStringLiteral("not-allowed text")});
    QCOMPARE(fieldsRefused(findCustomers, {{}, {{QStringLiteral("limit"), QStringLiteral("1e9")}}, {}, {}}),
             QStringList{QStringLiteral("not-allowed limit")});
    QCOMPARE(fieldsRefused(account, {{{QStringLiteral("account_id"), QStringLiteral("x")}}, {}, {}, {}}),
             QStringList{QStringLiteral("not-allowed account_id")});
    QCOMPARE(fieldsRefused(dailyFigures, {{}, {{QStringLiteral("from"), QStringLiteral("2026-02-30")}}, {}, {}}),
             QStringList{QStringLiteral("not-allowed from")});
}

void TestEndpoint::bodiesAreStrict()
{
    const auto broken = login.decodeRequest({{}, {}, "application/json", R"({"email":"a","email":"b","password":"c"})"});
    QVERIFY(!broken && broken.error().isMalformed);
    const auto extra = bank.decodeRequest({{}, {}, {}, "{}"});
    QVERIFY(!extra && extra.error().isMalformed);
    const auto list = login.decodeRequest({{}, {}, "application/json", "[]"});
    QVERIFY(!list && !list.error().isMalformed);
    QCOMPARE(list.error().fields.value(0).code, QStringLiteral("wrong-type"));
}

void TestEndpoint::repliesRoundTrip()
{
    PostingPage page;
    page.items = {{{3}, EntryKind::Transfer, QDate(2026, 1, 2), 1'772'440'000'000'001, euros(-5), euros(7), {9}, odd, odd}};
    page.nextCursor = odd;
    const RawBody body = postings.encodeResponse(page);
    QCOMPARE(body.contentType, QByteArray("application/json"));
    const auto read = postings.decodeResponse(body);
    QVERIFY(read.has_value());
    QCOMPARE(read->items.size(), 1);
    QCOMPARE(read->items[0].postedAtMicros, page.items[0].postedAtMicros);
    QCOMPARE(read->items[0].amount, euros(-5));
    QCOMPARE(read->items[0].counterpartyName, odd);
    QCOMPARE(read->nextCursor, odd);
    QVERIFY(logout.encodeResponse({}).contentType.isEmpty());
    QCOMPARE(reviewDocument.decodeResponse({"image/png", "x"})->bytes, QByteArray("x"));
}

void TestEndpoint::aReplyThatIsNone()
{
    for (const char *body : {"", "<html>", "[]", "{}", R"({"items":[{"entry_id":1}]})"})
        QVERIFY2(!postings.decodeResponse({"application/json", body}), body);
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
