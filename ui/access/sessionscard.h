// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/sessionlistmodel.h"
#include "ui/common/card.h"
#include "ui/common/deskcontext.h"

namespace guichet::ui {

class ActionButton;
class AmountTable;

/// Where one is signed in; whatever isn't one's own doing is ended here.
class SessionsCard : public Card
{
    Q_OBJECT
public:
    explicit SessionsCard(const DeskContext &context, QWidget *parent = nullptr);

    void load();

Q_SIGNALS:
    /// So many were ended.
    void ended(qint64 count);
    void failed(const guichet::client::Failure &failure);

private:
    void endChosen();
    void endOthers();
    void take(qint64 count, const std::optional<client::Failure> &failure);
    void refresh();
    const SessionView *chosen() const;

    const DeskContext m_context;
    SessionListModel m_sessions;
    AmountTable *m_table;
    ActionButton *m_end;
    ActionButton *m_endOthers;
    bool m_isSending = false;
};

} // namespace guichet::ui
