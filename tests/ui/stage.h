// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/sampleoffice.h"
#include "ui/common/pageframe.h"
#include "ui/shell/mainwindow.h"

#include <QLineEdit>

namespace guichet::testing {

using namespace Qt::StringLiterals;
using ui::MainWindow;
using ui::PageEntry;
using ui::PageFrame;

/// A window that shows one page of a bank of its own.
template <class P> struct Stage {
    std::shared_ptr<SampleBank> bank;
    MainWindow *window = nullptr;
    P *page = nullptr;

    explicit Stage(Role role)
        : bank(bankWith(role))
    {
    }
    void show(const QString &id)
    {
        const auto here = [this, id](const QString &other) -> PageFrame * {
            return other == id ? static_cast<PageFrame *>(new P(bank->context())) : new PageFrame(other);
        };
        const auto entry = [&](const QString &name, const QString &title, const QString &icon, int key) {
            return PageEntry{name, title, icon, QKeySequence(key), staff, [here, name] { return here(name); }};
        };
        const QList<PageEntry> pages = {entry(u"home"_s, u"Home"_s, u"home"_s, Qt::Key_F2),
                                        entry(u"customers"_s, u"Customers"_s, u"users"_s, Qt::Key_F6),
                                        entry(u"review"_s, u"ID review"_s, u"id"_s, Qt::Key_F7),
                                        entry(u"approvals"_s, u"Approvals"_s, u"checks"_s, Qt::Key_F10)};
        window = new MainWindow(pages);
        QObject::connect(window, &QObject::destroyed, [kept = bank] { Q_UNUSED(kept) });
        window->setBank(bank->bank.name);
        window->setBusinessDate(bank->bank.businessDate);
        window->showDesk({u"Maya Okafor"_s, bank->session.user().role, u"Branch 003"_s});
        window->resize(1366, 706);
        window->show();
        window->showPage(id);
        page = static_cast<P *>(window->page(id));
    }
    template <class W> W *find(const char *name) const { return page->template findChild<W *>(QLatin1String(name)); }
    void fill(const char *name, const QString &text) const
    {
        auto *edit = find<QLineEdit>(name);
        edit->setText(text);
        Q_EMIT edit->textEdited(text);
        Q_EMIT edit->editingFinished();
    }
};

} // namespace guichet::testing
