// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/interest/interestjob.h"
#include "services/interest/payout.h"
#include "tests/store/smallbank.h"

namespace guichet {

/// A small bank whose interest counts from its first day on, 2027-01-15.
class InterestBank : public SmallBank
{
public:
    InterestBank()
        : engine(database.database(), clock, calendar, engineOptions())
    {
        if (const auto started = engine.start(); !started)
            qFatal("%s", qPrintable(started.error()));
        interest::begin(connection(), today());
    }

    AccountId savings(qint64 cents = 0, const QString &product = QStringLiteral("savings"))
    {
        const AccountId made = account(customer(QStringLiteral("Saver")), product);
        if (cents != 0)
            move(made, cents);
        return made;
    }
    /// Into the account, or out of it.
    void move(AccountId account, qint64 cents)
    {
        ledger::Command command;
        command.key = newKey();
        command.principal = command.maker = supervisor.user;
        command.requestHash = QByteArray(ledger::requestHashBytes, 'm');
        command.kind = EntryKind::Opening;
        command.currency = Currency::euro();
        command.legs = {{account, cents}, {settlement, -cents}};
        if (!settle(command))
            qFatal("a movement of the test isn't booked");
    }
    ledger::Verdict settle(const ledger::Command &command)
    {
        std::promise<ledger::Settled> promise;
        engine.submit(command, [&](const ledger::Settled &settled) { promise.set_value(settled); });
        const ledger::Settled settled = promise.get_future().get();
        if (!settled)
            qFatal("the engine gave no verdict");
        return *settled;
    }
    /// Noon of that day.
    void setDay(QDate day) { clock.set(QDateTime(day, QTime(11, 0), Qt::UTC).toMSecsSinceEpoch() * 1000); }

    interest::StepTerms terms(int accountsAStep = 500) { return {calendar, clock.nowMicros(), accountsAStep}; }
    qint64 run() { return interest::InterestJob::runOnce(connection(), engine, terms()); }
    void setTerms(const QString &code, qint64 partsPerMillion, const QString &dayCount = QStringLiteral("ACT/365F"),
                  const QString &rounding = QStringLiteral("half-even"),
                  const QString &remainder = QStringLiteral("carried"), qint64 floor = 0)
    {
        database.superuserConnection().run("teststore/set_interest_terms",
                                           {{":code", code}, {":ppm", partsPerMillion}, {":day_count", dayCount},
                                            {":rounding", rounding}, {":remainder", remainder}, {":floor", floor}});
    }

    /// The interest that the ledger holds for an account: "2027-01 932, 2027-02 1535".
    QString paid(AccountId account)
    {
        QStringList lines;
        for (const ledger::AccountPosting &posting : ledger::postingsOf(connection(), account, 0, 200)) {
            if (posting.kind == EntryKind::Interest)
                lines.prepend(posting.note + u' ' + QString::number(posting.minorUnits));
        }
        return lines.join(QStringLiteral(", "));
    }
    /// What was worked out for it, with how it ended.
    QString months(AccountId account)
    {
        QStringList lines;
        for (const interest::MonthPosting &month : interest::monthsOf(connection(), account)) {
            const QString end = month.refusal ? QString(enumName(*month.refusal))
                : month.entry.isNull()        ? QStringLiteral("waits")
                                              : QStringLiteral("posted");
            lines.append(month.month.toString(QStringLiteral("yyyy-MM ")) + QString::number(month.amount.minorUnits)
                         + u' ' + end);
        }
        return lines.join(QStringLiteral(", "));
    }

    ledger::PostingEngine engine;

private:
    static ledger::PostingEngine::Options engineOptions()
    {
        ledger::PostingEngine::Options options;
        options.writers = 1;
        return options;
    }
};

} // namespace guichet
