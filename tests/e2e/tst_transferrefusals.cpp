// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/moneytrials.h"

using namespace guichet;

namespace {

void transferRows()
{
    const auto payer = rich;
    const auto payee = [](BankFixture &bank) { return bank.client(QStringLiteral("Peg Payee")).account; };
    row("transfer key-expired", "409 key-expired", [=](BankFixture &bank) {
        return transfer(bank, BankFixture::order(payer(bank).account, payee(bank), 100), tooOld(bank));
    });
    row("transfer key-reused", "422 key-reused", [=](BankFixture &bank) {
        wire::TransferOrder order = BankFixture::order(payer(bank).account, payee(bank), 100);
        const IdempotencyKey key = bank.newKey();
        transfer(bank, order, key);
        order.reference = QStringLiteral("else");
        return transfer(bank, order, key);
    });
    row("transfer not-found: payer", "404 not-found",
        [=](BankFixture &bank) { return transfer(bank, BankFixture::order({99'999}, payee(bank), 100)); });
    row("transfer not-found: customer", "404 not-found", [=](BankFixture &bank) {
        wire::TransferOrder order = BankFixture::order(payer(bank).account, payee(bank), 100);
        order.customer = bank.idOf(Role::Customer);
        return transfer(bank, order);
    });
    row("transfer invalid-amount", "422 invalid-amount", [=](BankFixture &bank) {
        return transfer(bank, BankFixture::order(payer(bank).account, payee(bank), 0));
    });
    row("transfer currency-mismatch", "422 currency-mismatch", [=](BankFixture &bank) {
        wire::TransferOrder order = BankFixture::order(payer(bank).account, payee(bank), 100);
        order.amount.currency = *Currency::fromCode(u"USD");
        return transfer(bank, order);
    });
    row("transfer same-account", "422 same-account", [=](BankFixture &bank) {
        const AccountId account = payer(bank).account;
        return transfer(bank, BankFixture::order(account, account, 100));
    });
    row("transfer invalid-value: reference", "422 invalid-value", [=](BankFixture &bank) {
        wire::TransferOrder order = BankFixture::order(payer(bank).account, payee(bank), 100);
        order.reference = QString(noteLengthLimit + 1, u'x');
        return transfer(bank, order);
    });
}

void transferStateRows()
{
    const auto payer = rich;
    const auto payee = [](BankFixture &bank) { return bank.client(QStringLiteral("Peg Payee")).account; };
    row("transfer customer-closed", "422 customer-closed", [=](BankFixture &bank) {
        return transfer(bank, BankFixture::order(ofSomebodyGone(bank), payee(bank), 100));
    });
    row("transfer customer-not-approved", "422 customer-not-approved", [=](BankFixture &bank) {
        const AccountId account = bank.account(bank.customer(QStringLiteral("Una"), BankFixture::Approval::Waiting));
        deposit(bank, BankFixture::cash(account, 500));
        return transfer(bank, BankFixture::order(account, payee(bank), 100));
    });
    row("transfer account-not-approved", "422 account-not-approved", [=](BankFixture &bank) {
        const AccountId account = bank.account(bank.customer(QStringLiteral("Ugo")), QStringLiteral("checking"),
                                               BankFixture::Approval::Waiting);
        deposit(bank, BankFixture::cash(account, 500));
        return transfer(bank, BankFixture::order(account, payee(bank), 100));
    });
    row("transfer account-frozen", "422 account-frozen", [=](BankFixture &bank) {
        const AccountId account = payer(bank).account;
        freeze(bank, account);
        return transfer(bank, BankFixture::order(account, payee(bank), 100));
    });
    row("transfer account-closed", "422 account-closed", [=](BankFixture &bank) {
        return transfer(bank, BankFixture::order(closed(bank, payee(bank)), payee(bank), 100));
    });
    row("transfer action-not-allowed", "422 action-not-allowed", [=](BankFixture &bank) {
        const AccountId account = bank.account(bank.customer(QStringLiteral("Ines")), QStringLiteral("investments"));
        bank.fund(account, much);
        return transfer(bank, BankFixture::order(account, payee(bank), 100));
    });
    row("transfer limit-reached", "422 limit-reached", [=](BankFixture &bank) {
        const wire::TransferOrder order = BankFixture::order(payer(bank).account, payee(bank), 100);
        for (int i = 0; i < 4; ++i)
            transfer(bank, order);
        return transfer(bank, order);
    });
    row("transfer insufficient-funds", "422 insufficient-funds", [=](BankFixture &bank) {
        return transfer(bank, BankFixture::order(bank.client(QStringLiteral("Paul"), 99).account, payee(bank), 100));
    });
}

void transferPayeeRows()
{
    const auto to = [](BankFixture &bank, AccountId account, const QString &number, const QString &email) {
        wire::TransferOrder order = BankFixture::order(rich(bank).account, account, 100);
        order.toNumber = number;
        order.toEmail = email;
        return transfer(bank, order);
    };
    const auto emailOf = [](BankFixture &bank, UserId user) {
        return bank.users().details(bank.connection(), user)->declared.email;
    };
    row("transfer payee-not-found: id", "422 payee-not-found",
        [=](BankFixture &bank) { return to(bank, {99'999}, {}, {}); });
    row("transfer payee-not-found: number", "422 payee-not-found",
        [=](BankFixture &bank) { return to(bank, {}, QStringLiteral("FR7630006000011234567890189"), {}); });
    row("transfer payee-not-found: e-mail", "422 payee-not-found",
        [=](BankFixture &bank) { return to(bank, {}, {}, QStringLiteral("nobody@mail.example")); });
    row("transfer payee-not-found: the bank's own", "422 payee-not-found",
        [=](BankFixture &bank) { return to(bank, bank.till, {}, {}); });
    row("transfer payee-unconfirmed", "422 payee-unconfirmed", [=](BankFixture &bank) {
        const UserId user = bank.customer(QStringLiteral("Una"), BankFixture::Approval::Approved, false);
        bank.account(user);
        return to(bank, {}, {}, emailOf(bank, user));
    });
    row("transfer payee-without-account", "422 payee-without-account",
        [=](BankFixture &bank) { return to(bank, {}, {}, emailOf(bank, bank.customer(QStringLiteral("Noa")))); });
    row("transfer invalid-value: no payee", "422 invalid-value", [=](BankFixture &bank) { return to(bank, {}, {}, {}); });
    row("transfer invalid-value: two payees", "422 invalid-value", [=](BankFixture &bank) {
        return to(bank, {1}, {}, QStringLiteral("nobody@mail.example"));
    });
    row("transfer account-frozen: payee", "422 account-frozen", [=](BankFixture &bank) {
        const AccountId account = bank.client(QStringLiteral("Fred")).account;
        freeze(bank, account);
        return to(bank, account, {}, {});
    });
    row("transfer account-closed: payee", "422 account-closed", [=](BankFixture &bank) {
        return to(bank, closed(bank, bank.client(QStringLiteral("Cleo")).account), {}, {});
    });
    row("transfer account-not-approved: payee", "422 account-not-approved",
        [=](BankFixture &bank) { return to(bank, refused(bank), {}, {}); });
    row("transfer deposit-cap-exceeded: payee", "422 deposit-cap-exceeded", [=](BankFixture &bank) {
        const AccountId account = bank.account(bank.customer(QStringLiteral("Una"), BankFixture::Approval::Waiting));
        return transfer(bank, BankFixture::order(rich(bank).account, account, 100'001));
    });
}

} // namespace

/// Every refusal of a transfer that a request can bring about, each through the port.
class TestTransferRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<BankFixture>(); }
    void cleanupTestCase() { m_bank.reset(); }
    void refusal_data()
    {
        QTest::addColumn<Try>("attempt");
        QTest::addColumn<QString>("expected");
        transferRows();
        transferStateRows();
        transferPayeeRows();
    }
    void refusal() { checkRefusal(*m_bank); }

private:
    std::unique_ptr<BankFixture> m_bank;
};

QTEST_GUILESS_MAIN(TestTransferRefusals)
#include "tst_transferrefusals.moc"
