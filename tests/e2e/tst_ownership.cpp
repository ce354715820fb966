// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/examplesender.h"

using namespace guichet;
namespace json = boost::json;

namespace {

/// Where a request names the thing that belongs to somebody.
enum class Named { Nowhere, AccountInPath, UserInPath, KeyInPath, UserInQuery, AccountInBody, UserInBody };

bool isIn(const char *name, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [name](const char *other) { return qstrcmp(name, other) == 0; });
}

/// From the declaration where it says it; the rest has an entry here, and what has none makes the test fail.
std::optional<Named> namedBy(const wire::EndpointInfo &info)
{
    const QByteArray path = info.path;
    if (path.contains("{account_id}"))
        return Named::AccountInPath;
    if (path.contains("{user_id}"))
        return Named::UserInPath;
    if (path.contains("{idempotency_key}"))
        return Named::KeyInPath;
    if (isIn(info.name, {"updateCustomer", "closeCustomer"}))
        return Named::UserInQuery;
    if (isIn(info.name, {"transfer"}))
        return Named::AccountInBody;
    if (isIn(info.name, {"openAccount"}))
        return Named::UserInBody;
    if (isIn(info.name, {"stepUp", "changePassword", "ownSessions", "endSession", "endOtherSessions"}))
        return Named::Nowhere; // the asker's own alone: tst_security
    if (isIn(info.name, {"logout", "sendConfirmation", "fundingSources", "payee", "bank", "checkReceipt"}))
        return Named::Nowhere;
    if (!info.access.roles.contains(Role::Customer))
        return Named::Nowhere; // staff act on everybody's
    return std::nullopt;
}

enum class Whose { Own, Others, Nobodys };

struct Cell {
    const wire::EndpointInfo *info = nullptr;
    std::optional<Role> role; // none: not signed in
    Whose whose = Whose::Own;
};

} // namespace

Q_DECLARE_METATYPE(Cell)

/// Who may do what with whose: each role, each endpoint, the customer's own thing and another's, over the real port.
/// Generated from the declarations and their examples.
class TestOwnership : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_bank = std::make_unique<BankFixture>();
        m_sender = std::make_unique<ExampleSender>(*m_bank);
        m_own = {m_bank->idOf(Role::Customer), m_bank->account(m_bank->idOf(Role::Customer))};
        m_bank->fund(m_own.account, 100'000);
        m_other = m_bank->client(QStringLiteral("Somebody Else"), 100'000);
        m_ownKey = m_bank->newKey();
        const CashRequest request{m_own.account, {}, BankFixture::euros(100), {}, {}, QStringLiteral("card")};
        (void)m_bank->as(Role::Customer).call(wire::deposit, request, m_ownKey);
        m_otherKey = m_bank->newKey();
        QCOMPARE(m_bank->teller().call(wire::deposit, BankFixture::cash(m_other.account, 100), m_otherKey).status(), 200);
    }
    void cleanupTestCase() { m_bank.reset(); }
    void everyEndpointHasAnEntry();
    void everyCell_data();
    void everyCell();
    void everyCellWasTried();
    void nothingOfTheOthersMoved();

private:
    void check(const Cell &cell);
    EdgeClient::Reply ask(const Cell &cell);

    std::unique_ptr<BankFixture> m_bank;
    std::unique_ptr<ExampleSender> m_sender;
    BankFixture::Client m_own;
    BankFixture::Client m_other;
    IdempotencyKey m_ownKey;
    IdempotencyKey m_otherKey;
    QSet<QByteArray> m_held; ///< cells, by their row's name
};

void TestOwnership::everyEndpointHasAnEntry()
{
    for (const wire::EndpointInfo *info : wire::allEndpoints()) {
        QVERIFY2(namedBy(*info), info->name);
        QVERIFY2(wire::exampleOf(info->name), info->name);
    }
}

EdgeClient::Reply TestOwnership::ask(const Cell &cell)
{
    constexpr qint64 nobody = 999'999;
    const auto pick = [&](qint64 own, qint64 other) {
        return cell.whose == Whose::Own ? own : cell.whose == Whose::Others ? other : nobody;
    };
    const qint64 account = pick(m_own.account.value, m_other.account.value);
    const qint64 user = pick(m_own.user.value, m_other.user.value);
    ExampleRequest request = requestOf(*wire::exampleOf(cell.info->name));
    switch (namedBy(*cell.info).value_or(Named::Nowhere)) {
    case Named::Nowhere:
        break;
    case Named::AccountInPath:
        request.path["account_id"] = account;
        break;
    case Named::UserInPath:
        request.path["user_id"] = user;
        break;
    case Named::KeyInPath:
        request.path["idempotency_key"] = (cell.whose == Whose::Own ? m_ownKey
                                               : cell.whose == Whose::Others ? m_otherKey : m_bank->newKey())
                                              .text().toStdString();
        break;
    case Named::UserInQuery:
        request.query["user_id"] = user;
        break;
    case Named::AccountInBody:
        (*request.body)["from_account_id"] = account;
        (*request.body)["to_email"] = "nobody@mail.example";
        break;
    case Named::UserInBody:
        (*request.body)["user_ids"] = json::array{user};
        break;
    }
    // So that everybody goes on signed in.
    if (isIn(cell.info->name, {"blockUser", "unblockUser"}))
        request.path["user_id"] = nobody;
    if (isIn(cell.info->name, {"endSession"}))
        request.path["session_id"] = nobody;
    if (isIn(cell.info->name, {"changePassword"}))
        (*request.body)["current_password"] = "not this one";
    if (request.body && request.body->contains("version"))
        (*request.body)["version"] = 999; // so that things stay as they are
    if (request.query.contains("version"))
        request.query["version"] = 999;
    request.key = m_bank->newKey().text().toLatin1();
    BankClient client = cell.role ? m_bank->as(*cell.role) : m_bank->stranger();
    if (cell.role && isIn(cell.info->name, {"logout"}))
        client.setToken(m_bank->signIn(*cell.role)); // the others go on
    return m_sender->send(client, request);
}

void TestOwnership::everyCell_data()
{
    QTest::addColumn<Cell>("cell");
    for (const wire::EndpointInfo *info : wire::allEndpoints()) {
        for (const Whose whose : {Whose::Own, Whose::Others}) {
            const char *thing = whose == Whose::Own ? "own" : "other's";
            QTest::addRow("%s nobody %s", info->name, thing) << Cell{info, std::nullopt, whose};
            for (const auto &[role, name] : EnumNames<Role>::values)
                QTest::addRow("%s %s %s", info->name, name, thing) << Cell{info, role, whose};
        }
    }
}

void TestOwnership::everyCell()
{
    QFETCH(Cell, cell);
    check(cell);
    if (!QTest::currentTestFailed())
        m_held.insert(QTest::currentDataTag());
}

void TestOwnership::everyCellWasTried()
{
    const qsizetype askers = EnumNames<Role>::values.size() + 1; // and nobody
    QCOMPARE(m_held.size(), qsizetype(wire::allEndpoints().size()) * askers * 2);
    qInfo("%lld cells", qlonglong(m_held.size()));
}

void TestOwnership::check(const Cell &cell)
{
    const EdgeClient::Reply reply = ask(cell);
    const QByteArray told = QByteArray::number(reply.status) + ' ' + reply.body;
    QVERIFY2(reply.status >= 200 && reply.status < 500, told);
    const wire::Access &access = cell.info->access;
    const bool mayAsk = cell.role ? access.isOpen() || access.roles.contains(*cell.role) : !access.needsToken();
    const bool isSignIn = isIn(cell.info->name, {"login", "refresh"});
    if (!mayAsk) {
        QVERIFY2(reply.status == (cell.role ? 403 : 401), told);
        return;
    }
    QVERIFY2(reply.status != 403 && (isSignIn || reply.status != 401), told);
    const Named named = *namedBy(*cell.info);
    const bool isCustomer = cell.role == Role::Customer && named != Named::Nowhere;
    if (isCustomer && cell.whose == Whose::Own)
        QVERIFY2(reply.status != 404, told);
    if (!isCustomer || cell.whose != Whose::Others)
        return;
    // Another's is as if it weren't there: the same answer but for its number.
    const auto withoutNumber = [](const EdgeClient::Reply &answer) {
        auto problem = wire::decodeProblem(answer.body).value_or(wire::Problem());
        problem.instance.clear();
        return answer.status < 400 ? answer.body : QByteArray::number(answer.status) + wire::encodeProblem(problem);
    };
    QVERIFY2(named == Named::KeyInPath || reply.status == 404, told);
    QCOMPARE(withoutNumber(reply), withoutNumber(ask({cell.info, cell.role, Whose::Nobodys})));
}

void TestOwnership::nothingOfTheOthersMoved()
{
    const auto entries = m_bank->postingsOf(m_other.account);
    for (const PostingLine &line : entries)
        QVERIFY(line.kind == EntryKind::Opening || line.counterparty == m_bank->till);
    const auto said = m_bank->teller().call(wire::customer, {m_other.user});
    QCOMPARE(said.value->declared.name, QStringLiteral("Somebody Else"));
    QVERIFY(said.value->status == UserStatus::Active);
}

QTEST_GUILESS_MAIN(TestOwnership)
#include "tst_ownership.moc"
