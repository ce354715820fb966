// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stepupdialog.h"

#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet::ui;

namespace {

struct Asked {
    QWidget window;
    QStringList typed;
    QPointer<StepUpDialog> dialog;

    Asked(StepUpDialog::By by, const QString &right)
        : dialog(new StepUpDialog(
            by,
            [this, right](const QString &text, const StepUpDialog::Verdict &verdict) {
                typed.append(text);
                verdict(text == right ? QString() : u"That isn't it."_s);
            },
            &window))
    {
        window.show();
        dialog->open();
    }
    QLineEdit *field() const { return dialog->findChild<QLineEdit *>(u"stepUpField"_s); }
};

} // namespace

class TestStepUpDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSixthDigitConfirms();
    void aPasswordIsConfirmedWithEnter();
    void aWrongOneIsAskedAgain();
    void escapeIsANo();
};

void TestStepUpDialog::theSixthDigitConfirms()
{
    Asked asked(StepUpDialog::By::Code, u"123456"_s);
    QSignalSpy finished(asked.dialog.data(), &QDialog::finished);
    QTest::keyClicks(asked.field(), u"123 456"_s);
    QCOMPARE(asked.typed, QStringList{u"123456"_s});
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished[0][0].toInt(), int(QDialog::Accepted));
    QTRY_VERIFY(!asked.dialog);
}

void TestStepUpDialog::aPasswordIsConfirmedWithEnter()
{
    Asked asked(StepUpDialog::By::Password, u"right"_s);
    QSignalSpy accepted(asked.dialog.data(), &QDialog::accepted);
    QCOMPARE(asked.field()->echoMode(), QLineEdit::Password);
    QTest::keyClicks(asked.field(), u"right"_s);
    QTest::keyClick(asked.field(), Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(asked.typed, QStringList{u"right"_s});
}

void TestStepUpDialog::aWrongOneIsAskedAgain()
{
    Asked asked(StepUpDialog::By::Password, u"right"_s);
    QTest::keyClicks(asked.field(), u"wrong"_s);
    QTest::keyClick(asked.field(), Qt::Key_Return);
    QVERIFY(asked.dialog);
    QVERIFY(asked.field()->text().isEmpty());
    QCOMPARE(asked.field()->accessibleDescription(), u"That isn't it."_s);
    QTest::keyClicks(asked.field(), u"r"_s);
    QVERIFY(asked.field()->accessibleDescription().isEmpty());
}

void TestStepUpDialog::escapeIsANo()
{
    Asked asked(StepUpDialog::By::Code, u"123456"_s);
    QSignalSpy rejected(asked.dialog.data(), &QDialog::rejected);
    QTest::keyClick(asked.field(), Qt::Key_Escape);
    QCOMPARE(rejected.size(), 1);
    QVERIFY(asked.typed.isEmpty());
}

QTEST_MAIN(TestStepUpDialog)
#include "tst_stepupdialog.moc"
