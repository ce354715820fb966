// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/idempotencykey.h"
#include "services/client/apiclient.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace guichet::ui {

class ActionButton;
class CashCountGrid;
class FieldRow;
class MoneyEdit;

/// Whether an entry of this kind can be corrected at the desk.
bool isReversible(EntryKind kind);

/// Asks for the correction of an entry: why, and what should have been booked instead, if anything. A second person
/// approves it. GUI thread.
class ReversalCard : public QWidget
{
    Q_OBJECT
public:
    explicit ReversalCard(client::ApiClient &api, QWidget *parent = nullptr);

    void begin(const PostingLine &entry);
    /// An answer that comes later is dropped.
    void end();
    bool isAsking() const { return !m_entry.entry.isNull(); }
    bool isFilled() const;

Q_SIGNALS:
    void asked();
    void cancelled();

private:
    void send();
    void take(const client::Failure &failure);
    void refresh();
    QString missing() const;
    bool isCash() const;
    std::optional<Money> corrected() const;

    client::ApiClient &m_api;
    PostingLine m_entry;
    IdempotencyKey m_key; ///< kept while the outcome is unknown
    quint64 m_ticket = 0;
    bool m_isSending = false;
    QString m_failure;
    QLabel *m_what;
    QLineEdit *m_reason;
    MoneyEdit *m_amount;
    CashCountGrid *m_grid;
    FieldRow *m_amountRow;
    QLabel *m_sentence;
    ActionButton *m_cancel;
    ActionButton *m_ask;
};

} // namespace guichet::ui
