// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/stats.h"
#include "ui/common/deskcontext.h"

#include <QWidget>

namespace guichet::ui {

class KpiCard;

/// "EUR 4.82 m": short above a million, exact below.
QString compactMoney(const Money &money);
/// How long ago, in the largest unit: "2 days", "5 hours", "3 minutes".
QString ageText(qint64 micros);
/// By how much a balance grew, to a tenth of a percent: "+2.1 %"; empty when there was nothing before.
QString growthText(qint64 before, qint64 now);

/// The bank at a glance, four cards in a row: deposits held, cash in tills, IDs waiting, unbalanced entries. Asks the
/// bank by itself; a failure stays with the last figures and is told by `failed`. GUI thread.
class OverviewRow : public QWidget
{
    Q_OBJECT
public:
    explicit OverviewRow(const DeskContext &context, QWidget *parent = nullptr);

    void refresh();

Q_SIGNALS:
    void refreshed();
    void failed(const QString &sentence);

private:
    void present(const BankOverview &overview);
    void askGrowth();
    void showDeposits();
    QString timeOf(qint64 micros) const;

    const DeskContext m_context;
    BankOverview m_overview;
    std::optional<qint64> m_before; ///< deposits held a month ago, minor units
    quint64 m_ticket = 0;           ///< of the latest question
    KpiCard *m_deposits;
    KpiCard *m_cash;
    KpiCard *m_ids;
    KpiCard *m_unbalanced;
};

} // namespace guichet::ui
