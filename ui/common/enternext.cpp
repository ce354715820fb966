// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/enternext.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QWidget>

namespace guichet::ui {

namespace {

class EnterIsTab final : public QObject
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
        QKeyEvent tab(QEvent::KeyPress, Qt::Key_Tab, Qt::NoModifier);
        QCoreApplication::sendEvent(watched, &tab);
        return true;
    }
};

} // namespace

void moveOnWithEnter(QWidget *field)
{
    field->installEventFilter(new EnterIsTab(field));
}

} // namespace guichet::ui
