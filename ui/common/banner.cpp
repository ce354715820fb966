// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/banner.h"

#include "ui/common/actionbutton.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

struct BannerLook {
    const char *name;
    QString icon;
    QColor Tokens::*colour;
};

BannerLook lookOf(ChipKind kind)
{
    switch (kind) {
    case ChipKind::Ok:
        return {"ok", u"circle-check"_s, &Tokens::ok};
    case ChipKind::Warn:
        return {"warn", u"clock"_s, &Tokens::warn};
    case ChipKind::Bad:
        return {"bad", u"alert-circle"_s, &Tokens::bad};
    case ChipKind::Neutral:
    case ChipKind::Info:
        return {"info", u"info-circle"_s, &Tokens::info};
    }
    Q_UNREACHABLE();
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconLabel(u"info-circle"_s, &Tokens::info, 22))
    , m_title(makeLabel({}, "strong"))
    , m_text(makeLabel({}))
    , m_button(new ActionButton(tr("Continue")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 10, 14, 10);
    row->setSpacing(12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    auto *sentences = new QVBoxLayout;
    sentences->setSpacing(1);
    sentences->addWidget(m_title);
    sentences->addWidget(m_text);
    row->addLayout(sentences, 1);
    row->addWidget(m_button, 0, Qt::AlignVCenter);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    connect(m_button, &ActionButton::clicked, this, &Banner::actionTriggered);
    hide();
}

void Banner::announce(ChipKind kind, const QString &title, const QString &text, const QString &button)
{
    const BannerLook look = lookOf(kind);
    m_kind = kind;
    m_icon->setIcon(look.icon, look.colour);
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    if (!button.isEmpty())
        m_button->setLabel(button);
    m_button->setVisible(!button.isEmpty());
    setText(text);
    theme::setProperty(this, "banner", QLatin1String(look.name));
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Banner::setText(const QString &text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title() + u' ' + text);
}

QString Banner::title() const
{
    return m_title->text();
}

QString Banner::text() const
{
    return m_text->text();
}

} // namespace guichet::ui
