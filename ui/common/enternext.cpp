// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/enternext.h"

#include "ui/common/pageframe.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace guichet::ui {

namespace {

bool isPlainEnter(const QEvent &event)
{
    if (event.type() != QEvent::KeyPress)
        return false;
    const auto &key = static_cast<const QKeyEvent &>(event);
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    return isEnter && (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
}

class EnterIsSpace final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (!isPlainEnter(*event) || static_cast<QKeyEvent *>(event)->isAutoRepeat())
            return false;
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent space(type, Qt::Key_Space, Qt::NoModifier);
            QCoreApplication::sendEvent(watched, &space);
        }
        return true;
    }
};

class EnterMovesOn final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (!isPlainEnter(*event))
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

void pressWithEnter(QAbstractButton *button)
{
    button->installEventFilter(new EnterIsSpace(button));
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
