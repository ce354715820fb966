// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/deskcontext.h"
#include "ui/common/pageframe.h"

namespace guichet::ui {

class PasswordCard;
class SecondFactorCard;
class SessionsCard;

/// One's own access to the desk: password, second factor, where one is signed in.
class AccessPage : public PageFrame
{
    Q_OBJECT
public:
    explicit AccessPage(const DeskContext &context, QWidget *parent = nullptr);

    void enter() override;
    bool clearOrBack() override;

private:
    void say(const client::Failure &failure);
    bool mustEnrol() const;

    const DeskContext m_context;
    PasswordCard *m_password;
    SecondFactorCard *m_secondFactor;
    SessionsCard *m_sessions;
};

} // namespace guichet::ui
