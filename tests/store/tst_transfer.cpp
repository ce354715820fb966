// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/transfer.h"

#include "tests/store/smallbank.h"

#include <QTest>

using namespace guichet;
using namespace guichet::accounts;

class TransferTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<SmallBank> m_bank;
    UserId m_ana;
    UserId m_bo;
    AccountId m_from;
    AccountId m_to;

    Actor asAna() const { return {m_ana, Role::Customer}; }
    TransferRequest request() const { return {m_from, m_to, SmallBank::euros(700), QStringLiteral("rent"), {}}; }
    Outcome<ledger::Command> prepare(const TransferRequest &request, const Actor &actor)
    {
        return prepareTransfer(m_bank->connection(), m_bank->newKey(), request, actor);
    }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<SmallBank>();
        m_ana = m_bank->customer(QStringLiteral("Ana"));
        m_bo = m_bank->customer(QStringLiteral("Bo"));
        m_from = m_bank->account(m_ana);
        m_to = m_bank->account(m_bo);
    }

    void aTransferBecomesACommand()
    {
        QVERIFY(m_bank->deposit(m_from, 1000));
        const auto command = prepare(request(), asAna());
        QVERIFY(command);
        QCOMPARE(command->principal, m_ana);
        QCOMPARE(command->customer, m_ana);
        QCOMPARE(command->kind, EntryKind::Transfer);
        QCOMPARE(command->action, Action::Transfer);
        QCOMPARE(command->note, QStringLiteral("rent"));
        const auto booked = m_bank->book(*command);
        QVERIFY(booked);
        QCOMPARE(booked->legs.first().account, m_from);
        QCOMPARE(booked->legs.first().balanceAfter, 300);
        QCOMPARE(booked->legs.last().balanceAfter, 700);
    }
    void aTellerTransfersForTheFirstHolder()
    {
        const auto command = prepare(request(), m_bank->teller);
        QVERIFY(command);
        QCOMPARE(command->principal, m_bank->teller.user);
        QCOMPARE(command->customer, m_ana);
    }

    void anothersAccountIsNotFound()
    {
        COMPARE_REFUSAL(prepare(request(), {m_bo, Role::Customer}), NotFound);
        TransferRequest asked = request();
        asked.from = AccountId{999'999};
        COMPARE_REFUSAL(prepare(asked, m_bank->teller), NotFound);
    }
    void aCustomerActsOnlyAsThemself()
    {
        TransferRequest asked = request();
        asked.customer = m_bo;
        COMPARE_REFUSAL(prepare(asked, asAna()), NotFound);
        COMPARE_REFUSAL(prepare(asked, m_bank->teller), NotFound);
    }
    void managersDoNotTransfer()
    {
        for (const Role role : {Role::Compliance, Role::Manager, Role::Administrator})
            COMPARE_REFUSAL(prepare(request(), {m_bank->supervisor.user, role}), Forbidden);
    }
    void noAmountIsInvalid()
    {
        TransferRequest asked = request();
        asked.amount.minorUnits = 0;
        COMPARE_REFUSAL(prepare(asked, asAna()), InvalidAmount);
        asked.amount.minorUnits = -1;
        COMPARE_REFUSAL(prepare(asked, asAna()), InvalidAmount);
    }
    void anotherCurrencyIsRefused()
    {
        TransferRequest asked = request();
        asked.amount.currency = *Currency::fromCode(u"USD");
        COMPARE_REFUSAL(prepare(asked, asAna()), CurrencyMismatch);
    }
    void theSameAccountIsRefused()
    {
        TransferRequest asked = request();
        asked.to = asked.from;
        COMPARE_REFUSAL(prepare(asked, asAna()), SameAccount);
    }
    void aLongReferenceIsInvalid()
    {
        TransferRequest asked = request();
        asked.reference = QString(noteLengthLimit + 1, u'x');
        COMPARE_REFUSAL(prepare(asked, asAna()), InvalidValue);
    }
    void anUnknownPayeeIsRefused()
    {
        TransferRequest asked = request();
        asked.to = AccountId{999'999};
        COMPARE_REFUSAL(prepare(asked, asAna()), PayeeNotFound);
        asked.to = m_bank->settlement;
        COMPARE_REFUSAL(prepare(asked, asAna()), PayeeNotFound);
    }
    void theEngineRefuses()
    {
        COMPARE_REFUSAL(m_bank->transfer(m_from, m_to, 1), InsufficientFunds);
        const AccountId fixed = m_bank->account(m_ana, QStringLiteral("investments"));
        QVERIFY(m_bank->deposit(fixed, 100));
        COMPARE_REFUSAL(m_bank->transfer(fixed, m_to, 100), ActionNotAllowed);
    }

    void theHashHoldsEveryField()
    {
        const TransferRequest plain = request();
        QList<TransferRequest> others(6, plain);
        others[0].from.value += 1000;
        others[1].to.value += 1000;
        others[2].amount.minorUnits += 1;
        others[3].amount.currency = *Currency::fromCode(u"USD");
        others[4].reference = QStringLiteral("Rent");
        others[5].customer = m_ana;
        QSet<QByteArray> hashes{requestHash(plain)};
        for (const TransferRequest &other : std::as_const(others))
            hashes.insert(requestHash(other));
        QCOMPARE(hashes.size(), 7);
    }
};

QTEST_GUILESS_MAIN(TransferTest)
#include "tst_transfer.moc"
