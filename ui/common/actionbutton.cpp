// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/actionbutton.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"

#include <QKeyEvent>
#include <QShortcut>
#include <QStyleOptionButton>
#include <QStylePainter>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int iconGap = 8; // pixels

QColor Tokens::*iconColour(ActionButton::Look look)
{
    switch (look) {
    case ActionButton::Look::Plain:
        return &Tokens::text;
    case ActionButton::Look::Primary:
        return &Tokens::onPrimary;
    case ActionButton::Look::Ok:
        return &Tokens::onOk;
    case ActionButton::Look::Danger:
        return &Tokens::bad;
    case ActionButton::Look::Link:
        return &Tokens::primary;
    }
    Q_UNREACHABLE();
}

QString classOf(ActionButton::Look look)
{
    switch (look) {
    case ActionButton::Look::Plain:
        return {};
    case ActionButton::Look::Primary:
        return u"primary"_s;
    case ActionButton::Look::Ok:
        return u"ok"_s;
    case ActionButton::Look::Danger:
        return u"danger"_s;
    case ActionButton::Look::Link:
        return u"link"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

ActionButton::ActionButton(const QString &text, Look look, const QString &iconName, QWidget *parent)
    : QPushButton(parent)
    , m_label(text)
{
    if (look != Look::Plain)
        setProperty("cls", classOf(look));
    if (!iconName.isEmpty()) {
        setIcon(ui::icon(iconName, iconColour(look)));
        setIconSize({18, 18});
    }
    setAutoDefault(false);
    compose();
}

void ActionButton::setKeys(const QList<QKeySequence> &keys)
{
    qDeleteAll(m_shortcuts);
    m_shortcuts.clear();
    for (const QKeySequence &key : keys) {
        auto *shortcut = new QShortcut(key, this);
        connect(shortcut, &QShortcut::activated, this, [this] { click(); });
        m_shortcuts.append(shortcut);
    }
    m_keyText = keys.isEmpty() ? QString() : keys.first().toString(QKeySequence::NativeText);
    compose();
}

void ActionButton::setPrimaryKeys()
{
    setKeys({QKeySequence(Qt::CTRL | Qt::Key_Enter), QKeySequence(Qt::CTRL | Qt::Key_Return)});
    m_keyText = tr("Ctrl+Enter");
    compose();
}

void ActionButton::showKey(const QString &keyText)
{
    m_keyText = keyText;
    compose();
}

void ActionButton::setLabel(const QString &text)
{
    m_label = text;
    compose();
}

void ActionButton::compose()
{
    setText(m_keyText.isEmpty() ? m_label : m_label + QString(3, QChar::Nbsp) + m_keyText);
    setAccessibleName(withoutMnemonic(m_label));
}

QSize ActionButton::sizeHint() const
{
    const QSize hint = QPushButton::sizeHint();
    return icon().isNull() ? hint : hint + QSize(iconGap, 0);
}

void ActionButton::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter)
        return QPushButton::keyPressEvent(event);
    // The Ctrl+Enter that booked, or an Enter held down, must not press what has the focus next.
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (isPlain && !event->isAutoRepeat())
        click();
}

// The stylesheet paints the box; icon and text are placed here, because its own way glues them
// together and tears them apart again right to left.
void ActionButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = QIcon();
    painter.drawControl(QStyle::CE_PushButton, option);

    const QRect box = style()->subElementRect(QStyle::SE_PushButtonContents, &option, this);
    const int iconRoom = icon().isNull() ? 0 : iconSize().width() + iconGap;
    const int flags = Qt::TextShowMnemonic | Qt::AlignCenter;
    const int wanted = fontMetrics().size(Qt::TextShowMnemonic, text()).width() + 2;
    const int textWidth = qMin(wanted, box.width() - iconRoom);
    const int left = box.left() + (box.width() - iconRoom - textWidth) / 2;
    const auto place = [&](int from, int width) {
        return QStyle::visualRect(layoutDirection(), box, QRect(from, box.top(), width, box.height()));
    };
    if (iconRoom > 0) {
        const QIcon::Mode mode = isEnabled() ? QIcon::Normal : QIcon::Disabled;
        icon().paint(&painter, place(left, iconSize().width()), Qt::AlignCenter, mode);
    }
    painter.setPen(palette().color(QPalette::ButtonText));
    painter.drawText(place(left + iconRoom, textWidth), flags,
                     fontMetrics().elidedText(text(), Qt::ElideRight, textWidth, Qt::TextShowMnemonic));
}

} // namespace guichet::ui
