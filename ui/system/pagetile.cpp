// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/system/pagetile.h"

#include "ui/common/enternext.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int leastWidth = 168; // pixels
constexpr int iconSide = 26;

} // namespace

PageTile::PageTile(const QString &page, const QString &title, const QString &hint, const QString &icon,
                   const QString &keyText, QWidget *parent)
    : QPushButton(parent)
    , m_page(page)
{
    setObjectName(u"tile-"_s + page);
    setProperty("cls", u"tile"_s);
    setAccessibleName(title);
    setAccessibleDescription(keyText.isEmpty() ? hint : u"%1, %2"_s.arg(hint, keyText));
    setAutoDefault(false);
    pressWithEnter(this);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(makeLabel(title, "h2"));
    words->addWidget(new ElidedLabel(hint, "hint"));
    words->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(14);
    row->addWidget(new IconLabel(icon, &Tokens::primary, iconSide));
    row->addLayout(words, 1);
    if (!keyText.isEmpty())
        row->addWidget(makeLabel(keyText, "key"), 0, Qt::AlignVCenter);
    for (QLabel *label : findChildren<QLabel *>())
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    for (IconLabel *picture : findChildren<IconLabel *>())
        picture->setAttribute(Qt::WA_TransparentForMouseEvents);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize PageTile::sizeHint() const
{
    return layout()->sizeHint().expandedTo({leastWidth, 68});
}

} // namespace guichet::ui
