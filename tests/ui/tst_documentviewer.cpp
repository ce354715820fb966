// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/documentviewer.h"

#include "tests/ui/reviewdesk.h"
#include "ui/common/languages.h"
#include "ui/review/compareview.h"
#include "ui/review/differencelabel.h"
#include "ui/review/reviewqueue.h"

#include <QClipboard>
#include <QComboBox>
#include <QMimeData>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

// The photos of a case and what is beside them, against a scripted bank.
class TestDocumentViewer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keysMoveThePhoto();
    void theOtherSideIsShown();
    void aSideThatWasNotHandedInIsSaid();
    void aBrokenPhotoLeavesTheRestUsable();
    void fieldsAreCompared();
    void differingCharactersStandOut();
    void thePhotoGoesNowhereElse();
};

void TestDocumentViewer::initTestCase()
{
    useLanguage(QLocale(QLocale::English));
    theme::apply(Appearance::Light);
}

void TestDocumentViewer::keysMoveThePhoto()
{
    const Review page = openReview();
    auto *image = page.find<ImageView>("documentImage");
    const int fitted = image->zoomPercent();
    page.press(Qt::Key_Plus);
    QVERIFY(image->zoomPercent() > fitted);
    page.press(Qt::Key_Minus);
    QCOMPARE(image->zoomPercent(), fitted);
    page.press(Qt::Key_Plus);
    page.press(Qt::Key_F);
    QVERIFY(image->isFitted());
    page.press(Qt::Key_BracketRight);
    QCOMPARE(image->turnedDegrees(), 90);
    page.press(Qt::Key_BracketLeft);
    page.press(Qt::Key_BracketLeft);
    QCOMPARE(image->turnedDegrees(), 270);
    page.press(Qt::Key_Period);
    QCOMPARE(image->brightness(), 1);
    page.press(Qt::Key_Comma);
    page.press(Qt::Key_Comma);
    QCOMPARE(image->brightness(), -1);
}

void TestDocumentViewer::theOtherSideIsShown()
{
    const Review page = openReview();
    page.press(Qt::Key_S);
    QCOMPARE(page.find<QTabBar>("sideTabs")->currentIndex(), 1);
    QTRY_VERIFY(seen(page));
    page.press(Qt::Key_S);
    QCOMPARE(page.find<QTabBar>("sideTabs")->currentIndex(), 0);
}

void TestDocumentViewer::aSideThatWasNotHandedInIsSaid()
{
    ReviewCase one = sampleCase(1);
    one.hasBack = false;
    const Review page = openReview(one);
    page.press(Qt::Key_S);
    QTRY_VERIFY(page.shows("documentMessage"));
    QVERIFY(!seen(page));
}

void TestDocumentViewer::aBrokenPhotoLeavesTheRestUsable()
{
    const Review page = openReview(sampleCase(1), 1, [](ScriptedServer &server) {
        server.script(wire::reviewDocument.info, {Answer::problem(503, u"busy"_s)});
    });
    QTRY_COMPARE(plain(page, "nameDeclared"), sampleCase(1).customer.declared.name);
    QTRY_VERIFY(page.shows("documentMessage"));
    QCOMPARE(page.text("decisionReason"), u"It can't be approved before the front is seen."_s);
    page.find<QComboBox>("reasonBox")->setCurrentIndex(1);
    QVERIFY(page.button("askAgainButton")->isEnabled());
    for (QPushButton *button : page.find("documentMessage")->findChildren<QPushButton *>())
        QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(seen(page));
}

void TestDocumentViewer::fieldsAreCompared()
{
    const Review page = openReview();
    QCOMPARE(page.text("nameChip"), u"Close"_s);
    QCOMPARE(plain(page, "nameDocument"), u"AMELIE FONTAINE NGUYEN"_s);
    QCOMPARE(page.text("birthDateChip"), u"Same"_s);
    QCOMPARE(page.text("idNumberChip"), u"Same"_s);
    QCOMPARE(page.text("validUntilChip"), u"Valid"_s);
    QCOMPARE(page.text("checkDigitsChip"), u"4 of 4"_s);
    QCOMPARE(page.text("sameNumberChip"), u"None"_s);
}

void TestDocumentViewer::differingCharactersStandOut()
{
    const Review page = openReview(expiredCase(1));
    QCOMPARE(page.text("idNumberChip"), u"Close"_s);
    QVERIFY(page.text("idNumberDocument").contains(u"underline"_s));
    QCOMPARE(plain(page, "idNumberDocument"), u"12AB34568"_s);
    QCOMPARE(page.text("validUntilChip"), u"Expired"_s);
    QVERIFY(plain(page, "checkDigitsDeclared").contains(u"birth date"_s));
    QCOMPARE(page.text("sameNumberChip"), u"1 other"_s);
    DifferenceLabel label;
    label.show(u"<b>&"_s, {{1, 1}});
    QVERIFY(label.text().startsWith(u"&lt;"_s));
    QVERIFY(!label.text().contains(u"<b>"_s));
}

/// Row P10: what is seen of an ID is for this page: not for the clipboard, nor for another window.
void TestDocumentViewer::thePhotoGoesNowhereElse()
{
    const Review page = openReview();
    auto *image = page.find<ImageView>("documentImage");
    QGuiApplication::clipboard()->setText(u"before"_s);
    image->setFocus();
    QTest::keyClick(image, Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(image, Qt::Key_Insert, Qt::ControlModifier);
    QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasImage());
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    QVERIFY(image->contextMenuPolicy() == Qt::DefaultContextMenu && image->actions().isEmpty() && !image->acceptDrops());
}

QTEST_MAIN(TestDocumentViewer)
#include "tst_documentviewer.moc"
