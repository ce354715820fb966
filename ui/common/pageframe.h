// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/shortcutregistry.h"

#include <QDate>
#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace guichet::ui {

class Banner;

// What every page of the main window is: a title with the business date at its far end, a banner
// for what must not be missed, and a body that scrolls when the window is small. GUI thread.
class PageFrame : public QWidget
{
    Q_OBJECT
public:
    explicit PageFrame(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    QString title() const;
    // An invalid date hides it.
    void setBusinessDate(QDate date);
    // At the far end of the title, before the date (a range, an export button).
    void addHeaderWidget(QWidget *widget);
    Banner *banner() const { return m_banner; }
    // Widgets and layouts of the page go here.
    QVBoxLayout *body() const { return m_body; }

    // Registers a key of this page for `?` and runs `act` on it while the page is shown.
    void addShortcut(const QKeySequence &keys, const QString &text, std::function<void()> act);
    // Registers one that a button of the page handles itself.
    void describeShortcut(const QKeySequence &keys, const QString &text);
    const QList<ShortcutEntry> &shortcuts() const { return m_shortcuts; }

    // Called each time the page comes to the front: puts the focus into its first field.
    virtual void enter();
    // Esc: clear what was typed or go one level back. False: nothing to do, the window goes Home.
    virtual bool clearOrBack() { return false; }

private:
    QLabel *m_title;
    QLabel *m_date;
    QHBoxLayout *m_header;
    Banner *m_banner;
    QVBoxLayout *m_body;
    QList<ShortcutEntry> m_shortcuts;
};

} // namespace guichet::ui
