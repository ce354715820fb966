// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/banner.h"

#include "ui/common/actionbutton.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet::ui;

class TestBanner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsHiddenUntilItHasSomethingToSay();
    void everyKindHasItsLook();
    void itsButtonIsThereOnlyWithAWord();
    void itGrowsWithItsSentence();
};

void TestBanner::itIsHiddenUntilItHasSomethingToSay()
{
    Banner banner;
    QVERIFY(banner.isHidden());
    banner.announce(ChipKind::Warn, u"Unknown."_s, u"Checking again in 4 s."_s);
    QVERIFY(!banner.isHidden());
    QCOMPARE(banner.accessibleName(), u"Unknown. Checking again in 4 s."_s);
    banner.setText(u"Checking again in 3 s."_s);
    QCOMPARE(banner.text(), u"Checking again in 3 s."_s);
    QCOMPARE(banner.title(), u"Unknown."_s);
}

void TestBanner::everyKindHasItsLook()
{
    Banner banner;
    const QList<std::pair<ChipKind, QString>> kinds = {
        {ChipKind::Ok, u"ok"_s}, {ChipKind::Warn, u"warn"_s}, {ChipKind::Bad, u"bad"_s}, {ChipKind::Info, u"info"_s}};
    for (const auto &[kind, name] : kinds) {
        banner.announce(kind, u"x"_s);
        QCOMPARE(banner.property("banner").toString(), name);
        QCOMPARE(banner.kind(), kind);
    }
}

void TestBanner::itsButtonIsThereOnlyWithAWord()
{
    Banner banner;
    banner.announce(ChipKind::Info, u"x"_s);
    QVERIFY(banner.button()->isHidden());
    banner.announce(ChipKind::Info, u"x"_s, {}, u"Check now"_s);
    QVERIFY(!banner.button()->isHidden());
    QSignalSpy triggered(&banner, &Banner::actionTriggered);
    banner.button()->click();
    QCOMPARE(triggered.size(), 1);
}

void TestBanner::itGrowsWithItsSentence()
{
    Banner banner;
    banner.announce(ChipKind::Info, u"Title."_s, u"Short."_s);
    const int low = banner.heightForWidth(400);
    banner.setText(u"A sentence that is so long that it cannot stand on one line of four hundred pixels, whatever "
                   "the font may be."_s);
    QTRY_VERIFY(banner.heightForWidth(400) > low);
}

QTEST_MAIN(TestBanner)
#include "tst_banner.moc"
