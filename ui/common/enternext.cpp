// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/enternext.h"

#include "ui/common/pageframe.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace guichet::ui {

namespace {

class EnterMovesOn final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress)
            return false;
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (!isEnter || (key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
            return false;
        focusNextField(static_cast<QWidget *>(watched));
        return true;
    }
};

bool isField(const QWidget *widget)
{
    const bool isOfThese = qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
        || qobject_cast<const QCheckBox *>(widget);
    return isOfThese && (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled() && widget->isVisible();
}

QWidget *pageOf(QWidget *field)
{
    for (QWidget *above = field->parentWidget(); above; above = above->parentWidget()) {
        if (qobject_cast<PageFrame *>(above))
            return above;
    }
    return field->window();
}

} // namespace

void moveOnWithEnter(QWidget *field)
{
    field->installEventFilter(new EnterMovesOn(field));
}

void focusNextField(QWidget *field)
{
    const QWidget *page = pageOf(field);
    for (QWidget *next = field->nextInFocusChain(); next != field; next = next->nextInFocusChain()) {
        if (next == page)
            return; // once around: there was no further field
        if (page->isAncestorOf(next) && isField(next)) {
            next->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace guichet::ui
