// SPDX-License-Identifier: GPL-3.0-or-later
// models/wire/events.cpp: the form of Server-Sent Events, and reading them.
#include "models/wire/events.h"

#include <QtTest>

using namespace guichet;
using namespace guichet::wire;

namespace {

QByteArray dataOf(const QByteArray &event)
{
    const qsizetype start = event.indexOf("data: ") + 6;
    return event.mid(start, event.indexOf('\n', start) - start);
}

} // namespace

class TestWireEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asTheyStandInTheStream()
    {
        QCOMPARE(encodeEvent(ReadyEvent{7}), QByteArray("id: 7\nevent: ready\ndata: {\"position\":7}\n\n"));
        QCOMPARE(encodeEvent(PostedEvent{8, {{12}, {77}}, false}),
                 QByteArray("id: 8\nevent: posted\ndata: {\"position\":8,\"accounts\":[12,77],\"all\":false}\n\n"));
        QCOMPARE(encodeEvent(ChangedEvent{{ChangeSubject::ReviewCase, ChangeSubject::Till}}),
                 QByteArray("event: changed\ndata: {\"subjects\":[\"review-case\",\"till\"]}\n\n"));
    }

    void areReadAsTheyWereWritten()
    {
        QCOMPARE(decodeReady(dataOf(encodeEvent(ReadyEvent{7})))->position, 7);
        const auto posted = decodePosted(dataOf(encodeEvent(PostedEvent{9, {{3}}, true})));
        QVERIFY(posted);
        QCOMPARE(posted->position, 9);
        QCOMPARE(posted->accounts, QList<AccountId>{{3}});
        QVERIFY(posted->all);
        for (const auto &[subject, name] : EnumNames<ChangeSubject>::values)
            QCOMPARE(decodeChanged(dataOf(encodeEvent(ChangedEvent{{subject}})))->subjects, QList<ChangeSubject>{subject});
    }

    void whatANewerServerAddsIsLeftOut()
    {
        QCOMPARE(decodeReady("{\"position\":7,\"more\":[]}")->position, 7);
    }

    void whatCannotBeReadIsRefused()
    {
        for (const char *data : {"", "{}", "{\"position\":\"7\"}", "{\"position\":7.5}", "[7]"})
            QVERIFY2(!decodeReady(data), data);
        QVERIFY(!decodePosted("{\"position\":7,\"accounts\":[\"a\"],\"all\":false}"));
        QVERIFY(!decodeChanged("{\"subjects\":[\"nothing-we-know\"]}"));
    }
};

QTEST_GUILESS_MAIN(TestWireEvents)
#include "tst_wireevents.moc"
