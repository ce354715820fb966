// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/postingstore.h"

#include "clientdesk.h"

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::client;
using namespace guichet::testing;

// What is on the desk's disk of money operations.
class TestPostingStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordComesBackWhole();
    void itOutlivesTheProgram();
    void settledOnesAreGoneFromTheList();
    void aSettledBodyIsErased();
    void keptAgainItIsWhole();
    void everybodySeesTheirOwn();
    void oldSettledOnesAreDeletedAndOpenOnesStay();
    void onlyTheOwnerMayReadTheFile();
    void anUnwritableFileIsSaid();

private:
    static QByteArray contentsOf(const QString &path)
    {
        QByteArray all;
        for (const QString &name : {path, path + u"-wal"_s}) {
            QFile file(name);
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }
    ClientDesk m_desk;
};

void TestPostingStore::aRecordComesBackWhole()
{
    QTemporaryDir folder;
    PostingStore store(folder.filePath(u"journal.sqlite"_s));
    const PostingRecord record = m_desk.record();
    QVERIFY(store.keep(record));
    const auto records = store.unsettled(record.principal);
    QCOMPARE(records.size(), 1);
    const PostingRecord &read = records.first();
    QCOMPARE(read.key, record.key);
    QCOMPARE(read.principal, record.principal);
    QCOMPARE(read.endpoint, u"deposit"_s);
    QCOMPARE(read.request.target, record.request.target);
    QCOMPARE(read.request.contentType, record.request.contentType);
    QCOMPARE(read.request.body, record.request.body);
    QCOMPARE(read.kind, EntryKind::Deposit);
    QCOMPARE(read.account, record.account);
    QCOMPARE(read.amount, record.amount);
    QCOMPARE(read.state, PostingRecord::State::Sent);
    QCOMPARE(read.madeAtMicros, record.madeAtMicros);
}

void TestPostingStore::itOutlivesTheProgram()
{
    QTemporaryDir folder;
    const PostingRecord record = m_desk.record();
    QVERIFY(PostingStore(folder.filePath(u"journal.sqlite"_s)).keep(record));
    PostingStore again(folder.filePath(u"journal.sqlite"_s));
    QCOMPARE(again.unsettled(record.principal).size(), 1);
}

void TestPostingStore::settledOnesAreGoneFromTheList()
{
    QTemporaryDir folder;
    PostingStore store(folder.filePath(u"journal.sqlite"_s));
    const PostingRecord first = m_desk.record();
    const PostingRecord second = m_desk.record();
    QVERIFY(store.keep(first) && store.keep(second));
    QVERIFY(store.settle(first.key, PostingRecord::State::Booked));
    QCOMPARE(store.unsettled(first.principal).size(), 1);
    QVERIFY(store.settle(second.key, PostingRecord::State::NotBooked));
    QVERIFY(store.unsettled(first.principal).isEmpty());
}

void TestPostingStore::aSettledBodyIsErased()
{
    QTemporaryDir folder;
    PostingStore store(folder.filePath(u"journal.sqlite"_s));
    PostingRecord record = m_desk.record();
    QVERIFY(store.keep(record));
    QVERIFY(store.settle(record.key, PostingRecord::State::Booked));
    record.state = PostingRecord::State::Sent;
    QVERIFY(store.settle(record.key, PostingRecord::State::Sent));
    QVERIFY(store.unsettled(record.principal).first().request.body.isEmpty());
}

void TestPostingStore::keptAgainItIsWhole()
{
    QTemporaryDir folder;
    PostingStore store(folder.filePath(u"journal.sqlite"_s));
    PostingRecord record = m_desk.record();
    QVERIFY(store.keep(record));
    QVERIFY(store.settle(record.key, PostingRecord::State::NotBooked));
    record.request.body = "{\"again\":1}";
    record.madeAtMicros += 5;
    QVERIFY(store.keep(record));
    const auto records = store.unsettled(record.principal);
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.first().request.body, record.request.body);
    QCOMPARE(records.first().madeAtMicros, record.madeAtMicros);
}

void TestPostingStore::everybodySeesTheirOwn()
{
    QTemporaryDir folder;
    PostingStore store(folder.filePath(u"journal.sqlite"_s));
    QVERIFY(store.keep(m_desk.record(UserId{12})));
    QVERIFY(store.keep(m_desk.record(UserId{13})));
    QCOMPARE(store.unsettled(UserId{12}).size(), 1);
    QCOMPARE(store.unsettled(UserId{14}).size(), 0);
}

void TestPostingStore::oldSettledOnesAreDeletedAndOpenOnesStay()
{
    QTemporaryDir folder;
    PostingStore store(folder.filePath(u"journal.sqlite"_s));
    PostingRecord open = m_desk.record();
    PostingRecord settled = m_desk.record();
    const qint64 longAgo = qint64(40) * 24 * 3600 * microsPerSecond;
    open.madeAtMicros -= longAgo;
    settled.madeAtMicros -= longAgo;
    QVERIFY(store.keep(open) && store.keep(settled));
    QVERIFY(store.settle(settled.key, PostingRecord::State::Booked));
    QVERIFY(store.keep(m_desk.record()));
    QCOMPARE(store.unsettled(UserId{12}).size(), 2); // never deleted while its outcome is unknown
    QVERIFY(store.settle(settled.key, PostingRecord::State::Sent));
    QCOMPARE(store.unsettled(UserId{12}).size(), 2); // the settled one is gone
}

void TestPostingStore::onlyTheOwnerMayReadTheFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"journal.sqlite"_s);
    PostingStore store(path);
    QVERIFY(store.keep(m_desk.record()));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path) & others));
    QVERIFY(!contentsOf(path).contains("maya@example.org"));
}

void TestPostingStore::anUnwritableFileIsSaid()
{
    PostingStore store(u"/nonexistent/journal.sqlite"_s);
    QVERIFY(!store.keep(m_desk.record()));
    QVERIFY(store.unsettled(UserId{12}).isEmpty());
    QVERIFY(!store.settle(m_desk.record().key, PostingRecord::State::Booked));
}

QTEST_GUILESS_MAIN(TestPostingStore)
#include "tst_postingstore.moc"
