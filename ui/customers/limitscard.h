// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"

namespace guichet::ui {

class CustomerFile;
class KeyValueList;

/// What is left of a customer's limits today: "3 of 4" deposits.
class LimitsCard : public Card
{
    Q_OBJECT
public:
    explicit LimitsCard(QWidget *parent = nullptr);
    void show(const CustomerFile &file);

private:
    KeyValueList *m_limits;
};

} // namespace guichet::ui
