// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace guichet::ui {

// A line at the foot of the window that goes away by itself: for information only. The outcome of
// an operation with money is never a toast; it stays on its page (Banner).
class Toast : public QFrame
{
    Q_OBJECT
public:
    // Replaces the toast that `window` still shows.
    static void show(QWidget *window, const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit Toast(QWidget *window);
    void place();

    QLabel *m_text;
};

} // namespace guichet::ui
