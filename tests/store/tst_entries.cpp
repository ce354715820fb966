// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/entries.h"

#include "tests/store/smallbank.h"

#include <QTest>

using namespace guichet;
using namespace guichet::accounts;

class EntriesTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<SmallBank> m_bank;
    UserId m_ana;
    UserId m_bo;
    AccountId m_account;
    AccountId m_other;

    Outcome<Page<PostingLine>> page(const Actor &actor, const PageRequest &asked = {})
    {
        return postingsPage(m_bank->connection(), m_bank->users, m_account, asked, actor);
    }
    /// Note, counterparty's name and balance of each.
    static QStringList notesOf(const Page<PostingLine> &lines)
    {
        QStringList notes;
        for (const PostingLine &line : lines.items)
            notes.append(line.note + u'/' + line.counterpartyName + u'/' + QString::number(line.balanceAfter.minorUnits));
        return notes;
    }
    static void compareReceipts(const Receipt &actual, const Receipt &expected)
    {
        QCOMPARE(actual.key, expected.key);
        QCOMPARE(actual.entry, expected.entry);
        QCOMPARE(actual.kind, expected.kind);
        QCOMPARE(actual.businessDate, expected.businessDate);
        QCOMPARE(actual.postedAtMicros, expected.postedAtMicros);
        QCOMPARE(actual.account, expected.account);
        QCOMPARE(actual.counterparty, expected.counterparty);
        QCOMPARE(actual.amount, expected.amount);
        QCOMPARE(actual.balanceAfter, expected.balanceAfter);
        QCOMPARE(actual.limit.action, expected.limit.action);
        QCOMPARE(actual.limit.used, expected.limit.used);
        QCOMPARE(actual.limit.allowed, expected.limit.allowed);
        QCOMPARE(actual.note, expected.note);
    }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<SmallBank>();
        m_ana = m_bank->customer(QStringLiteral("Ana Fontaine"));
        m_bo = m_bank->customer(QStringLiteral("Bo Berg"));
        m_account = m_bank->account(m_ana);
        m_other = m_bank->account(m_bo);
    }

    void aReceiptSaysWhatWasBookedAndSoDoesItsKeyLater()
    {
        QVERIFY(m_bank->deposit(m_account, 200));
        const auto deposit = prepareDeposit(m_bank->connection(), m_bank->newKey(),
                                            SmallBank::cashRequest(m_account, 800, QStringLiteral("cash")),
                                            m_bank->teller, m_bank->desk());
        const auto booked = m_bank->book(*deposit);
        QVERIFY(booked);
        const Receipt receipt = receiptOf(*deposit, *booked);
        QCOMPARE(receipt.key, deposit->key);
        QCOMPARE(receipt.account, m_account);
        QCOMPARE(receipt.counterparty, m_bank->till.account);
        QCOMPARE(receipt.amount, SmallBank::euros(800));
        QCOMPARE(receipt.balanceAfter, SmallBank::euros(1000));
        QCOMPARE(receipt.limit.action, Action::Deposit);
        QCOMPARE(receipt.limit.used, 2);
        QCOMPARE(receipt.businessDate, m_bank->today());
        QCOMPARE(receipt.note, QStringLiteral("cash"));
        const OperationResult later = operation(m_bank->connection(), m_bank->teller.user, deposit->key);
        QCOMPARE(later.state, OperationState::Booked);
        compareReceipts(later.receipt, receipt);
    }
    void withdrawalAndTransferAreTheCustomersSide()
    {
        QVERIFY(m_bank->deposit(m_account, 1000));
        const auto withdrawal = prepareWithdrawal(m_bank->connection(), m_bank->newKey(),
                                                  SmallBank::cashRequest(m_account, 300), m_bank->teller,
                                                  m_bank->desk());
        const auto transfer = prepareTransfer(m_bank->connection(), m_bank->newKey(),
                                              {m_account, m_other, SmallBank::euros(50), {}, {}}, m_bank->teller);
        for (const auto &[command, cents, balance] : {std::tuple{*withdrawal, 300, 700}, {*transfer, 50, 650}}) {
            const auto booked = m_bank->book(command);
            QVERIFY(booked);
            const Receipt receipt = receiptOf(command, *booked);
            QCOMPARE(receipt.account, m_account);
            QCOMPARE(receipt.amount, SmallBank::euros(cents));
            QCOMPARE(receipt.balanceAfter, SmallBank::euros(balance));
            compareReceipts(operation(m_bank->connection(), m_bank->teller.user, command.key).receipt, receipt);
        }
    }

    void aRefusalIsKeptWithItsKey()
    {
        const auto command = prepareTransfer(m_bank->connection(), m_bank->newKey(),
                                             {m_account, m_other, SmallBank::euros(50), {}, {}}, m_bank->teller);
        COMPARE_REFUSAL(m_bank->book(*command), InsufficientFunds);
        const OperationResult later = operation(m_bank->connection(), m_bank->teller.user, command->key);
        QCOMPARE(later.state, OperationState::Refused);
        QCOMPARE(later.refusal, std::optional(Refusal::InsufficientFunds));
    }
    void anotherPrincipalsKeyIsNotFound()
    {
        const auto command = prepareDeposit(m_bank->connection(), m_bank->newKey(),
                                            SmallBank::cashRequest(m_account, 800), m_bank->teller, m_bank->desk());
        QVERIFY(m_bank->book(*command));
        QCOMPARE(operation(m_bank->connection(), m_ana, command->key).state, OperationState::NotFound);
        QCOMPARE(operation(m_bank->connection(), m_bank->teller.user, m_bank->newKey()).state,
                 OperationState::NotFound);
    }
    void whatWasAnsweredBeforeIsAnsweredAgain()
    {
        auto &connection = m_bank->connection();
        const auto command = prepareDeposit(connection, m_bank->newKey(), SmallBank::cashRequest(m_account, 800),
                                            m_bank->teller, m_bank->desk());
        QVERIFY(!answeredBefore(connection, command->principal, command->key, command->requestHash));
        const auto booked = m_bank->book(*command);
        QVERIFY(booked);
        const auto again = answeredBefore(connection, command->principal, command->key, command->requestHash);
        QVERIFY(again && *again);
        compareReceipts(**again, receiptOf(*command, *booked));
        const auto reused = answeredBefore(connection, command->principal, command->key, QByteArray(32, 'x'));
        QVERIFY(reused);
        COMPARE_REFUSAL(*reused, KeyReused);
    }

    void postingsAreListedNewestFirstByPages()
    {
        for (int i = 1; i <= 5; ++i)
            QVERIFY(m_bank->deposit(m_account, i, QString::number(i)));
        QStringList notes;
        PageRequest asked{{}, 2};
        do {
            const auto lines = page(m_bank->teller, asked);
            QVERIFY(lines);
            QVERIFY(lines->items.size() <= 2);
            for (const PostingLine &line : lines->items)
                notes.append(line.note);
            asked.cursor = lines->nextCursor;
        } while (!asked.cursor.isEmpty());
        QCOMPARE(notes.join(u' '), QStringLiteral("5 4 3 2 1"));
        const PostingLine newest = page(m_bank->teller)->items.first();
        QCOMPARE(newest.kind, EntryKind::Deposit);
        QCOMPARE(newest.amount, SmallBank::euros(5));
        QCOMPARE(newest.balanceAfter, SmallBank::euros(15));
        QCOMPARE(newest.counterpartyName, QStringLiteral("Till 1"));
    }
    void acustomerReadsOthersNamesMasked()
    {
        QVERIFY(m_bank->deposit(m_account, 100));
        const AccountId own = m_bank->account(m_ana, QStringLiteral("savings"));
        QVERIFY(m_bank->transfer(m_account, own, 10));
        QVERIFY(m_bank->transfer(m_account, m_other, 20));
        const auto asStaff = page(m_bank->teller);
        QCOMPARE(asStaff->items.first().counterpartyName, QStringLiteral("Bo Berg"));
        QCOMPARE(asStaff->items.first().amount, SmallBank::euros(-20));
        const auto asAna = page({m_ana, Role::Customer});
        QVERIFY(asAna->items.at(0).counterpartyName.startsWith(QStringLiteral("B\u2022")));
        QCOMPARE(asAna->items.at(1).counterpartyName, QStringLiteral("Ana Fontaine"));
        QCOMPARE(asAna->items.at(2).counterpartyName, QStringLiteral("Till 1"));
    }
    void pagesOfSeveralAreWhatEachWouldGetAlone()
    {
        for (int i = 1; i <= 4; ++i)
            QVERIFY(m_bank->deposit(m_account, i * 100, QStringLiteral("ana %1").arg(i)));
        for (int i = 1; i <= 3; ++i)
            QVERIFY(m_bank->deposit(m_other, i, QStringLiteral("bo %1").arg(i)));
        QVERIFY(m_bank->transfer(m_account, m_other, 20, QStringLiteral("rent")));
        const AccountId empty = m_bank->account(m_ana, QStringLiteral("savings"));
        const Actor ana{m_ana, Role::Customer}, bo{m_bo, Role::Customer};
        QList<PageQuestion> questions;
        for (const Actor &actor : {ana, m_bank->teller, bo}) {
            for (const AccountId account : {m_account, m_other, empty, m_bank->vault, AccountId{999'999}, m_account}) {
                for (const PageRequest &asked : {PageRequest{{}, 2}, PageRequest{QStringLiteral("3"), 10},
                                                 PageRequest{QStringLiteral("nonsense"), 2}, PageRequest{{}, 5}})
                    questions.append({account, asked, actor});
            }
        }
        const auto pages = postingsPages(m_bank->connection(), m_bank->users, questions);
        QCOMPARE(pages.size(), questions.size());
        int found = 0;
        for (qsizetype i = 0; i < questions.size(); ++i) {
            const PageQuestion &question = questions[i];
            const auto alone = postingsPage(m_bank->connection(), m_bank->users, question.account, question.page, question.actor);
            QCOMPARE(pages[i].has_value(), alone.has_value());
            if (!alone) {
                QCOMPARE(pages[i].error().reason, alone.error().reason);
                continue;
            }
            QCOMPARE(pages[i]->nextCursor, alone->nextCursor);
            QCOMPARE(notesOf(*pages[i]), notesOf(*alone));
            found += int(pages[i]->items.size());
            const QString owner = question.account == m_account ? QStringLiteral("ana") : QStringLiteral("bo");
            for (const PostingLine &line : pages[i]->items)
                QVERIFY2(line.note.startsWith(owner) || line.note == QStringLiteral("rent"), qPrintable(line.note));
        }
        QVERIFY(found > 20);
        QVERIFY(postingsPages(m_bank->connection(), m_bank->users, {}).isEmpty());
    }
    void anothersPostingsAreNotFound() { COMPARE_REFUSAL(page({m_bo, Role::Customer}), NotFound); }
    void aForgedCursorIsInvalid()
    {
        COMPARE_REFUSAL(page(m_bank->teller, {QStringLiteral("-1"), 10}), InvalidValue);
    }
};

QTEST_GUILESS_MAIN(EntriesTest)
#include "tst_entries.moc"
