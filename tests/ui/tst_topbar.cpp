// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "ui/common/statuschip.h"
#include "ui/common/passwordedit.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace guichet::ui;

class TestTopBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyConnectionStateHasItsWord();
    void theMenuAsks();
    void theAppearanceInUseIsChecked();
    void whoHasNoTillSeesNone();
    void aPasswordIsShownOnlyWhileAsked();
};

namespace {

QAction *action(const TopBar &bar, const QString &text)
{
    for (QAction *action : bar.findChild<QToolButton *>(u"userMenu"_s)->menu()->actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

} // namespace

void TestTopBar::everyConnectionStateHasItsWord()
{
    TopBar bar;
    const auto *chip = bar.findChild<StatusChip *>(u"connection"_s);
    QStringList words;
    for (const ConnectionState state : {ConnectionState::Online, ConnectionState::Reconnecting,
                                        ConnectionState::Offline, ConnectionState::ServerBusy}) {
        bar.setConnection(state);
        QCOMPARE(bar.connection(), state);
        QVERIFY(chip->accessibleName().contains(chip->text()));
        words.append(chip->text());
    }
    QCOMPARE(words.removeDuplicates(), 0);
}

void TestTopBar::theMenuAsks()
{
    TopBar bar;
    QSignalSpy lock(&bar, &TopBar::lockRequested);
    QSignalSpy out(&bar, &TopBar::signOutRequested);
    QSignalSpy keys(&bar, &TopBar::shortcutsRequested);
    QSignalSpy appearance(&bar, &TopBar::appearanceChosen);
    for (const QString &text : {u"Lock"_s, u"Sign out"_s, u"Keyboard shortcuts"_s, u"Dark"_s}) {
        QVERIFY2(action(bar, text), qPrintable(text));
        action(bar, text)->trigger();
    }
    QCOMPARE(lock.size(), 1);
    QCOMPARE(out.size(), 1);
    QCOMPARE(keys.size(), 1);
    QCOMPARE(appearance.size(), 1);
    QCOMPARE(appearance.first().first().value<Appearance>(), Appearance::Dark);
}

void TestTopBar::theAppearanceInUseIsChecked()
{
    TopBar bar;
    bar.showAppearance(Appearance::Dark);
    QVERIFY(action(bar, u"Dark"_s)->isChecked());
    bar.showAppearance(Appearance::Light);
    QVERIFY(!action(bar, u"Dark"_s)->isChecked());
    QVERIFY(action(bar, u"Light"_s)->isChecked());
}

void TestTopBar::whoHasNoTillSeesNone()
{
    TopBar bar;
    const auto *till = bar.findChild<QLabel *>(u"till"_s);
    bar.setTill(u"Till 03"_s);
    QVERIFY(!till->isHidden());
    bar.setTill({});
    QVERIFY(till->isHidden());
}

void TestTopBar::aPasswordIsShownOnlyWhileAsked()
{
    PasswordEdit edit;
    QCOMPARE(edit.echoMode(), QLineEdit::Password);
    QAction *eye = edit.actions().first();
    QCOMPARE(eye->text(), u"Show password"_s);
    edit.setText(u"secret"_s);
    eye->trigger();
    QCOMPARE(edit.echoMode(), QLineEdit::Normal);
    QCOMPARE(eye->text(), u"Hide password"_s);
    edit.forget();
    QCOMPARE(edit.text(), QString());
    QCOMPARE(edit.echoMode(), QLineEdit::Password);
}

QTEST_MAIN(TestTopBar)
#include "tst_topbar.moc"
