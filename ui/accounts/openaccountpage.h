// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/accounts.h"
#include "ui/common/customerfile.h"
#include "ui/common/deskcontext.h"
#include "ui/common/pageframe.h"

class QComboBox;
class QLabel;

namespace guichet::ui {

class ActionButton;
class Card;
class CustomerPicker;
class KeyValueList;
class OwnerList;

/// Asks for an account: for whom, of which kind, with whom. A second person approves it.
class OpenAccountPage : public PageFrame
{
    Q_OBJECT
public:
    explicit OpenAccountPage(const DeskContext &context, QWidget *parent = nullptr);

    /// A null customer: one is chosen here.
    void showFor(UserId customer);
    void enter() override;
    bool clearOrBack() override;

private:
    Card *makeForm();
    Card *makeSummary();
    void connectForm();
    void submit();
    void take(const client::Result<AccountDetails> &reply);
    void clear();
    void refresh();
    void presentCustomer();
    QString whatIsMissing() const;
    const Product *product() const;

    DeskContext m_context;
    CustomerFile m_file;
    AccountDetails m_opened;   ///< what was asked for last; null id: nothing yet
    IdempotencyKey m_key;      ///< only while it may have been carried out
    wire::OpenAccountRequest m_sent;
    bool m_isSending = false;
    CustomerPicker *m_customer;
    QComboBox *m_product;
    QLabel *m_productText;
    OwnerList *m_owners;
    KeyValueList *m_facts;
    QLabel *m_reason;
    ActionButton *m_open;
    ActionButton *m_clear;
    ActionButton *m_show;
};

} // namespace guichet::ui
