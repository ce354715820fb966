// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/statementform.h"

#include "models/wire/statements.h"
#include "tests/ui/officepage.h"
#include "ui/accounts/accountpage.h"

#include <QDateEdit>
#include <QFileDialog>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

namespace {

const QByteArray csv = "account,business_date\r\n";

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

// A statement from an account's page to a file.
class TestStatementForm : public QObject
{
    Q_OBJECT
private:
    using Account = OfficePage<AccountPage>;

    static Account open()
    {
        Account page(Role::Teller, [](ScriptedServer &server) {
            server.give(wire::account, sampleAccount(AccountStatus::Active));
            server.give(wire::postings, samplePostings(5));
            server.give(wire::statementFile, wire::RawBody{"text/csv; charset=utf-8", csv});
        });
        page.page->showAccount(SampleBank::current);
        waitUntil([&] { return page.find("statementButton")->isVisible(); });
        return page;
    }
    static QFileDialog *dialogOf(const Account &page)
    {
        QFileDialog *dialog = nullptr;
        waitUntil([&] {
            dialog = page.page->findChild<QFileDialog *>(u"statementDialog"_s);
            return dialog && dialog->isVisible();
        });
        return dialog;
    }

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }

    void theMonthBeforeIsSuggested()
    {
        const Account page = open();
        QVERIFY(!page.shows("statementForm"));
        page.click("statementButton");
        QVERIFY(page.shows("statementForm"));
        const QDate from = page.find<QDateEdit>("statementFrom")->date();
        const QDate to = page.find<QDateEdit>("statementTo")->date();
        QCOMPARE(from.day(), 1);
        QCOMPARE(to.addDays(1), from.addMonths(1));
        QCOMPARE(to.addDays(1), QDate(page.bank->context().bank.businessDate.year(),
                                      page.bank->context().bank.businessDate.month(), 1));
        QVERIFY(page.find("statementFrom")->hasFocus());
        QCOMPARE(page.sharedMnemonics(), QStringList());
    }

    void theFileIsWhatTheBankGave()
    {
        const Account page = open();
        QSignalSpy saved(page.find<StatementForm>("statementForm"), &StatementForm::saved);
        page.click("statementButton");
        page.find<QDateEdit>("statementFrom")->setDate(QDate(2025, 2, 3));
        page.find<QDateEdit>("statementTo")->setDate(QDate(2025, 2, 9));
        page.click("statementCsv");
        QFileDialog *dialog = dialogOf(page);
        QVERIFY(dialog);
        const QByteArray target = page.bank->server.requests(wire::statementFile.info).last().target;
        QVERIFY2(target.contains("/statement/csv?from=2025-02-03&to=2025-02-09"), target);
        QTemporaryDir folder;
        const QString name = folder.filePath(u"february.csv"_s);
        Q_EMIT dialog->fileSelected(name);
        dialog->close();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(contentOf(name), csv);
    }

    void theOtherFormIsAskedFor()
    {
        const Account page = open();
        page.click("statementButton");
        page.click("statementCamt");
        QFileDialog *dialog = dialogOf(page);
        QVERIFY(dialog);
        QVERIFY(page.bank->server.requests(wire::statementFile.info).last().target.contains("/statement/camt053?"));
        dialog->close();
    }

    void aRefusalIsSaid()
    {
        const Account page = open();
        page.bank->server.give(wire::statementFile.info, Answer::refusal(Refusal::InvalidValue));
        page.click("statementButton");
        const QString before = page.text("statementSentence");
        page.click("statementCsv");
        QTRY_VERIFY(page.button("statementCsv")->isEnabled());
        QTRY_VERIFY(page.text("statementSentence") != before);
        QVERIFY(!page.page->findChild<QFileDialog *>(u"statementDialog"_s));
    }

    void aPeriodThatEndsBeforeItBeginsIsNotAskedFor()
    {
        const Account page = open();
        page.click("statementButton");
        page.find<QDateEdit>("statementFrom")->setDate(QDate(2025, 2, 9));
        page.find<QDateEdit>("statementTo")->setDate(QDate(2025, 2, 3));
        QVERIFY(!page.button("statementCsv")->isEnabled());
        QVERIFY(!page.button("statementCamt")->isEnabled());
        QCOMPARE(page.text("statementSentence"), u"The first day is after the last."_s);
    }

    void aFileThatCannotBeWrittenIsSaid()
    {
        const Account page = open();
        page.click("statementButton");
        page.click("statementCsv");
        QFileDialog *dialog = dialogOf(page);
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(u"/proc/guichet/statement.csv"_s);
        dialog->close();
        QTRY_COMPARE(page.text("statementSentence"), u"The file could not be written."_s);
    }

    void escapeLeavesIt()
    {
        const Account page = open();
        page.click("statementButton");
        QVERIFY(page.page->clearOrBack());
        QVERIFY(!page.shows("statementForm"));
    }
};

QTEST_MAIN(TestStatementForm)
#include "tst_statementform.moc"
