// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customers/registrationcontroller.h"

#include <QWidget>

class QLabel;

namespace guichet::ui {

class ActionButton;
class DocumentForm;

/// Hands in an ID for a customer who is known already: because none was, or the reviewer asks again.
class HandInCard : public QWidget
{
    Q_OBJECT
public:
    HandInCard(client::ApiClient &api, QDate today, QWidget *parent = nullptr);
    /// Empties it when it is another customer.
    void setCustomer(UserId customer);
    bool isEmpty() const;
    QWidget *firstField() const;
    void clear();

Q_SIGNALS:
    void handedIn();

private:
    void submit();
    void refresh();
    void showOutcome();
    QString sentence() const;

    UserId m_customer;
    RegistrationController m_controller;
    DocumentForm *m_documents;
    QLabel *m_reason;
    ActionButton *m_handIn;
};

} // namespace guichet::ui
