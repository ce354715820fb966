// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QLabel;

namespace guichet::ui {

class ActionButton;
class CodeEdit;
class FieldRow;
class PasswordEdit;

// Covers the desk while its user is away; the pages behind it keep what was typed.
class LockPage : public QWidget
{
    Q_OBJECT
public:
    // An empty sentence unlocks; anything else is shown under the field.
    using Verdict = std::function<void(const QString &sentence)>;
    using Check = std::function<void(const QString &password, const QString &code, Verdict verdict)>;

    explicit LockPage(QWidget *parent = nullptr);
    void setCheck(Check check) { m_check = std::move(check); }
    // Of those who have a second factor its code is asked for too.
    void setCodeNeeded(bool isNeeded);
    void enter(const QString &userName);

Q_SIGNALS:
    void unlocked();
    void signOutRequested();

private:
    void submit();
    void refresh();
    bool isReady() const;

    Check m_check;
    QLabel *m_name;
    PasswordEdit *m_password;
    CodeEdit *m_code;
    FieldRow *m_row;
    FieldRow *m_codeRow;
    ActionButton *m_unlock;
    bool m_busy = false;
};

} // namespace guichet::ui
