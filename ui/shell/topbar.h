// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QFrame>

class QActionGroup;
class QLabel;
class QToolButton;

namespace guichet::ui {

class FindBox;
class StatusChip;

enum class ConnectionState { Online, Reconnecting, Offline, ServerBusy };

// The strip above the page: find, the till and its cash, the connection, the user's menu.
class TopBar : public QFrame
{
    Q_OBJECT
public:
    explicit TopBar(QWidget *parent = nullptr);
    FindBox *findBox() const { return m_find; }
    // "Till 03 · EUR 12 480.00"; empty for who has none.
    void setTill(const QString &text);
    void setConnection(ConnectionState state);
    ConnectionState connection() const { return m_connection; }
    void setUserName(const QString &name);
    void showAppearance(Appearance appearance);

Q_SIGNALS:
    void lockRequested();
    void signOutRequested();
    void shortcutsRequested();
    void ownAccessRequested();
    void appearanceChosen(guichet::ui::Appearance appearance);

private:
    void buildMenu();

    FindBox *m_find;
    QLabel *m_till;
    StatusChip *m_chip;
    QToolButton *m_help;
    QToolButton *m_user;
    QActionGroup *m_appearances = nullptr;
    ConnectionState m_connection = ConnectionState::Online;
};

} // namespace guichet::ui
