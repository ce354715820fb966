// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/receipts.h"
#include "ui/common/deskcontext.h"
#include "ui/common/pageframe.h"

class QLineEdit;

namespace guichet::ui {

class ActionButton;
class Card;
class FieldRow;
class KeyValueList;

/// The code as a receipt shows it when the text is written like one ("00000-00FB2-7K3QD-9XM4T", dashes, spaces and case
/// as people type them); else empty.
QString receiptCodeIn(const QString &text);

/// Somebody hands in a receipt: whether it is what stands in the books, by its code.
class ReceiptPage : public PageFrame
{
    Q_OBJECT
public:
    explicit ReceiptPage(const DeskContext &context, QWidget *parent = nullptr);

    void check(const QString &code);
    void enter() override;
    bool clearOrBack() override;

private:
    Card *makeQuestion();
    Card *makeAnswer();
    void ask();
    void take(const client::Result<wire::ReceiptCheck> &reply);
    void present(const wire::ReceiptCheck &check);
    void forget();
    void refresh();

    const DeskContext m_context;
    QLineEdit *m_code;
    FieldRow *m_codeRow;
    ActionButton *m_check;
    Card *m_answer;
    KeyValueList *m_facts;
    quint64 m_question = 0; ///< answers to earlier ones are dropped
    bool m_isAsking = false;
};

} // namespace guichet::ui
