// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace guichet::ui {

/// Six digits of an authenticator. Spaces between them, as authenticators show them, don't matter.
class CodeEdit : public QLineEdit
{
    Q_OBJECT
public:
    explicit CodeEdit(QWidget *parent = nullptr);
    /// The digits.
    QString code() const;
    bool isComplete() const;

Q_SIGNALS:
    /// The sixth digit was typed: nobody needs to press Enter.
    void completed();
};

} // namespace guichet::ui
