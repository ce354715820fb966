// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/sampleoffice.h"
#include "ui/common/actionbutton.h"
#include "ui/common/banner.h"
#include "ui/common/pageframe.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <memory>

namespace guichet::testing {

/// A page of the sample bank on screen, driven by keys.
template <class P> struct OfficePage {
    /// `prepare` tells the bank's answers before the page exists.
    explicit OfficePage(Role role, const std::function<void(ScriptedServer &)> &prepare = {})
        : bank(bankWith(role))
    {
        if (prepare)
            prepare(bank->server);
        page = std::make_unique<P>(bank->context());
        page->resize(1146, 650);
        page->show();
        page->activateWindow();
        waitUntil([this] { return page->isActiveWindow(); });
        static_cast<ui::PageFrame *>(page.get())->enter();
    }

    template <class W = QWidget> W *find(const char *name) const
    {
        W *found = page->template findChild<W *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    bool shows(const char *name) const { return find(name)->isVisible(); }
    QString text(const char *label) const { return find<QLabel>(label)->text(); }
    ui::ActionButton *button(const char *name) const { return find<ui::ActionButton>(name); }
    void click(const char *name) const { QTest::mouseClick(find(name), Qt::LeftButton); }
    /// Types into a field and leaves it.
    void fill(const char *name, const QString &text) const
    {
        auto *edit = find<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Tab);
    }
    void type(const QString &text) const { QTest::keyClicks(page->focusWidget(), text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(page->focusWidget() ? page->focusWidget() : page.get(), key, modifiers);
    }
    qsizetype asked(const wire::EndpointInfo &endpoint) const { return bank->server.requests(endpoint).size(); }
    /// What can be reached by Tab and has no name for a screen reader.
    QStringList nameless() const
    {
        QStringList classes;
        for (QWidget *child : page->template findChildren<QWidget *>()) {
            if (!child->isVisible() || !(child->focusPolicy() & Qt::TabFocus))
                continue;
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(child);
            if (!accessible || accessible->text(QAccessible::Name).isEmpty())
                classes.append(QLatin1String(child->metaObject()->className()) + u'/' + child->objectName());
        }
        return classes;
    }
    /// Mnemonics that two visible labels or buttons share.
    QStringList sharedMnemonics() const
    {
        QStringList seen;
        QStringList shared;
        for (QWidget *child : page->template findChildren<QWidget *>()) {
            const QString text = child->property("text").toString();
            const qsizetype mark = text.indexOf(u'&');
            const auto *label = qobject_cast<QLabel *>(child);
            if (!child->isVisible() || mark < 0 || mark + 1 >= text.size() || (label && !label->buddy()))
                continue;
            const QString letter = text.mid(mark + 1, 1).toLower();
            (seen.contains(letter) ? shared : seen).append(letter);
        }
        return shared;
    }

    std::unique_ptr<SampleBank> bank;
    std::unique_ptr<P> page;
};

} // namespace guichet::testing
