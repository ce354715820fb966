// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/postingjournal.h"

#include "clientdesk.h"

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::client;
using namespace guichet::testing;

// The journal's thread: in order, off this one, and finished before it goes.
class TestPostingJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepingIsToldInThisThread();
    void whatWasAskedForIsDoneBeforeItGoes();
    void aFileThatCannotBeWrittenIsSaid();
    void theAnswerOfAGoneContextIsDropped();
    void callsAreDoneInOrder();

private:
    int unsettledIn(const QString &file)
    {
        PostingJournal journal(file);
        int count = -1;
        journal.unsettled(UserId{12}, this, [&](const auto &records) { count = static_cast<int>(records.size()); });
        if (!QTest::qWaitFor([&] { return count >= 0; }))
            qFatal("no answer");
        return count;
    }
};

void TestPostingJournal::keepingIsToldInThisThread()
{
    const ClientDesk desk;
    PostingJournal journal(desk.file);
    QThread *told = nullptr;
    bool isKept = false;
    journal.keep(desk.record(), this, [&](bool kept) {
        isKept = kept;
        told = QThread::currentThread();
    });
    QVERIFY(!told); // never at once
    QTRY_VERIFY(told);
    QVERIFY(isKept);
    QCOMPARE(told, thread());
}

void TestPostingJournal::whatWasAskedForIsDoneBeforeItGoes()
{
    const ClientDesk desk;
    {
        PostingJournal journal(desk.file);
        for (int i = 0; i < 20; ++i)
            journal.keep(desk.record(), this, [](bool) {});
    }
    QCOMPARE(unsettledIn(desk.file), 20);
}

void TestPostingJournal::aFileThatCannotBeWrittenIsSaid()
{
    const ClientDesk desk;
    PostingJournal journal(u"/nonexistent/journal.sqlite"_s);
    std::optional<bool> isKept;
    journal.keep(desk.record(), this, [&](bool kept) { isKept = kept; });
    QTRY_VERIFY(isKept);
    QVERIFY(!*isKept);
}

void TestPostingJournal::theAnswerOfAGoneContextIsDropped()
{
    const ClientDesk desk;
    PostingJournal journal(desk.file);
    auto context = std::make_unique<QObject>();
    bool isTold = false;
    journal.keep(desk.record(), context.get(), [&](bool) { isTold = true; });
    context.reset();
    int count = -1;
    journal.unsettled(UserId{12}, this, [&](const auto &records) { count = static_cast<int>(records.size()); });
    QTRY_COMPARE(count, 1); // it was kept all the same
    QVERIFY(!isTold);
}

void TestPostingJournal::callsAreDoneInOrder()
{
    const ClientDesk desk;
    PostingJournal journal(desk.file);
    const PostingRecord record = desk.record();
    int count = -1;
    journal.keep(record, this, [](bool) {});
    journal.settle(record.key, PostingRecord::State::Booked);
    journal.unsettled(UserId{12}, this, [&](const auto &records) { count = static_cast<int>(records.size()); });
    QTRY_COMPARE(count, 0);
}

QTEST_GUILESS_MAIN(TestPostingJournal)
#include "tst_postingjournal.moc"
