// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "ui/common/card.h"

namespace guichet::ui {

class ActionButton;
class CustomerFile;
class KeyValueList;

/// What is left of a customer's limits today: "3 of 4" deposits; who may allows one more.
class LimitsCard : public Card
{
    Q_OBJECT
public:
    explicit LimitsCard(bool mayAllow, QWidget *parent = nullptr);
    void show(const CustomerFile &file);
    void setSending(bool isSending);

Q_SIGNALS:
    void oneMoreAsked(guichet::Action action);

private:
    void addAllowing();

    KeyValueList *m_limits;
    ActionButton *m_allow = nullptr; ///< null: not this role's
};

} // namespace guichet::ui
