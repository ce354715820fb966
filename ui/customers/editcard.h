// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/customer.h"
#include "services/client/apiclient.h"

#include <QLabel>
#include <QWidget>

namespace guichet::ui {

class ActionButton;
class DeclarationForm;

/// What the customer declared, to be corrected: fields, what the change brings about, Save. GUI thread.
class EditCard : public QWidget
{
    Q_OBJECT
public:
    /// `today` is the bank's date.
    EditCard(client::ApiClient &api, QDate today, QWidget *parent = nullptr);

    void begin(const CustomerDetails &customer);
    /// An answer that comes later is dropped.
    void end();
    bool isEditing() const;
    bool isChanged() const;

Q_SIGNALS:
    void saved();
    void cancelled();

private:
    void save();
    void take(const client::Result<CustomerDetails> &reply);
    void loadAgain();
    void refresh();
    QString sentence() const;
    bool takesApproval() const;

    client::ApiClient &m_api;
    CustomerDetails m_customer;
    CustomerDeclaration m_known; ///< as the fields say it
    quint64 m_ticket = 0; ///< of the editing: an answer to an earlier one is nobody's
    bool m_isSaving = false;
    QString m_failure;
    DeclarationForm *m_form;
    QLabel *m_sentence;
    ActionButton *m_cancel;
    ActionButton *m_save;
};

} // namespace guichet::ui
