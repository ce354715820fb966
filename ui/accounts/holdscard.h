// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/hold.h"
#include "ui/common/card.h"
#include "ui/common/deskcontext.h"

class QGridLayout;

namespace guichet::ui {

/// Money that is set aside on an account, what for and until when, each with a button that gives it back. Hidden while
/// there is none. It only asks: releaseAsked is answered with release().
class HoldsCard : public Card
{
    Q_OBJECT
public:
    explicit HoldsCard(const DeskContext &context, QWidget *parent = nullptr);

    /// Another account: what was shown goes at once.
    void showAccount(AccountId account);
    void reload();
    void release(HoldId hold);

Q_SIGNALS:
    void releaseAsked(const guichet::Hold &hold);
    void released();
    void refused(const guichet::client::Failure &failure);

private:
    void present(const QList<Hold> &holds);

    const DeskContext m_context;
    AccountId m_account;
    QGridLayout *m_rows;
    QList<QWidget *> m_shown;
    quint64 m_ticket = 0; ///< of the latest question
};

} // namespace guichet::ui
