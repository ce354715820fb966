// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/accountload.h"
#include "tests/e2e/moneytrials.h"

using namespace guichet;

namespace {

void depositRows()
{
    row("deposit key-expired", "409 key-expired", [](BankFixture &bank) {
        return deposit(bank, BankFixture::cash(rich(bank).account, 100), tooOld(bank));
    });
    row("deposit key-reused", "422 key-reused", [](BankFixture &bank) {
        const AccountId account = rich(bank).account;
        const IdempotencyKey key = bank.newKey();
        deposit(bank, BankFixture::cash(account, 100), key);
        return deposit(bank, BankFixture::cash(account, 200), key);
    });
    row("deposit not-found: account", "404 not-found",
        [](BankFixture &bank) { return deposit(bank, BankFixture::cash({99'999}, 100)); });
    row("deposit not-found: customer", "404 not-found", [](BankFixture &bank) {
        return deposit(bank, as(BankFixture::cash(rich(bank).account, 100), bank.idOf(Role::Customer)));
    });
    row("deposit not-found: into the till", "404 not-found",
        [](BankFixture &bank) { return deposit(bank, BankFixture::cash(bank.till, 100)); });
    row("deposit invalid-amount: zero", "422 invalid-amount",
        [](BankFixture &bank) { return deposit(bank, with(BankFixture::cash(rich(bank).account, 0), {})); });
    row("deposit invalid-amount: below zero", "422 invalid-amount",
        [](BankFixture &bank) { return deposit(bank, BankFixture::cash(rich(bank).account, -100)); });
    row("deposit currency-mismatch", "422 currency-mismatch",
        [](BankFixture &bank) { return deposit(bank, inDollars(BankFixture::cash(rich(bank).account, 100))); });
    row("deposit cash-mismatch", "422 cash-mismatch", [](BankFixture &bank) {
        return deposit(bank, with(BankFixture::cash(rich(bank).account, 10'000), {{BankFixture::note50, 1}}));
    });
    row("deposit cash-mismatch: no such note", "422 cash-mismatch", [](BankFixture &bank) {
        return deposit(bank, with(BankFixture::cash(rich(bank).account, 300), {{300, 1}}));
    });
    row("deposit invalid-value: note", "422 invalid-value", [](BankFixture &bank) {
        return deposit(bank, BankFixture::cash(rich(bank).account, 100, QString(noteLengthLimit + 1, u'x')));
    });
    row("deposit customer-closed", "422 customer-closed",
        [](BankFixture &bank) { return deposit(bank, BankFixture::cash(ofSomebodyGone(bank), 100)); });
    row("deposit account-not-approved: refused", "422 account-not-approved",
        [](BankFixture &bank) { return deposit(bank, BankFixture::cash(refused(bank), 100)); });
    row("deposit account-frozen", "422 account-frozen", [](BankFixture &bank) {
        const AccountId account = rich(bank).account;
        freeze(bank, account);
        return deposit(bank, BankFixture::cash(account, 100));
    });
    row("deposit account-closed", "422 account-closed", [](BankFixture &bank) {
        return deposit(bank, BankFixture::cash(closed(bank, bank.client(QStringLiteral("Cleo")).account), 100));
    });
    row("deposit till-missing", "422 till-missing", [](BankFixture &bank) {
        return bank.as(Role::Supervisor).call(wire::deposit, BankFixture::cash(rich(bank).account, 100)).inShort();
    });
    row("deposit deposit-cap-exceeded: customer", "422 deposit-cap-exceeded", [](BankFixture &bank) {
        const UserId customer = bank.customer(QStringLiteral("Una"), BankFixture::Approval::Waiting);
        return deposit(bank, BankFixture::cash(bank.account(customer), 100'001));
    });
    row("deposit deposit-cap-exceeded: account", "422 deposit-cap-exceeded", [](BankFixture &bank) {
        const UserId customer = bank.customer(QStringLiteral("Ugo"));
        const AccountId account = bank.account(customer, QStringLiteral("checking"), BankFixture::Approval::Waiting);
        deposit(bank, BankFixture::cash(account, 99'999));
        return deposit(bank, BankFixture::cash(account, 2));
    });
    row("deposit limit-reached", "422 limit-reached", [](BankFixture &bank) {
        const AccountId account = rich(bank).account;
        for (int i = 0; i < 4; ++i)
            deposit(bank, BankFixture::cash(account, 100));
        return deposit(bank, BankFixture::cash(account, 100));
    });
}

void withdrawalRows()
{
    row("withdrawal key-expired", "409 key-expired", [](BankFixture &bank) {
        return withdraw(bank, BankFixture::cash(rich(bank).account, 100), tooOld(bank));
    });
    row("withdrawal key-reused", "422 key-reused", [](BankFixture &bank) {
        const AccountId account = rich(bank).account;
        const IdempotencyKey key = bank.newKey();
        deposit(bank, BankFixture::cash(account, 100), key);
        return withdraw(bank, BankFixture::cash(account, 100), key);
    });
    row("withdrawal not-found", "404 not-found",
        [](BankFixture &bank) { return withdraw(bank, BankFixture::cash({99'999}, 100)); });
    row("withdrawal invalid-amount", "422 invalid-amount",
        [](BankFixture &bank) { return withdraw(bank, BankFixture::cash(rich(bank).account, -100)); });
    row("withdrawal currency-mismatch", "422 currency-mismatch",
        [](BankFixture &bank) { return withdraw(bank, inDollars(BankFixture::cash(rich(bank).account, 100))); });
    row("withdrawal cash-mismatch", "422 cash-mismatch", [](BankFixture &bank) {
        return withdraw(bank, with(BankFixture::cash(rich(bank).account, 10'000), {{BankFixture::note50, 3}}));
    });
    row("withdrawal invalid-value: note", "422 invalid-value", [](BankFixture &bank) {
        return withdraw(bank, BankFixture::cash(rich(bank).account, 100, QStringLiteral("a\tb")));
    });
    row("withdrawal customer-closed", "422 customer-closed",
        [](BankFixture &bank) { return withdraw(bank, BankFixture::cash(ofSomebodyGone(bank), 100)); });
    row("withdrawal customer-not-approved", "422 customer-not-approved", [](BankFixture &bank) {
        const AccountId account = bank.account(bank.customer(QStringLiteral("Una"), BankFixture::Approval::Waiting));
        deposit(bank, BankFixture::cash(account, 500));
        return withdraw(bank, BankFixture::cash(account, 100));
    });
    row("withdrawal account-not-approved", "422 account-not-approved", [](BankFixture &bank) {
        const AccountId account = bank.account(bank.customer(QStringLiteral("Ugo")), QStringLiteral("checking"),
                                               BankFixture::Approval::Waiting);
        deposit(bank, BankFixture::cash(account, 500));
        return withdraw(bank, BankFixture::cash(account, 100));
    });
    row("withdrawal account-frozen", "422 account-frozen", [](BankFixture &bank) {
        const AccountId account = rich(bank).account;
        freeze(bank, account);
        return withdraw(bank, BankFixture::cash(account, 100));
    });
    row("withdrawal account-closed", "422 account-closed", [](BankFixture &bank) {
        return withdraw(bank, BankFixture::cash(closed(bank, bank.client(QStringLiteral("Cleo")).account), 100));
    });
    row("withdrawal action-not-allowed", "422 action-not-allowed", [](BankFixture &bank) {
        const AccountId account = bank.account(bank.customer(QStringLiteral("Ines")), QStringLiteral("investments"));
        bank.fund(account, much);
        return withdraw(bank, BankFixture::cash(account, 100));
    });
    row("withdrawal till-missing", "422 till-missing", [](BankFixture &bank) {
        return bank.as(Role::Supervisor).call(wire::withdraw, BankFixture::cash(rich(bank).account, 100)).inShort();
    });
    row("withdrawal till-short", "422 till-short", [](BankFixture &bank) {
        return withdraw(bank, with(BankFixture::cash(rich(bank).account, 20'000), {{20'000, 1}}));
    });
    row("withdrawal limit-reached", "422 limit-reached", [](BankFixture &bank) {
        const AccountId account = rich(bank).account;
        for (int i = 0; i < 4; ++i)
            withdraw(bank, BankFixture::cash(account, 100));
        return withdraw(bank, BankFixture::cash(account, 100));
    });
    row("withdrawal insufficient-funds", "422 insufficient-funds", [](BankFixture &bank) {
        return withdraw(bank, BankFixture::cash(bank.client(QStringLiteral("Paul"), 99).account, 100));
    });
}

} // namespace

/// Every refusal of a deposit and of a withdrawal that a request can bring about, each through the port.
class TestCashRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<BankFixture>(); }
    void cleanupTestCase() { m_bank.reset(); }
    void refusal_data()
    {
        QTest::addColumn<Try>("attempt");
        QTest::addColumn<QString>("expected");
        depositRows();
        withdrawalRows();
    }
    void refusal() { checkRefusal(*m_bank); }
    void balanceOverflow();

private:
    std::unique_ptr<BankFixture> m_bank;
};

void TestCashRefusals::balanceOverflow()
{
    BankFixture bank;
    // Nobody moves that much at once: it was there when the account was loaded.
    const UserId max = bank.customer(QStringLiteral("Max"));
    accounts::LoadingTerms terms{bank.bank->settings().identity, Currency::euro(), bank.settlement,
                                 bank.idOf(Role::Teller), bank.idOf(Role::Supervisor), QDate(2027, 1, 15),
                                 bank.clock.nowMicros()};
    const AccountId account = bank.transact([&](store::Transaction &transaction) {
        return accounts::loadAccounts(transaction, bank.users(), terms,
                                      {{max, QStringLiteral("checking"), std::numeric_limits<qint64>::max() - 10'000'000, false}})
            .first();
    });
    QCOMPARE(deposit(bank, BankFixture::cash(account, 10'000'001)), QStringLiteral("422 balance-overflow"));
    QCOMPARE(deposit(bank, BankFixture::cash(account, 10'000'000)), QStringLiteral("200"));
    const AccountId payer = bank.client(QStringLiteral("Pat"), 1'000).account;
    QCOMPARE(transfer(bank, BankFixture::order(payer, account, 1)), QStringLiteral("422 balance-overflow"));
}

QTEST_GUILESS_MAIN(TestCashRefusals)
#include "tst_cashrefusals.moc"
