// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/waiting.h"

#include "ui/common/emptystate.h"
#include "ui/common/toast.h"

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet::ui;

// What a page shows while it waits, when there is nothing, and in passing.
class TestWaiting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aQuickAnswerShowsNoSpinner();
    void aSlowAnswerShowsOneAfterTheDelay();
    void theSkeletonWaitsToo();
    void anEmptyStateOffersOneStep();
    void aToastStandsAtTheFootAndIsReplaced();
};

void TestWaiting::aQuickAnswerShowsNoSpinner()
{
    QWidget window;
    window.show();
    auto *spinner = new Spinner(20, &window);
    spinner->start();
    QVERIFY(spinner->isHidden());
    spinner->stop();
    QElapsedTimer past;
    past.start();
    QTRY_VERIFY(past.hasExpired(2 * waitingDelayMs));
    QVERIFY(spinner->isHidden());
}

void TestWaiting::aSlowAnswerShowsOneAfterTheDelay()
{
    QWidget window;
    window.show();
    auto *spinner = new Spinner(20, &window);
    QElapsedTimer past;
    past.start();
    spinner->start();
    QTRY_VERIFY(spinner->isVisible());
    QVERIFY(past.elapsed() >= waitingDelayMs - 10);
    spinner->stop();
    QVERIFY(spinner->isHidden());
}

void TestWaiting::theSkeletonWaitsToo()
{
    QWidget window;
    window.show();
    auto *skeleton = new Skeleton(&window);
    skeleton->start();
    QVERIFY(skeleton->isHidden());
    QTRY_VERIFY(skeleton->isVisible());
    skeleton->stop();
    QVERIFY(skeleton->isHidden());
}

void TestWaiting::anEmptyStateOffersOneStep()
{
    EmptyState state(u"inbox"_s, u"Nothing booked yet today"_s, u"Press F3."_s);
    auto *button = state.findChild<QAbstractButton *>();
    QVERIFY(button->isHidden());
    state.set(u"users"_s, u"No customer matches"_s, {}, u"New customer"_s);
    QVERIFY(!button->isHidden());
    QSignalSpy asked(&state, &EmptyState::actionTriggered);
    button->click();
    QCOMPARE(asked.size(), 1);
}

void TestWaiting::aToastStandsAtTheFootAndIsReplaced()
{
    QWidget window;
    window.resize(800, 600);
    window.show();
    Toast::show(&window, u"Copied"_s);
    const auto *first = window.findChild<Toast *>();
    QVERIFY(first->geometry().top() > 500);
    QVERIFY(window.rect().contains(first->geometry()));
    Toast::show(&window, u"Saved"_s);
    QTRY_COMPARE(window.findChildren<Toast *>().size(), 1);
    QCOMPARE(window.findChild<Toast *>()->accessibleName(), u"Saved"_s);
    window.resize(800, 400);
    QTRY_VERIFY(window.rect().contains(window.findChild<Toast *>()->geometry()));
}

QTEST_MAIN(TestWaiting)
#include "tst_waiting.moc"
