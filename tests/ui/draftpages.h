// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/pageframe.h"
#include "ui/shell/mainwindow.h"

#include <QLineEdit>

// A desk with two pages, for tests of the window.
namespace guichet::ui {

using namespace Qt::StringLiterals;

inline DeskUser teller()
{
    return {.name = u"Maya Okafor"_s, .role = Role::Teller, .branch = u"Branch 003"_s};
}

// A page that keeps what was typed and clears it on Esc.
class DraftPage : public PageFrame
{
public:
    DraftPage()
        : PageFrame(u"Draft"_s)
        , edit(new QLineEdit)
    {
        edit->setAccessibleName(u"Draft"_s);
        body()->addWidget(edit);
        addShortcut(Qt::CTRL | Qt::Key_P, u"Print"_s, [] {});
    }
    void enter() override { edit->setFocus(); }
    bool clearOrBack() override
    {
        const bool had = !edit->text().isEmpty();
        edit->clear();
        return had;
    }
    QLineEdit *edit;
};

inline QList<PageEntry> draftPages()
{
    return {{u"home"_s, u"Home"_s, u"home"_s, Qt::Key_F2, staff, [] { return new PageFrame(u"Home"_s); }},
            {u"draft"_s, u"Draft"_s, u"file-text"_s, Qt::Key_F3, staff, [] { return new DraftPage; }}};
}

inline DraftPage *showDraft(MainWindow &window)
{
    window.show();
    window.activateWindow();
    window.showPage(u"draft"_s);
    auto *page = static_cast<DraftPage *>(window.page(u"draft"_s));
    page->edit->setText(u"12.50"_s);
    return page;
}

} // namespace guichet::ui
