// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/desk/tour/pictures.h"
#include "app/desk/tour/stallwatch.h"

#include <QLineEdit>
#include <functional>

namespace guichet {

/// A person at the desk, scripted: clicks, types and looks, and knows the widgets by their names only. Every act fails
/// the step (by throwing StepFailed) when what it needs doesn't appear in time.
class Driver
{
public:
    Driver(Desk &desk, StallWatch &watch, Pictures &pictures);

    struct StepFailed {
        QString why;
    };

    /// Runs one step, prints its line, takes its picture. False when it failed.
    bool step(const QString &what, const std::function<void()> &act);

    // What a person does.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
    void click(const char *name);
    /// Puts the text into a field, in place of what it held.
    void fill(const char *name, const QString &text);
    void choose(const char *box, const QString &containing);
    void chooseFromMenu(const char *button, const QString &text);
    /// Selects the first row of a table or list that holds the text, and puts the focus there.
    void chooseRow(const char *view, const QString &containing);

    // What a person looks for.
    QWidget *see(const char *name);
    bool isShown(const char *name) const { return find(QString::fromLatin1(name)) != nullptr; }
    /// What a field or list shows.
    QString textOf(const char *name);
    int rowCount(const char *view);
    bool hasRow(const char *view, const QString &containing);
    void seeText(const QString &text);
    bool reads(const QString &text) const;
    /// The first label that the regular expression matches wholly.
    QString readLike(const QString &pattern);
    void until(const QString &what, const std::function<bool()> &holds);
    /// Lets the desk go on for a moment: paint, and what was queued.
    void settle();

    Desk &desk() { return m_desk; }
    int failures() const { return m_failures; }

private:
    QWidget *find(const QString &name) const;
    QModelIndex rowOf(const char *view, const QString &containing);

    Desk &m_desk;
    StallWatch &m_watch;
    Pictures &m_pictures;
    int m_failures = 0;
};

} // namespace guichet
