// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QPushButton>

namespace guichet::ui {

// A button that names its verb and shows its key: "✓  Book deposit   Ctrl+Enter". The key works
// wherever the focus is on a visible page; Enter and Space press the button that has the focus, held
// down only once; the accessible name is the verb alone.
class ActionButton : public QPushButton
{
    Q_OBJECT
public:
    enum class Look { Plain, Primary, Ok, Danger, Link };

    explicit ActionButton(const QString &text, Look look = Look::Plain, const QString &icon = {},
                          QWidget *parent = nullptr);

    // Several keys may do the same (Ctrl+Return and the key pad's Ctrl+Enter); the first is shown.
    void setKeys(const QList<QKeySequence> &keys);
    // Ctrl+Return and Ctrl+Enter, shown as Ctrl+Enter: the one primary action of a page.
    void setPrimaryKeys();
    // Shows a key that somebody else handles (the window's Esc, Enter on the focused button).
    void showKey(const QString &keyText);
    void setLabel(const QString &text);
    QString label() const { return m_label; }
    QString keyText() const { return m_keyText; }
    QSize sizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void compose();

    QString m_label;
    QString m_keyText;
    QList<QObject *> m_shortcuts;
};

} // namespace guichet::ui
