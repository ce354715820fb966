// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/bankfixture.h"

using namespace guichet;

namespace {

struct Cell {
    const wire::EndpointInfo *info = nullptr;
    std::optional<Role> role; // none: not signed in
};

/// A request with a path that can be read and a body that can't be meant: whoever may ask is told what is wrong with it.
EdgeClient::Reply ask(BankFixture &bank, BankClient &client, const wire::EndpointInfo &info)
{
    QByteArray target = "/api/v1";
    for (const QByteArray &segment : QByteArray(info.path).split('/')) {
        target += '/';
        if (segment == "{side}")
            target += "front";
        else if (segment == "{format}")
            target += "csv";
        else if (segment == "{idempotency_key}")
            target += bank.newKey().text().toLatin1();
        else
            target += segment.startsWith('{') ? QByteArray("999999") : segment;
    }
    if (qstrcmp(info.name, "closeCustomer") == 0)
        target += "?user_id=999999"; // without it, it would be the asker
    BankClient::Headers headers;
    if (info.keyed == wire::Keyed::Yes)
        headers.emplaceBack("Idempotency-Key", bank.newKey().text().toLatin1());
    QByteArray body = info.method == wire::Method::Get ? QByteArray() : QByteArray("");
    if (info.requestBody == wire::BodyKind::Json) {
        headers.emplaceBack("Content-Type", "application/json");
        body = "{}";
    } else if (info.requestBody == wire::BodyKind::Image) {
        headers.emplaceBack("Content-Type", "image/png");
        body = "no image";
    }
    return client.send(wire::methodName(info.method).data(), target, headers, body);
}

} // namespace

Q_DECLARE_METATYPE(Cell)

/// Who may ask for what, each cell of the table, over the real port.
class TestRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<BankFixture>(); }
    void cleanupTestCase() { m_bank.reset(); }
    void everyCell_data();
    void everyCell();
    void aSignedOutTokenIsNone();
    void whatACustomerMayNotSeeIsNotThere();

private:
    std::unique_ptr<BankFixture> m_bank;
};

void TestRights::everyCell_data()
{
    QTest::addColumn<Cell>("cell");
    for (const wire::EndpointInfo *info : wire::allEndpoints()) {
        QTest::addRow("%s nobody", info->name) << Cell{info, std::nullopt};
        for (const auto &[role, name] : EnumNames<Role>::values)
            QTest::addRow("%s %s", info->name, name) << Cell{info, role};
    }
}

void TestRights::everyCell()
{
    QFETCH(Cell, cell);
    const bool ends = qstrcmp(cell.info->name, "logout") == 0;
    BankClient client = cell.role ? m_bank->as(*cell.role) : m_bank->stranger();
    if (cell.role && ends)
        client.setToken(m_bank->signIn(*cell.role)); // the others go on
    const EdgeClient::Reply reply = ask(*m_bank, client, *cell.info);
    const auto problem = wire::decodeProblem(reply.body);
    const QByteArray told = QByteArray::number(reply.status) + ' ' + reply.body;
    QVERIFY2(reply.status >= 200 && reply.status < 500, told);
    const wire::Access &access = cell.info->access;
    const bool mayAsk = cell.role ? access.isOpen() || access.roles.contains(*cell.role) : !access.needsToken();
    QVERIFY2((reply.status == 401) == (access.needsToken() && !cell.role), told);
    QVERIFY2((reply.status == 403) == (cell.role && !mayAsk), told);
    if (!mayAsk)
        QCOMPARE(problem->code, QString::fromLatin1(cell.role ? "forbidden" : "invalid-token"));
}

void TestRights::aSignedOutTokenIsNone()
{
    BankClient client = m_bank->stranger();
    client.setToken(m_bank->signIn(Role::Teller));
    QCOMPARE(client.call(wire::till, {}).status(), 200);
    QCOMPARE(client.call(wire::logout, {}).status(), 204);
    QTRY_COMPARE(client.call(wire::till, {}).status(), 401);
}

void TestRights::whatACustomerMayNotSeeIsNotThere()
{
    const BankFixture::Client other = m_bank->client(QStringLiteral("Somebody Else"), 10'000);
    const AccountId own = m_bank->account(m_bank->idOf(Role::Customer));
    BankClient client = m_bank->as(Role::Customer);
    QCOMPARE(client.call(wire::account, {own}).inShort(), QStringLiteral("200"));
    QCOMPARE(client.call(wire::account, {other.account}).inShort(), QStringLiteral("404 not-found"));
    QCOMPARE(client.call(wire::postings, {other.account, {}, 10}).inShort(), QStringLiteral("404 not-found"));
    QCOMPARE(client.call(wire::accountsOf, {other.user}).inShort(), QStringLiteral("404 not-found"));
    QCOMPARE(client.call(wire::transfer, BankFixture::order(other.account, own, 100)).inShort(),
             QStringLiteral("404 not-found"));
    // Another's operation isn't found under its key either.
    const IdempotencyKey key = m_bank->newKey();
    QCOMPARE(m_bank->teller().call(wire::deposit, BankFixture::cash(other.account, 100), key).status(), 200);
    QVERIFY(client.call(wire::operation, {key}).value->state == OperationState::NotFound);
}

QTEST_GUILESS_MAIN(TestRights)
#include "tst_rights.moc"
