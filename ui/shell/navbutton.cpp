// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navbutton.h"

#include "ui/common/enternext.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int buttonHeight = 38; // pixels
constexpr int iconSide = 20;
constexpr int margin = 12;
constexpr int keyRoom = 40;

} // namespace

NavButton::NavButton(const QString &title, const QString &iconName, const QString &keyText, QWidget *parent)
    : QToolButton(parent)
    , m_title(title)
    , m_keyText(keyText)
    , m_checkedIcon(ui::icon(iconName, &Tokens::sidebarStrong))
{
    setText(title);
    setIcon(ui::icon(iconName, &Tokens::sidebarText));
    setAccessibleName(title);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    pressWithEnter(this);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCompact(false);
}

void NavButton::setCompact(bool compact)
{
    m_compact = compact;
    const QString withKey = m_keyText.isEmpty() ? m_title : m_title + u"   "_s + m_keyText;
    setToolTip(compact ? withKey : QString());
    updateGeometry();
    update();
}

QSize NavButton::sizeHint() const
{
    return {2 * margin + iconSide, buttonHeight};
}

QSize NavButton::minimumSizeHint() const
{
    return sizeHint();
}

QRect NavButton::mirrored(const QRect &logical) const
{
    return QStyle::visualRect(layoutDirection(), rect(), logical);
}

void NavButton::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.sidebarSelected);
        painter.setOpacity(isChecked() ? 1.0 : 0.55);
        painter.drawRoundedRect(rect(), 6, 6);
        painter.setOpacity(1.0);
    }
    if (hasFocus()) {
        painter.setPen(QPen(tokens.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), 6, 6);
    }
    const int left = m_compact ? (width() - iconSide) / 2 : margin;
    const QIcon shown = isChecked() ? m_checkedIcon : icon();
    shown.paint(&painter, mirrored({left, (buttonHeight - iconSide) / 2, iconSide, iconSide}));
    if (m_compact)
        return;
    QFont font = this->font();
    font.setWeight(isChecked() ? QFont::DemiBold : QFont::Medium);
    painter.setFont(font);
    painter.setPen(isChecked() ? tokens.sidebarStrong : tokens.sidebarText);
    const int textLeft = margin + iconSide + 11;
    const QRect textRect(textLeft, 0, width() - textLeft - keyRoom, buttonHeight);
    const auto leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    painter.drawText(mirrored(textRect), static_cast<int>(leading),
                     painter.fontMetrics().elidedText(m_title, Qt::ElideRight, textRect.width()));
    font.setPixelSize(font.pixelSize() * 11 / 14);
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    const QRect keyRect(width() - keyRoom - margin, 0, keyRoom, buttonHeight);
    const auto trailing = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter);
    painter.drawText(mirrored(keyRect), static_cast<int>(trailing), m_keyText);
}

} // namespace guichet::ui
