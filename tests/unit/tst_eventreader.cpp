// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/eventreader.h"

#include <QTest>

#include <rapidcheck.h>

using namespace guichet::client;

namespace {

const QByteArray stream = "retry: 2000\n\nid: 4711\nevent: ready\ndata: {\"position\":4711}\n\n:\n\nid: 4713\r\nevent: posted\r\n"
                          "data: {\"position\":4713}\r\n\r\nevent: changed\ndata:a\ndata: b\nunknown: x\n\nevent: half\ndata: never";

QList<ServerSentEvent> expected()
{
    return {{"ready", "{\"position\":4711}"}, {"posted", "{\"position\":4713}"}, {"changed", "a\nb"}};
}

} // namespace

class TestEventReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreReadInOrder()
    {
        EventReader reader;
        QCOMPARE(reader.feed(stream), expected());
        QCOMPARE(reader.lastId(), "4713");
        QCOMPARE(reader.retryMs(), 2000);
    }
    void howeverTheyAreCut()
    {
        QVERIFY(rc::check("any pieces give the same events", [](const std::vector<unsigned char> &cuts) {
            EventReader reader;
            QList<ServerSentEvent> events;
            qsizetype at = 0;
            for (const unsigned char cut : cuts) {
                events += reader.feed(stream.mid(at, cut % 7));
                at += cut % 7;
            }
            events += reader.feed(stream.mid(at));
            RC_ASSERT(events == expected());
        }));
    }
    void anythingMayCome()
    {
        QVERIFY(rc::check("garbage does no harm", [](const std::string &bytes) {
            EventReader reader;
            (void)reader.feed(QByteArray::fromStdString(bytes));
            (void)reader.feed("\n\nevent: ready\ndata: 1\n\n");
            RC_ASSERT(reader.retryMs() >= 0);
        }));
    }
    void aNewStreamForgetsHalfAnEvent()
    {
        EventReader reader;
        (void)reader.feed("id: 7\nevent: posted\ndata: half");
        reader.restart();
        QCOMPARE(reader.feed("event: ready\ndata: whole\n\n"), (QList<ServerSentEvent>{{"ready", "whole"}}));
        QCOMPARE(reader.lastId(), "7");
        reader.forgetId();
        QVERIFY(reader.lastId().isEmpty());
    }
    void anEndlessEventIsNotKept()
    {
        EventReader reader;
        QVERIFY(reader.feed("data: " + QByteArray(EventReader::longestEvent, 'x')).isEmpty());
        QVERIFY(reader.isOverfull());
        QVERIFY(reader.feed("\n\ndata: next\n\n").isEmpty());
        reader.restart();
        QCOMPARE(reader.feed("data: next\n\n").size(), 1);
        EventReader lines; // many short lines of one event add up, too
        for (qsizetype i = 0; i < EventReader::longestEvent / 8 && !lines.isOverfull(); ++i)
            (void)lines.feed("data: 12345678\n");
        QVERIFY(lines.isOverfull());
    }
    void aSillyRetryIsNotTaken()
    {
        EventReader reader;
        (void)reader.feed("retry: soon\n\nretry: -5\n\n");
        QCOMPARE(reader.retryMs(), 0);
        (void)reader.feed("retry: 999999999\n\n");
        QCOMPARE(reader.retryMs(), 60'000);
    }
};

QTEST_GUILESS_MAIN(TestEventReader)
#include "tst_eventreader.moc"
