// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

class QLineEdit;

namespace guichet::ui {

class ActionButton;
class FieldRow;

/// "Is it still you?", before what matters is done: the code of the second factor, or the password of those without one.
/// Accepted once `check` says so. Opened with open(); deletes itself.
class StepUpDialog : public QDialog
{
    Q_OBJECT
public:
    enum class By { Password, Code };
    /// An empty sentence is a yes; anything else is shown under the field.
    using Verdict = std::function<void(const QString &sentence)>;
    using Check = std::function<void(const QString &typed, Verdict verdict)>;

    StepUpDialog(By by, Check check, QWidget *parent = nullptr);

private:
    void submit();
    void refresh();
    bool isComplete() const;
    QString typed() const;

    const By m_by;
    const Check m_check;
    QLineEdit *m_field;
    FieldRow *m_row;
    ActionButton *m_confirm;
    bool m_isBusy = false;
};

} // namespace guichet::ui
