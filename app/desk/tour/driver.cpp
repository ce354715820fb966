// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/tour/driver.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollArea>
#include <QToolButton>
#include <QtTest>

#include <cstdio>

namespace guichet {
namespace {

constexpr int patienceMs = 30'000;

bool isInView(const QWidget *widget)
{
    return widget->isVisible() && !widget->visibleRegion().isEmpty();
}

/// The text of a label or button as read, without marks for right-to-left or mnemonics.
QString readable(QString text)
{
    for (const QChar mark : {QChar(0x2066), QChar(0x2069), QChar(u'&')})
        text.remove(mark);
    return text.replace(QChar(0x202f), u' ').replace(QChar(0xa0), u' ');
}

/// Key by key; letters beyond ASCII as an input method hands them over.
void typeInto(QWidget *widget, const QString &text)
{
    for (const QChar c : text) {
        if (c.unicode() < 128)
            QTest::keyClick(widget, c.toLatin1());
        else
            QTest::sendKeyEvent(QTest::Click, widget, Qt::Key_unknown, QString(c), Qt::NoModifier);
    }
}

} // namespace

Driver::Driver(Desk &desk, StallWatch &watch, Pictures &pictures)
    : m_desk(desk)
    , m_watch(watch)
    , m_pictures(pictures)
{
}

bool Driver::step(const QString &what, const std::function<void()> &act)
{
    m_watch.setStep(what);
    QElapsedTimer timer;
    timer.start();
    QString failure;
    try {
        act();
    } catch (const StepFailed &failed) {
        failure = failed.why;
    }
    const qint64 elapsed = timer.elapsed();
    settle();
    m_watch.setPaused(true);
    m_pictures.take(m_desk.window(), what);
    m_watch.setPaused(false);
    if (failure.isEmpty()) {
        std::printf("ok    %s  %lld ms\n", qPrintable(what), static_cast<long long>(elapsed));
    } else {
        ++m_failures;
        std::printf("FAIL  %s: %s\n", qPrintable(what), qPrintable(failure));
    }
    std::fflush(stdout);
    return failure.isEmpty();
}

void Driver::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_desk.window().windowHandle(), key, modifiers);
}

void Driver::type(const QString &text)
{
    QWidget *focus = QApplication::focusWidget();
    if (!focus)
        throw StepFailed{QStringLiteral("nothing has the focus to type into")};
    typeInto(focus, text);
}

void Driver::click(const char *name)
{
    QWidget *widget = see(name);
    until(QStringLiteral("%1 to be enabled").arg(QLatin1StringView(name)), [widget] { return widget->isEnabled(); });
    QTest::mouseClick(m_desk.window().windowHandle(), Qt::LeftButton, {},
                      widget->mapTo(&m_desk.window(), widget->rect().center()));
}

void Driver::fill(const char *name, const QString &text)
{
    QWidget *widget = see(name);
    until(QStringLiteral("%1 to be enabled").arg(QLatin1StringView(name)), [widget] { return widget->isEnabled(); });
    widget->setFocus(Qt::TabFocusReason);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Delete);
    typeInto(widget, text);
}

void Driver::choose(const char *name, const QString &containing)
{
    auto *box = qobject_cast<QComboBox *>(see(name));
    if (!box)
        throw StepFailed{QStringLiteral("%1 is no list").arg(QLatin1StringView(name))};
    const auto indexOf = [box, containing] {
        for (int i = 0; i < box->count(); ++i) {
            if (readable(box->itemText(i)).contains(containing))
                return i;
        }
        return -1;
    };
    until(QStringLiteral("%1 to offer %2").arg(QLatin1StringView(name), containing), [&] { return indexOf() >= 0; });
    box->setFocus(Qt::TabFocusReason);
    while (box->currentIndex() != indexOf())
        press(box->currentIndex() < indexOf() ? Qt::Key_Down : Qt::Key_Up);
}

void Driver::chooseFromMenu(const char *name, const QString &text)
{
    auto *button = qobject_cast<QToolButton *>(see(name));
    const QList<QAction *> actions = button && button->menu() ? button->menu()->actions() : QList<QAction *>();
    for (QAction *action : actions) {
        if (readable(action->text()).contains(text))
            return action->trigger();
    }
    throw StepFailed{QStringLiteral("no “%1” in the menu").arg(text)};
}

QModelIndex Driver::rowOf(const char *name, const QString &containing)
{
    auto *view = qobject_cast<QAbstractItemView *>(see(name));
    if (!view || !view->model())
        throw StepFailed{QStringLiteral("%1 is no table").arg(QLatin1StringView(name))};
    const QAbstractItemModel *model = view->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            if (readable(model->index(row, column).data().toString()).contains(containing))
                return model->index(row, column);
        }
    }
    // Further rows come as one scrolls down.
    if (view->model()->canFetchMore({}))
        view->model()->fetchMore({});
    return {};
}

void Driver::chooseRow(const char *name, const QString &containing)
{
    until(QStringLiteral("a row with %1").arg(containing), [&] { return rowOf(name, containing).isValid(); });
    auto *view = qobject_cast<QAbstractItemView *>(see(name));
    const QModelIndex index = rowOf(name, containing);
    view->scrollTo(index);
    settle();
    QTest::mouseClick(m_desk.window().windowHandle(), Qt::LeftButton, {},
                      view->viewport()->mapTo(&m_desk.window(), view->visualRect(index).center()));
}

QString Driver::textOf(const char *name)
{
    QWidget *widget = see(name);
    if (const auto *box = qobject_cast<QComboBox *>(widget))
        return readable(box->currentText());
    if (const auto *edit = qobject_cast<QLineEdit *>(widget))
        return readable(edit->text());
    if (const auto *label = qobject_cast<QLabel *>(widget))
        return readable(label->text());
    return {};
}

int Driver::rowCount(const char *name)
{
    const auto *view = qobject_cast<QAbstractItemView *>(see(name));
    return view && view->model() ? view->model()->rowCount() : 0;
}

bool Driver::hasRow(const char *name, const QString &containing)
{
    return rowOf(name, containing).isValid();
}

QWidget *Driver::find(const QString &name) const
{
    const QList<QWidget *> all = m_desk.window().findChildren<QWidget *>(name);
    for (QWidget *widget : all) {
        if (isInView(widget))
            return widget;
    }
    // Below the edge of what scrolls: a person would scroll there.
    for (QWidget *widget : all) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

QWidget *Driver::see(const char *name)
{
    const QString wanted = QString::fromLatin1(name);
    until(QStringLiteral("%1 to be there").arg(wanted), [&] { return find(wanted) != nullptr; });
    QWidget *widget = find(wanted);
    for (QWidget *up = widget->parentWidget(); up; up = up->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(up))
            area->ensureWidgetVisible(widget);
    }
    return widget;
}

void Driver::seeText(const QString &text)
{
    until(QStringLiteral("“%1” to be read").arg(text), [&] { return reads(text); });
}

bool Driver::reads(const QString &text) const
{
    const QList<QWidget *> all = m_desk.window().findChildren<QWidget *>();
    return std::any_of(all.begin(), all.end(), [&](QWidget *widget) {
        if (!widget->isVisible())
            return false;
        if (const auto *label = qobject_cast<QLabel *>(widget))
            return readable(label->text()).contains(text);
        if (const auto *button = qobject_cast<QAbstractButton *>(widget))
            return readable(button->text()).contains(text);
        return false;
    });
}

QString Driver::readLike(const QString &pattern)
{
    const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern));
    QString found;
    until(QStringLiteral("a text like %1").arg(pattern), [&] {
        for (const QLabel *label : m_desk.window().findChildren<QLabel *>()) {
            if (label->isVisible() && expression.match(readable(label->text())).hasMatch())
                found = readable(label->text());
        }
        return !found.isEmpty();
    });
    return found;
}

void Driver::until(const QString &what, const std::function<bool()> &holds)
{
    if (!QTest::qWaitFor(holds, patienceMs))
        throw StepFailed{QStringLiteral("waited in vain for %1").arg(what)};
}

void Driver::settle()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

} // namespace guichet
