// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewpage.h"

#include "tests/ui/reviewdesk.h"
#include "ui/common/languages.h"
#include "ui/review/decisionpanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

// The ID review by keys, against a scripted bank.
class TestReviewPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theOldestCaseOpensWithItsPhoto();
    void approvingTakesFourKeysAndBringsTheNextCase();
    void theNextCaseIsFetchedAhead();
    void rejectingNeedsReasonAndNote();
    void askingAgainNeedsAReason();
    void lettersInTheNoteDecideNothing();
    void lettersInTheReasonsDecideNothing();
    void whyApprovalIsNotPossibleIsSaid_data();
    void whyApprovalIsNotPossibleIsSaid();
    void aBrokenCaseCanBeTriedAgain();
    void aRefusalKeepsTheDecision();
    void aCaseThatSomebodyElseDecidedIsPassedOver();
    void aStaleCaseIsReadAgain();
    void leavingGivesThePhotosUp();
    void comingBackOpensTheSameCase();
    void theLastDecisionLeavesNothing();
    void anEmptyQueueSaysSo();
    void skippingGoesOn();
    void everythingHasAName();

private:
    static void tickAll(const Review &page);
    static QByteArray decision(const Review &page) { return page.bank->server.requests(wire::decideReview.info).last().body; }
};

void TestReviewPage::initTestCase()
{
    useLanguage(QLocale(QLocale::English));
    theme::apply(Appearance::Light);
}

void TestReviewPage::tickAll(const Review &page)
{
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_3})
        page.press(key);
}

void TestReviewPage::theOldestCaseOpensWithItsPhoto()
{
    const Review page = openReview();
    QCOMPARE(marked(page), ReviewCaseId{1});
    QCOMPARE(page.text("waitingCount"), u"3"_s);
    QVERIFY(page.find("reviewQueue")->hasFocus());
    QCOMPARE(page.text("zoneLabel"), sampleZone());
    QVERIFY(!page.button("approveButton")->isEnabled());
    QCOMPARE(page.text("decisionReason"), u"To approve, tick what you have checked (keys 1, 2, 3)."_s);
}

void TestReviewPage::approvingTakesFourKeysAndBringsTheNextCase()
{
    const Review page = openReview();
    tickAll(page);
    QVERIFY(page.button("approveButton")->isEnabled());
    page.press(Qt::Key_A);
    QTRY_COMPARE(page.text("decisionLine"), u"Approved — next case"_s);
    QVERIFY(page.shows("decisionLine"));
    QVERIFY(decision(page).contains("\"approve\""));
    QVERIFY(decision(page).contains("\"none\""));
    QVERIFY(decision(page).contains("\"version\":3"));
    QTRY_COMPARE(marked(page), ReviewCaseId{2});
    QVERIFY(!page.find<QCheckBox>("check1Box")->isChecked());
    QTRY_COMPARE(plain(page, "nameDeclared"), u"Jonas Weber"_s);
    QVERIFY(page.find("reviewQueue")->hasFocus());
    QCOMPARE(page.asked(wire::decideReview.info), 1);
}

void TestReviewPage::theNextCaseIsFetchedAhead()
{
    const Review page = openReview();
    const auto paths = [&] {
        QByteArrayList all;
        for (const auto &request : page.bank->server.requests(wire::reviewDocument.info))
            all.append(request.target.mid(request.target.indexOf("/review/")));
        return all;
    };
    QTRY_COMPARE(paths().size(), 3);
    QVERIFY(paths().contains("/review/1/document/front"));
    QVERIFY(paths().contains("/review/1/document/back"));
    QVERIFY(paths().contains("/review/2/document/front")); // its back isn't looked at before it is opened
    tickAll(page);
    page.press(Qt::Key_A);
    QTRY_VERIFY(paths().contains("/review/2/document/back"));
    QCOMPARE(paths().count("/review/2/document/front"), 1);
}

void TestReviewPage::rejectingNeedsReasonAndNote()
{
    const Review page = openReview();
    page.press(Qt::Key_R);
    QVERIFY(page.find("reasonBox")->hasFocus());
    QCOMPARE(page.text("decisionReason"), u"To reject, choose a reason and write a note."_s);
    page.press(Qt::Key_Down);
    QVERIFY(!page.button("rejectButton")->isEnabled());
    page.press(Qt::Key_Tab);
    QVERIFY(page.find("noteEdit")->hasFocus());
    page.type(u"blurred"_s);
    QVERIFY(page.button("rejectButton")->isEnabled());
    page.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(page.text("decisionLine"), u"Rejected — next case"_s);
    QVERIFY(decision(page).contains("\"reject\""));
    QVERIFY(decision(page).contains("\"photo-unreadable\""));
    QVERIFY(decision(page).contains("\"blurred\""));
}

void TestReviewPage::askingAgainNeedsAReason()
{
    const Review page = openReview();
    QVERIFY(!page.button("askAgainButton")->isEnabled());
    page.press(Qt::Key_Q);
    QVERIFY(page.find("reasonBox")->hasFocus());
    page.press(Qt::Key_Down);
    QVERIFY(page.button("askAgainButton")->isEnabled());
    page.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(page.text("decisionLine"), u"Asked again — next case"_s);
    QVERIFY(decision(page).contains("\"ask-again\""));
}

void TestReviewPage::lettersInTheNoteDecideNothing()
{
    const Review page = openReview();
    tickAll(page);
    auto *note = page.find<QPlainTextEdit>("noteEdit");
    note->setFocus();
    page.type(u"a quarrel 123 [f]"_s);
    QCOMPARE(note->toPlainText(), u"a quarrel 123 [f]"_s);
    QVERIFY(page.find<QCheckBox>("check1Box")->isChecked());
    QVERIFY(!waitUntil([&] { return page.asked(wire::decideReview.info) > 0; }, 200));
    QVERIFY(page.page->clearOrBack()); // Esc gives the keys back
    QVERIFY(page.find("reviewQueue")->hasFocus());
}

void TestReviewPage::lettersInTheReasonsDecideNothing()
{
    const Review page = openReview();
    tickAll(page);
    page.find("reasonBox")->setFocus();
    page.press(Qt::Key_A);
    QVERIFY(!waitUntil([&] { return page.asked(wire::decideReview.info) > 0; }, 200));
}

void TestReviewPage::whyApprovalIsNotPossibleIsSaid_data()
{
    QTest::addColumn<ReviewCase>("reviewed");
    QTest::addColumn<QString>("sentence");
    ReviewCase expired = sampleCase(1);
    expired.reading.expiryDate = QDate(2025, 3, 13);
    QTest::newRow("expired") << expired << u"It can't be approved: the document expired on 13 Mar 2025."_s;
    ReviewCase twice = sampleCase(1);
    twice.sameIdNumber = {UserId{100'907}};
    QTest::newRow("same number") << twice << u"It can't be approved: another customer has the same ID number."_s;
    ReviewCase bare = sampleCase(1);
    bare.hasFront = false;
    QTest::newRow("no front") << bare << u"It can't be approved: the front wasn't handed in."_s;
}

void TestReviewPage::whyApprovalIsNotPossibleIsSaid()
{
    QFETCH(ReviewCase, reviewed);
    QFETCH(QString, sentence);
    const Review page = openReview(reviewed);
    QTRY_COMPARE(page.text("decisionReason"), sentence);
    tickAll(page);
    QVERIFY(!page.button("approveButton")->isEnabled());
    page.press(Qt::Key_A);
    QVERIFY(!waitUntil([&] { return page.asked(wire::decideReview.info) > 0; }, 100));
    page.find<QComboBox>("reasonBox")->setCurrentIndex(1);
    QVERIFY(page.button("askAgainButton")->isEnabled());
}

void TestReviewPage::aBrokenCaseCanBeTriedAgain()
{
    const Review page(Role::Compliance, [](ScriptedServer &server) {
        server.give(wire::reviewQueue, sampleQueue(1));
        server.script(wire::reviewCase.info, {Answer::problem(503, u"busy"_s)});
        server.give(wire::reviewCase, sampleCase(1));
        server.give(wire::reviewDocument.info, Answer{Answer::Kind::Reply, 200, "image/png", sampleIdCard(), 0});
    });
    QTRY_VERIFY(page.page->banner()->isVisible());
    QVERIFY(!page.button("approveButton")->isEnabled());
    QTest::mouseClick(page.page->banner()->button(), Qt::LeftButton);
    QTRY_VERIFY(seen(page));
    QVERIFY(!page.page->banner()->isVisible());
}

void TestReviewPage::aRefusalKeepsTheDecision()
{
    const Review page = openReview();
    page.bank->server.script(wire::decideReview.info, {Answer::refusal(Refusal::IdNumberTaken)});
    tickAll(page);
    page.press(Qt::Key_A);
    QTRY_COMPARE(page.page->banner()->title(), u"Nothing was decided."_s);
    QCOMPARE(marked(page), ReviewCaseId{1});
    QVERIFY(page.find<QCheckBox>("check1Box")->isChecked());
    QVERIFY(page.button("approveButton")->isEnabled());
}

void TestReviewPage::aCaseThatSomebodyElseDecidedIsPassedOver()
{
    const Review page = openReview();
    page.bank->server.script(wire::decideReview.info, {Answer::refusal(Refusal::AlreadyDecided)});
    tickAll(page);
    page.press(Qt::Key_A);
    QTRY_VERIFY(page.page->banner()->text().contains(u"decided this already"_s));
    QTRY_COMPARE(marked(page), ReviewCaseId{2});
}

void TestReviewPage::aStaleCaseIsReadAgain()
{
    const Review page = openReview();
    ReviewCase newer = sampleCase(1);
    newer.version = 4;
    page.bank->server.give(wire::reviewCase, newer);
    page.bank->server.script(wire::decideReview.info, {Answer::refusal(Refusal::StaleVersion)});
    tickAll(page);
    page.press(Qt::Key_A);
    QTRY_VERIFY(page.page->banner()->isVisible());
    QTRY_VERIFY(page.button("approveButton")->isEnabled());
    page.press(Qt::Key_A);
    QTRY_COMPARE(page.asked(wire::decideReview.info), 2);
    QVERIFY(decision(page).contains("\"version\":4"));
}

void TestReviewPage::leavingGivesThePhotosUp()
{
    const Review page = openReview();
    page.page->hide();
    QVERIFY(page.find<ImageView>("documentImage")->isEmpty());
}

void TestReviewPage::comingBackOpensTheSameCase()
{
    const Review page = openReview();
    page.bank->server.give(wire::reviewCase, sampleCase(3));
    page.press(Qt::Key_Down);
    page.press(Qt::Key_Down);
    QTRY_COMPARE(marked(page), ReviewCaseId{3});
    QTRY_VERIFY(seen(page));
    tickAll(page);
    page.page->hide();
    page.page->show();
    static_cast<PageFrame *>(page.page.get())->enter();
    QTRY_VERIFY(seen(page));
    QCOMPARE(marked(page), ReviewCaseId{3});
    QVERIFY(page.find<QCheckBox>("check1Box")->isChecked()); // the same case: what was looked at stays
}

void TestReviewPage::theLastDecisionLeavesNothing()
{
    const Review page = openReview(sampleCase(1), 1);
    page.bank->server.give(wire::reviewQueue, {});
    tickAll(page);
    page.press(Qt::Key_A);
    QTRY_VERIFY(!page.shows("reviewQueue"));
    QVERIFY(page.shows("decisionLine"));
}

void TestReviewPage::anEmptyQueueSaysSo()
{
    const Review page(Role::Compliance, [](ScriptedServer &server) { server.give(wire::reviewQueue, {}); });
    const auto says = [&] {
        const QList<QLabel *> labels = page.page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text() == u"Nothing to review."_s;
        });
    };
    QTRY_VERIFY(says());
    QVERIFY(!page.shows("approveButton"));
}

void TestReviewPage::skippingGoesOn()
{
    const Review page = openReview();
    page.press(Qt::Key_N);
    QTRY_COMPARE(marked(page), ReviewCaseId{2});
    QCOMPARE(page.asked(wire::decideReview.info), 0);
}

void TestReviewPage::everythingHasAName()
{
    const Review page = openReview();
    QCOMPARE(page.nameless(), QStringList());
    QCOMPARE(page.sharedMnemonics(), QStringList());
}

Q_DECLARE_METATYPE(guichet::ReviewCase)
QTEST_MAIN(TestReviewPage)
#include "tst_reviewpage.moc"
