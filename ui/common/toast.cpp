// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/toast.h"

#include "ui/common/labels.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int toastMs = 4'000;
constexpr int aboveFoot = 24; // pixels

} // namespace

void Toast::show(QWidget *window, const QString &text)
{
    for (Toast *old : window->findChildren<Toast *>(QString(), Qt::FindDirectChildrenOnly))
        old->deleteLater();
    auto *toast = new Toast(window);
    toast->m_text->setText(text);
    toast->setAccessibleName(text);
    toast->place();
    toast->raise();
    toast->setVisible(true);
    QAccessibleEvent alert(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    QTimer::singleShot(toastMs, toast, &QObject::deleteLater);
}

Toast::Toast(QWidget *window)
    : QFrame(window)
    , m_text(makeLabel({}))
{
    setProperty("cls", u"toast"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 16, 10);
    row->addWidget(m_text);
    window->installEventFilter(this);
}

void Toast::place()
{
    adjustSize();
    const QRect room = parentWidget()->rect();
    move((room.width() - width()) / 2, room.height() - height() - aboveFoot);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace guichet::ui
