// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/statement.h"

#include "services/accounts/statementcamt.h"
#include "services/accounts/statementcsv.h"
#include "tests/store/smallbank.h"

#include <QRandomGenerator>

using namespace guichet;
using namespace guichet::accounts;

class StatementTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<SmallBank> m_bank;
    UserId m_customer;
    AccountId m_account;
    AccountId m_other;

    Outcome<Statement> ask(QDate from, QDate to, const Actor &actor)
    {
        return statement(m_bank->connection(), m_account, {from, to}, {m_bank->calendar, m_bank->clock.nowMicros()}, actor);
    }
    Statement must(QDate from, QDate to)
    {
        const auto made = ask(from, to, m_bank->teller);
        if (!made)
            qFatal("no statement: %s", qPrintable(QString(enumName(made.error().reason))));
        return *made;
    }
    template <class T>
    static QString said(const Outcome<T> &outcome)
    {
        return outcome ? QStringLiteral("yes") : enumName(outcome.error().reason) + u' ' + QString::fromLatin1(outcome.error().field);
    }
    /// January 15 to 20: something on each day but the 17th.
    void live()
    {
        for (QDate day(2027, 1, 15); day <= QDate(2027, 1, 20); day = day.addDays(1)) {
            m_bank->goTo(day);
            if (day.day() == 17)
                continue;
            QVERIFY(m_bank->deposit(m_account, 1'000 * day.day()));
            QVERIFY(m_bank->transfer(m_account, m_other, 100 * day.day()));
        }
    }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<SmallBank>();
        m_customer = m_bank->customer(QStringLiteral("Ana"));
        m_account = m_bank->account(m_customer);
        m_other = m_bank->account(m_bank->customer(QStringLiteral("Bo")));
        live();
    }
    void cleanup() { m_bank.reset(); }

    void openingAndLinesGiveClosing()
    {
        const Statement made = must(QDate(2027, 1, 16), QDate(2027, 1, 18));
        QCOMPARE(made.opening.minorUnits, 15'000 - 1'500);
        QCOMPARE(made.lines.size(), 4);
        QCOMPARE(made.lines.first().businessDate, QDate(2027, 1, 16));
        QCOMPARE(made.lines.first().counterpartyNumber, QStringLiteral("Till 1"));
        QCOMPARE(made.lines.first().sequence, 3);
        QCOMPARE(made.lines.last().businessDate, QDate(2027, 1, 18));
        QCOMPARE(made.lines.last().amount.minorUnits, -1'800);
        QCOMPARE(made.lines.last().counterparty, m_other);
        QVERIFY(made.lines.last().counterpartyNumber.startsWith(QStringLiteral("FR")));
        QCOMPARE(made.closing, made.lines.last().balanceAfter);
        QCOMPARE(made.countIn, 2);
        QCOMPARE(made.sumIn.minorUnits, 34'000);
        QCOMPARE(made.countOut, 2);
        QCOMPARE(made.sumOut.minorUnits, 3'400);
    }

    void periodsThatFollowEachOtherJoin()
    {
        const Statement whole = must(QDate(2027, 1, 1), QDate(2027, 1, 19));
        for (QDate split(2027, 1, 14); split < QDate(2027, 1, 19); split = split.addDays(1)) {
            const Statement first = must(QDate(2027, 1, 1), split);
            const Statement second = must(split.addDays(1), QDate(2027, 1, 19));
            QCOMPARE(first.closing, second.opening);
            QCOMPARE(first.lines.size() + second.lines.size(), whole.lines.size());
        }
        QCOMPARE(whole.opening.minorUnits, 0);
        QCOMPARE(whole.lines.size(), 8);
    }

    void aPeriodWithoutEntries()
    {
        const Statement made = must(QDate(2027, 1, 17), QDate(2027, 1, 17));
        QVERIFY(made.lines.isEmpty());
        QCOMPARE(made.opening, made.closing);
        QCOMPARE(must(QDate(2020, 1, 1), QDate(2020, 12, 31)).closing, (Money{0, Currency::euro()}));
    }

    void askedAgainItIsTheSameToTheByte()
    {
        const auto bytes = [&] {
            const Statement made = must(QDate(2027, 1, 15), QDate(2027, 1, 19));
            return statementCsv(made) + statementCamt(made);
        };
        const QByteArray before = bytes();
        QVERIFY(m_bank->deposit(m_account, 77));
        QVERIFY(m_bank->postInternally(EntryKind::Fee, m_account, -150));
        m_bank->goTo(QDate(2027, 3, 1));
        QVERIFY(m_bank->transfer(m_other, m_account, 5));
        QCOMPARE(bytes(), before);
    }

    // An entry of the period is reversed later: what was handed out stays, the reversal stands where it was booked.
    void aReversalLaterChangesNothingEarlier()
    {
        const Statement before = must(QDate(2027, 1, 15), QDate(2027, 1, 19));
        const auto original = ledger::entryById(m_bank->connection(), before.lines[1].entry); // a transfer
        ledger::Command reversal;
        reversal.key = m_bank->newKey();
        reversal.principal = reversal.maker = m_bank->teller.user;
        reversal.approver = m_bank->supervisor.user;
        reversal.requestHash = QByteArray(ledger::requestHashBytes, 'r');
        reversal.kind = EntryKind::Reversal;
        reversal.reverses = original->id;
        reversal.customer = original->customer;
        reversal.currency = Currency::euro();
        for (const ledger::LegResult &leg : original->legs)
            reversal.legs.append({leg.account, -leg.minorUnits});
        QVERIFY(m_bank->book(reversal));
        m_bank->goTo(QDate(2027, 1, 25));
        QCOMPARE(statementCsv(must(QDate(2027, 1, 15), QDate(2027, 1, 19))), statementCsv(before));
        const Statement after = must(QDate(2027, 1, 20), QDate(2027, 1, 24));
        QCOMPARE(after.lines.last().kind, EntryKind::Reversal);
        QCOMPARE(after.lines.last().amount.minorUnits, 1'500);
    }

    void onlyWhatIsOverHasAStatement()
    {
        QCOMPARE(said(ask(QDate(2027, 1, 15), QDate(2027, 1, 20), m_bank->teller)), QStringLiteral("invalid-value to"));
        QCOMPARE(said(ask(QDate(2027, 1, 15), QDate(), m_bank->teller)), QStringLiteral("invalid-value to"));
        QCOMPARE(said(ask(QDate(), QDate(2027, 1, 15), m_bank->teller)), QStringLiteral("invalid-value from"));
        QCOMPARE(said(ask(QDate(2027, 1, 16), QDate(2027, 1, 15), m_bank->teller)), QStringLiteral("invalid-value from"));
        m_bank->clock.set(m_bank->calendar.startOf(QDate(2027, 1, 21)) + 1);
        QVERIFY(!ask(QDate(2027, 1, 15), QDate(2027, 1, 20), m_bank->teller));
        m_bank->clock.advance(10 * 60 * microsPerSecond);
        QVERIFY(ask(QDate(2027, 1, 15), QDate(2027, 1, 20), m_bank->teller));
    }

    void aCustomerSeesTheirOwn()
    {
        const Actor own{m_customer, Role::Customer};
        const Actor stranger{m_bank->customer(QStringLiteral("Cy")), Role::Customer};
        QVERIFY(ask(QDate(2027, 1, 15), QDate(2027, 1, 16), own));
        QCOMPARE(said(ask(QDate(2027, 1, 15), QDate(2027, 1, 16), stranger)), QStringLiteral("not-found account"));
        QVERIFY(balanceAt(m_bank->connection(), m_account, 0, 1, own));
        QCOMPARE(said(balanceAt(m_bank->connection(), m_account, 0, 1, stranger)), QStringLiteral("not-found account"));
        QCOMPARE(said(balanceAt(m_bank->connection(), AccountId{99'999}, 0, 1, m_bank->teller)), QStringLiteral("not-found account"));
    }

    void aBalanceOfAnyMoment()
    {
        const qint64 now = m_bank->clock.nowMicros();
        const auto at = [&](qint64 micros) {
            return *balanceAt(m_bank->connection(), m_account, micros, now, m_bank->teller);
        };
        QCOMPARE(at(now).balance.minorUnits, 900 * (15 + 16 + 18 + 19 + 20));
        QVERIFY(!at(now).isSettled);
        const qint64 on17th = m_bank->calendar.startOf(QDate(2027, 1, 17));
        QCOMPARE(at(on17th).balance.minorUnits, 900 * (15 + 16));
        QCOMPARE(at(on17th).sequence, 4);
        QVERIFY(at(on17th).isSettled);
        QCOMPARE(at(0).balance, (Money{0, Currency::euro()}));
        QVERIFY(at(0).entry.isNull());
        QCOMPARE(said(balanceAt(m_bank->connection(), m_account, now + 1, now, m_bank->teller)), QStringLiteral("invalid-value at"));
    }

    void aStatementHasAnEnd()
    {
        m_account = m_bank->account(m_customer);
        const AccountId other = m_bank->internalAccount(QStringLiteral("other:EUR"), QStringLiteral("Other"),
                                                        ledger::AccountNature::Internal);
        const qint64 first = QDateTime(QDate(2025, 1, 1), QTime(12, 0), Qt::UTC).toSecsSinceEpoch() * microsPerSecond;
        m_bank->database.superuserConnection().runScriptNamed(
            "teststore/long_history", {{":first_at", first}, {":account", m_account.value}, {":other", other.value}});
        QCOMPARE(said(ask(QDate(2025, 1, 1), QDate(2025, 1, 2), m_bank->teller)), QStringLiteral("invalid-value to"));
        QCOMPARE(must(QDate(2025, 1, 3), QDate(2025, 1, 3)).closing.minorUnits, 100'000);
    }
};

QTEST_GUILESS_MAIN(StatementTest)
#include "tst_statement.moc"
