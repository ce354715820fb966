// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/actionbutton.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"

#include <QEvent>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

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

void ActionButton::setLabel(const QString &text)
{
    m_label = text;
    compose();
}

void ActionButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        compose();
}

// Under a stylesheet an icon sticks to the text: spaces that don't collapse keep them apart.
void ActionButton::compose()
{
    const QChar space(QChar::Nbsp);
    QString text = m_label;
    if (!m_keyText.isEmpty())
        text += QString(3, space) + m_keyText;
    if (!icon().isNull())
        text = isRightToLeft() == m_label.isRightToLeft() ? space + text : text + space;
    setText(text);
    setAccessibleName(withoutMnemonic(m_label));
}

} // namespace guichet::ui
