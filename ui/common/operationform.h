// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/client/failure.h"
#include "ui/common/accountbox.h"

#include <QBoxLayout>

namespace guichet::ui {

class CustomerPicker;
class FieldRow;
class MoneyEdit;

// What every money form begins with: the customer, one of their accounts, the amount. A form of its
// own adds its fields to fields(). It shows and tells; its controller decides. GUI thread.
class OperationForm : public QWidget
{
    Q_OBJECT
public:
    OperationForm(const QString &accountLabel, Currency currency, QWidget *parent = nullptr);

    CustomerPicker *picker() const { return m_picker; }
    AccountBox *accountBox() const { return m_account; }
    const AccountSummary *account() const { return m_account->account(); }
    MoneyEdit *amountEdit() const { return m_amount; }
    // nullopt while empty or unreadable.
    std::optional<Money> amount() const;
    void setCurrency(Currency currency);

    // The fields below the customer make sense only when there is one.
    void setFieldsEnabled(bool enabled);
    // Everything but the customer and the account.
    virtual void clearEntries();
    // Whether something would be lost by clearing.
    virtual bool hasEntries() const;
    // What is still missing, as a sentence; empty when the form is complete in itself.
    virtual QString missing() const;
    // Puts a refusal's sentence beside the field it is about; false when it is about none.
    bool showRefusal(const client::Failure &failure);
    void clearErrors();
    // Into the first field that is empty.
    void focusFirst();

Q_SIGNALS:
    // Anything was chosen or typed.
    void changed();

protected:
    QVBoxLayout *fields() const { return m_column; }
    // By the name the field has on the wire, else by the refusal.
    virtual FieldRow *rowOf(const client::Failure &failure) const;
    void addRow(FieldRow *row);
    // For rows that stand in a layout of their own: their errors are cleared with the others'.
    void trackRow(FieldRow *row) { m_rows.append(row); }
    FieldRow *accountRow() const { return m_accountRow; }
    FieldRow *amountRow() const { return m_amountRow; }
    virtual void currencyChanged() { }

private:
    void checkAmount();

    CustomerPicker *m_picker;
    QWidget *m_fields;
    QVBoxLayout *m_column;
    AccountBox *m_account;
    MoneyEdit *m_amount;
    QLabel *m_currency;
    FieldRow *m_accountRow;
    FieldRow *m_amountRow;
    QList<FieldRow *> m_rows;
};

} // namespace guichet::ui
