// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/shortcutregistry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet::ui;

class TestShortcutRegistry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aKeyHasOneMeaningInAScope();
    void aPageMayNotTakeTheWindowsKey();
    void theWindowMayNotTakeAPagesKey();
    void twoPagesMayShareAKey();
    void aRemovedScopeGivesItsKeysBack();
    void anEmptyKeyIsRefused();
};

void TestShortcutRegistry::aKeyHasOneMeaningInAScope()
{
    ShortcutRegistry registry;
    QVERIFY(registry.add(u"deposit"_s, {Qt::CTRL | Qt::Key_P, u"Print"_s}));
    QVERIFY(!registry.add(u"deposit"_s, {Qt::CTRL | Qt::Key_P, u"Pay"_s}));
    QCOMPARE(registry.entries(u"deposit"_s).size(), 1);
    QCOMPARE(registry.entries(u"deposit"_s).first().text, u"Print"_s);
}

void TestShortcutRegistry::aPageMayNotTakeTheWindowsKey()
{
    ShortcutRegistry registry;
    QVERIFY(registry.add({}, {Qt::CTRL | Qt::Key_L, u"Lock"_s}));
    QVERIFY(!registry.add(u"deposit"_s, {Qt::CTRL | Qt::Key_L, u"Limits"_s}));
}

void TestShortcutRegistry::theWindowMayNotTakeAPagesKey()
{
    ShortcutRegistry registry;
    QVERIFY(registry.add(u"deposit"_s, {Qt::CTRL | Qt::Key_L, u"Limits"_s}));
    QVERIFY(!registry.add({}, {Qt::CTRL | Qt::Key_L, u"Lock"_s}));
}

void TestShortcutRegistry::twoPagesMayShareAKey()
{
    ShortcutRegistry registry;
    QVERIFY(registry.add(u"deposit"_s, {Qt::CTRL | Qt::Key_Enter, u"Book deposit"_s}));
    QVERIFY(registry.add(u"withdraw"_s, {Qt::CTRL | Qt::Key_Enter, u"Pay out"_s}));
    QCOMPARE(registry.entries(u"withdraw"_s).first().text, u"Pay out"_s);
}

void TestShortcutRegistry::aRemovedScopeGivesItsKeysBack()
{
    ShortcutRegistry registry;
    QVERIFY(registry.add(u"deposit"_s, {Qt::CTRL | Qt::Key_P, u"Print"_s}));
    registry.removeScope(u"deposit"_s);
    QVERIFY(registry.entries(u"deposit"_s).isEmpty());
    QVERIFY(registry.add({}, {Qt::CTRL | Qt::Key_P, u"Print"_s}));
}

void TestShortcutRegistry::anEmptyKeyIsRefused()
{
    ShortcutRegistry registry;
    QVERIFY(!registry.add({}, {QKeySequence(), u"Nothing"_s}));
}

QTEST_APPLESS_MAIN(TestShortcutRegistry)
#include "tst_shortcutregistry.moc"
