// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/deskcontext.h"
#include "ui/common/pageframe.h"
#include "ui/customers/registrationcontroller.h"

class QLabel;
class QProgressBar;

namespace guichet::ui {

class ActionButton;
class DeclarationForm;
class DocumentForm;

/// A new customer, with their ID. Registered, it asks the navigator for the customer's page.
class RegistrationPage : public PageFrame
{
    Q_OBJECT
public:
    explicit RegistrationPage(const DeskContext &context, QWidget *parent = nullptr);
    ~RegistrationPage() override;

    void enter() override;
    bool clearOrBack() override;

private:
    void build();
    void submit();
    void clear();
    void refresh();
    void showOutcome();
    void showFailure();
    QString whatIsMissing() const;
    QString stepText() const;

    DeskContext m_context;
    RegistrationController m_controller;
    DeclarationForm *m_declaration;
    DocumentForm *m_documents;
    QLabel *m_reason;
    QProgressBar *m_progress;
    ActionButton *m_register;
    ActionButton *m_clear;
};

} // namespace guichet::ui
