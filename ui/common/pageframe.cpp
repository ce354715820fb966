// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/pageframe.h"

#include "models/items/cell.h"
#include "ui/common/banner.h"
#include "ui/common/labels.h"
#include "ui/common/moneyformat.h"

#include <QBoxLayout>
#include <QScrollArea>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace guichet::ui {

PageFrame::PageFrame(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel(title, "h1"))
    , m_date(makeLabel({}, "muted"))
    , m_header(new QHBoxLayout)
    , m_banner(new Banner)
    , m_body(new QVBoxLayout)
{
    auto *content = new QWidget;
    content->setProperty("cls", u"page"_s);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    m_header->setSpacing(12);
    m_header->addWidget(m_title, 1);
    m_header->addWidget(m_date);
    column->addLayout(m_header);
    column->addWidget(m_banner);
    column->addLayout(m_body, 1);
    m_body->setSpacing(16);
    m_date->hide();
    m_title->setMinimumHeight(36);
    m_title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    auto *scroll = new QScrollArea;
    scroll->setProperty("cls", u"page"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    setAccessibleName(title);
    setFocusPolicy(Qt::NoFocus);
}

void PageFrame::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

QString PageFrame::title() const
{
    return m_title->text();
}

void PageFrame::setBusinessDate(QDate date)
{
    m_date->setVisible(date.isValid());
    m_date->setText(tr("Business date %1").arg(isolated(dateText(date))));
}

void PageFrame::addHeaderWidget(QWidget *widget)
{
    m_header->insertWidget(m_header->count() - 1, widget, 0, Qt::AlignVCenter);
}

void PageFrame::addShortcut(const QKeySequence &keys, const QString &text, std::function<void()> act)
{
    auto *shortcut = new QShortcut(keys, this);
    connect(shortcut, &QShortcut::activated, this, std::move(act));
    describeShortcut(keys, text);
}

void PageFrame::describeShortcut(const QKeySequence &keys, const QString &text)
{
    m_shortcuts.append({keys, text});
}

void PageFrame::enter()
{
    for (QWidget *next = nextInFocusChain(); next != this; next = next->nextInFocusChain()) {
        const bool takesFocus = (next->focusPolicy() & Qt::TabFocus) && next->isEnabled();
        if (isAncestorOf(next) && takesFocus && next->isVisibleTo(this)) {
            next->setFocus();
            return;
        }
    }
    setFocus();
}

} // namespace guichet::ui
