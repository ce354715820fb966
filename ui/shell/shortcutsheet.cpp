// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcutsheet.h"

#include "ui/common/actionbutton.h"
#include "ui/common/labels.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int leastWidth = 420; // pixels: room for the window's title

QWidget *makeList(const QString &title, const QList<ShortcutEntry> &entries)
{
    auto *list = new QWidget;
    auto *grid = new QGridLayout(list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(0, 1);
    grid->addWidget(makeLabel(title, "h2"), 0, 0, 1, 2);
    int row = 1;
    for (const ShortcutEntry &entry : entries) {
        QLabel *key = makeLabel(entry.keys.toString(QKeySequence::NativeText), "key");
        key->setAlignment(Qt::AlignCenter);
        QLabel *text = makeLabel(entry.text);
        text->setAccessibleName(entry.text + u": "_s + key->text());
        grid->addWidget(text, row, 0);
        grid->addWidget(key, row, 1, Qt::AlignTrailing);
        ++row;
    }
    grid->setRowStretch(row, 1);
    return list;
}

} // namespace

ShortcutSheet::ShortcutSheet(const QList<ShortcutEntry> &everywhere, const QString &pageTitle,
                             const QList<ShortcutEntry> &onPage, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *lists = new QHBoxLayout;
    lists->setSpacing(40);
    lists->addWidget(makeList(tr("Everywhere"), everywhere), 1);
    if (!onPage.isEmpty())
        lists->addWidget(makeList(pageTitle, onPage), 1);
    auto *close = new ActionButton(tr("Close"));
    close->setObjectName(u"closeShortcuts"_s);
    connect(close, &ActionButton::clicked, this, &QDialog::accept);
    setMinimumWidth(leastWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(16);
    column->addWidget(makeLabel(windowTitle(), "h1"));
    column->addLayout(lists, 1);
    column->addWidget(close, 0, Qt::AlignTrailing);
    close->setFocus();
}

} // namespace guichet::ui
