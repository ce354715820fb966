// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/security.h"
#include "ui/common/card.h"
#include "ui/common/deskcontext.h"

namespace guichet::ui {

class ActionButton;
class CodeEdit;
class FieldRow;
class InlineConfirmation;
class QrCode;
class StatusChip;

/// The second factor: an authenticator (RFC 6238) on one's telephone, set up by QR code or by typing its secret.
class SecondFactorCard : public Card
{
    Q_OBJECT
public:
    explicit SecondFactorCard(const DeskContext &context, QWidget *parent = nullptr);

    void load();
    /// Esc: stops setting up. False when nothing was begun.
    bool dismiss();
    bool isNeeded() const { return m_view.isNeeded; }
    bool isEnrolled() const { return m_view.isEnrolled; }
    void focusFirst();

Q_SIGNALS:
    void changed();
    /// What can't be said at a field.
    void failed(const guichet::client::Failure &failure);

private:
    QWidget *makeEnrolment();
    void begin();
    void confirm();
    void remove();
    void showSecret(const wire::SecondFactorSecret &secret);
    void refresh();

    const DeskContext m_context;
    wire::SecondFactorView m_view;
    StatusChip *m_state;
    QLabel *m_sentence;
    ActionButton *m_begin;
    ActionButton *m_remove;
    InlineConfirmation *m_question;
    QrCode *m_qr;
    QLabel *m_secret;
    CodeEdit *m_code;
    FieldRow *m_codeRow;
    ActionButton *m_confirm;
    QWidget *m_enrolment;
    bool m_isLoaded = false;
    bool m_isSending = false;
};

} // namespace guichet::ui
