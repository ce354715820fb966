// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace guichet::ui {

// A password field with an eye that shows what was typed. It never offers copying or undo.
class PasswordEdit : public QLineEdit
{
    Q_OBJECT
public:
    explicit PasswordEdit(QWidget *parent = nullptr);
    // Empties the field and hides its text again.
    void forget();

private:
    void setShown(bool shown);

    QAction *m_eye;
};

} // namespace guichet::ui
