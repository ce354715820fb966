// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/denominations.h"
#include "ui/common/operationform.h"

class QLineEdit;

namespace guichet::ui {

class ActionButton;
class CashCountGrid;

// The fields of a cash withdrawal. The notes to pay out are suggested from what the till holds and can
// be changed; a suggestion never overwrites what was typed. GUI thread.
class WithdrawalForm : public OperationForm
{
    Q_OBJECT
public:
    explicit WithdrawalForm(Currency currency, QWidget *parent = nullptr);

    // What there is to pay with; of the bank's currency.
    void setTillCash(const CashCount &cash);
    CashCount cash() const;
    QString note() const;

    void clearEntries() override;
    bool hasEntries() const override;
    QString missing() const override;
    // Why the till can't pay like this; empty when it can.
    QString tillShortage() const;

protected:
    FieldRow *rowOf(const client::Failure &failure) const override;
    void currencyChanged() override;

private:
    void suggest();

    CashCount m_till;
    CashCount m_suggested;
    bool m_isTillKnown = false;
    CashCountGrid *m_grid;
    ActionButton *m_suggest;
    QLineEdit *m_note;
    FieldRow *m_gridRow;
    FieldRow *m_noteRow;
};

} // namespace guichet::ui
