// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/rules.h"

#include "tests/model/history.h"
#include "tests/support/longrun.h"

#include <QTest>
#include <rapidcheck.h>

using namespace guichet;
using namespace guichet::model;

namespace {

constexpr int operationsPerHistory = 200;

/// Any 200 numbers; shrunk by leaving out operations first, then by making them plainer.
rc::Gen<std::vector<quint64>> operations()
{
    const auto numbers = rc::gen::noShrink(rc::gen::resize(
        rc::kNominalSize, rc::gen::container<std::vector<quint64>>(operationsPerHistory, rc::gen::arbitrary<quint64>())));
    return rc::gen::shrink(numbers, [](const std::vector<quint64> &all) {
        return rc::seq::concat(rc::shrink::removeChunks(all),
                               rc::shrink::eachElement(all, [](quint64 one) { return rc::shrink::integral(one); }));
    });
}

/// RC_PARAMS given by who repeats a failure wins.
void setHistories(int count)
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", QByteArray("max_success=") + QByteArray::number(count));
}

} // namespace

// The ledger's rules against the naive bank. The seed is printed; RC_PARAMS="seed=…" plays it again.
class RulesModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setHistories(ofCampaign(10'000, 500)); }

    void historiesAreTheSameByBothBanks()
    {
        int histories = 0;
        qint64 booked = 0;
        std::map<Refusal, int> refused;
        const bool holds = rc::check("the rules are the naive bank's, after every operation", [&] {
            const std::vector<quint64> all = *operations();
            History history;
            const QString difference = history.play(all);
            ++histories;
            booked += history.booked;
            for (const auto &[why, count] : history.refused)
                refused[why] += count;
            if (difference.isEmpty())
                return;
            QStringList words;
            History(&words).play(all);
            RC_FAIL((difference + QStringLiteral("\n  ") + words.join(QStringLiteral("\n  "))).toStdString());
        });
        QString counts;
        for (const auto &[why, count] : refused)
            counts += QStringLiteral(", %1 %2").arg(enumName(why)).arg(count);
        qInfo("%d histories of %d operations: %lld booked%s", histories, operationsPerHistory,
              static_cast<long long>(booked), qPrintable(counts));
        QVERIFY(holds);
        // Every refusal that the rules know has been met, else the histories are too tame.
        for (const Refusal why : {Refusal::NotFound, Refusal::SelfApproval, Refusal::InvalidAmount, Refusal::CurrencyMismatch,
                                  Refusal::SameAccount, Refusal::CashMismatch, Refusal::InvalidValue, Refusal::CustomerClosed,
                                  Refusal::CustomerNotApproved, Refusal::AccountNotApproved, Refusal::AccountFrozen,
                                  Refusal::AccountClosed, Refusal::ActionNotAllowed, Refusal::TillShort,
                                  Refusal::DepositCapExceeded, Refusal::LimitReached, Refusal::InsufficientFunds,
                                  Refusal::BalanceOverflow, Refusal::Forbidden, Refusal::AlreadyDecided,
                                  Refusal::AlreadyReversed})
            QVERIFY2(histories < 400 || refused[why] > 0, enumName(why).data());
    }
};

QTEST_GUILESS_MAIN(RulesModelTest)
#include "tst_rulesmodel.moc"
