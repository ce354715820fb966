// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/samplebank.h"
#include "ui/common/actionbutton.h"
#include "ui/common/banner.h"
#include "ui/common/cashcountgrid.h"
#include "ui/common/customerpicker.h"
#include "ui/common/moneyedit.h"
#include "ui/common/operationform.h"
#include "ui/common/operationpage.h"
#include "ui/common/resultcard.h"
#include "ui/common/summarycard.h"
#include "ui/common/theme.h"

#include <QTest>

// A money page of the sample bank on screen, driven by keys.
namespace guichet::testing {

struct DeskPage {
    explicit DeskPage(ui::OperationPage *(*make)(const ui::DeskContext &))
        : page(make(bank.context()))
    {
        page->resize(1146, 650);
        page->show();
        page->activateWindow();
        page->enter();
    }

    template <class W = QWidget>
    W *find(const char *name) const
    {
        W *found = page->findChild<W *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    bool shows(const char *name) const { return find(name)->isVisible(); }
    // The sample customer and account, focus on the amount.
    bool open()
    {
        page->open(SampleBank::amelie, SampleBank::current);
        return waitUntil([this] { return amount()->hasFocus() && page->form()->account(); });
    }
    QLineEdit *note(qint64 face) const { return find<QLineEdit>(qPrintable(QStringLiteral("count-%1").arg(face))); }
    ui::MoneyEdit *amount() const { return find<ui::MoneyEdit>("amountEdit"); }
    ui::ActionButton *bookButton() const { return find<ui::ActionButton>("bookButton"); }
    QString notice() const { return page->summary()->notice(); }
    void type(const QString &text) { QTest::keyClicks(page->focusWidget(), text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(page->focusWidget(), key, modifiers); }
    void pressBook() { QTest::keyClick(page.get(), Qt::Key_Return, Qt::ControlModifier); }

    SampleBank bank;
    std::unique_ptr<ui::OperationPage> page;
};

} // namespace guichet::testing
