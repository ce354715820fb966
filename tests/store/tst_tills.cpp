// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tills/tills.h"

#include "services/accounts/internalaccounts.h"
#include "services/ledger/deskreads.h"
#include "tests/store/smallbank.h"

#include <QTest>

using namespace guichet;
using namespace guichet::tills;

class TillsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<SmallBank> m_bank;

    Outcome<TillPosition> open(const QString &name, UserId teller, Currency currency = Currency::euro())
    {
        return m_bank->transact([&](store::Transaction &transaction) {
            return openTill(transaction, {name, teller, currency, m_bank->supervisor.user, 1});
        });
    }
    ledger::Verdict move(AccountId from, AccountId to, const CashCount &cash)
    {
        const auto command = prepareCashMove(m_bank->newKey(),
                                             {from, to, Currency::euro(), cash, m_bank->supervisor.user});
        return command ? m_bank->book(*command) : tl::unexpected(command.error());
    }

private Q_SLOTS:
    void init() { m_bank = std::make_unique<SmallBank>(); }

    void aTellerHasATill()
    {
        const auto till = tillOf(m_bank->connection(), m_bank->teller.user, Currency::euro());
        QVERIFY(till);
        QCOMPARE(till->name, QStringLiteral("Till 1"));
        QCOMPARE(till->balance, SmallBank::euros(0));
        QCOMPARE(cashDeskOf(m_bank->connection(), m_bank->teller.user, Currency::euro())->account, till->account);
    }
    void oneWithoutTillIsToldSo()
    {
        const Currency yen = *Currency::fromCode(u"JPY");
        COMPARE_REFUSAL(tillOf(m_bank->connection(), m_bank->supervisor.user, Currency::euro()), TillMissing);
        COMPARE_REFUSAL(tillOf(m_bank->connection(), m_bank->teller.user, yen), TillMissing);
        QVERIFY(!cashDeskOf(m_bank->connection(), m_bank->supervisor.user, Currency::euro()));
        QVERIFY(!cashDeskOf(m_bank->connection(), m_bank->teller.user, yen));
    }
    void aSecondCurrencyJoinsTheTill()
    {
        const auto dollars = open(QStringLiteral("Till 1"), m_bank->teller.user, *Currency::fromCode(u"USD"));
        QVERIFY(dollars);
        QCOMPARE(dollars->till, m_bank->till.till);
        QVERIFY(dollars->account != m_bank->till.account);
    }
    void namesAndCurrenciesAreChecked()
    {
        const Actor other = m_bank->staffMember(u"Otto", Role::Teller);
        COMPARE_REFUSAL(open({}, other.user), InvalidValue);
        COMPARE_REFUSAL(open(QString(100, u'x'), other.user), InvalidValue);
        COMPARE_REFUSAL(open(QStringLiteral("Till 1"), other.user), InvalidValue);
        COMPARE_REFUSAL(open(QStringLiteral("Till 1"), m_bank->teller.user), InvalidValue);
        COMPARE_REFUSAL(open(QStringLiteral("Till 2"), other.user, Currency()), InvalidValue);
        QVERIFY(open(QStringLiteral("Till 2"), other.user));
        QCOMPARE(positions(m_bank->connection(), Currency::euro()).size(), 2);
    }

    void cashMovesNoteByNote()
    {
        const CashCount stock{{5000, 10}, {2000, 10}};
        QVERIFY(move(m_bank->settlement, m_bank->vault, stock));
        QVERIFY(move(m_bank->vault, m_bank->till.account, {{5000, 3}, {2000, 1}, {1000, 0}}));
        QCOMPARE(notesIn(m_bank->connection(), m_bank->till.account), CashCount({{5000, 3}, {2000, 1}}));
        QCOMPARE(notesIn(m_bank->connection(), m_bank->vault), CashCount({{5000, 7}, {2000, 9}}));
        const auto all = positions(m_bank->connection(), Currency::euro());
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first().balance, SmallBank::euros(17'000));
        QCOMPARE(tillOf(m_bank->connection(), m_bank->teller.user, Currency::euro())->balance,
                 SmallBank::euros(17'000));
    }
    void cashMovesAreChecked()
    {
        COMPARE_REFUSAL(move(m_bank->vault, m_bank->vault, {{5000, 1}}), SameAccount);
        COMPARE_REFUSAL(move(m_bank->vault, m_bank->till.account, {}), CashMismatch);
        COMPARE_REFUSAL(move(m_bank->vault, m_bank->till.account, {{5000, 0}}), CashMismatch);
        COMPARE_REFUSAL(move(m_bank->vault, m_bank->till.account, {{4321, 1}}), CashMismatch);
        COMPARE_REFUSAL(move(m_bank->vault, m_bank->till.account, {{5000, 1}}), TillShort);
    }

    void theLastOperationsAreListedFromTheTillsSide()
    {
        const AccountId account = m_bank->account(m_bank->customer(QStringLiteral("Ana Fontaine")));
        QVERIFY(m_bank->deposit(account, 500));
        QVERIFY(m_bank->withdraw(account, 200));
        QVERIFY(m_bank->deposit(account, 300));
        const auto lines = lastLines(m_bank->connection(), m_bank->users, m_bank->teller.user, m_bank->till.account, 2);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.first().amount, SmallBank::euros(300));
        QCOMPARE(lines.first().customerName, QStringLiteral("Ana Fontaine"));
        QCOMPARE(lines.last().amount, SmallBank::euros(-200));
        QCOMPARE(lines.last().kind, EntryKind::Withdrawal);
    }
    void theTellersTransfersAreAmongThem()
    {
        const UserId ana = m_bank->customer(QStringLiteral("Ana Fontaine"));
        const AccountId from = m_bank->account(ana);
        const AccountId to = m_bank->account(ana);
        QVERIFY(m_bank->deposit(from, 500));
        QVERIFY(m_bank->transfer(from, to, 45));
        const auto lines = [this](UserId teller) {
            return lastLines(m_bank->connection(), m_bank->users, teller, m_bank->till.account, 9);
        };
        QCOMPARE(lines(m_bank->teller.user).size(), 2);
        QCOMPARE(lines(m_bank->teller.user).first().kind, EntryKind::Transfer);
        QCOMPARE(lines(m_bank->teller.user).first().amount, SmallBank::euros(45));
        QCOMPARE(lines(m_bank->teller.user).first().customerName, QStringLiteral("Ana Fontaine"));
        QCOMPARE(lines(UserId{4711}).size(), 1); // another's are not
    }
};

QTEST_GUILESS_MAIN(TillsTest)
#include "tst_tills.moc"
