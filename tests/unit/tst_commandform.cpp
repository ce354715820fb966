// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/commandform.h"

#include "models/values/clock.h"
#include "services/ledger/partitions.h"
#include "tests/unit/rulesbank.h"

#include <QTest>

using namespace guichet;
using namespace guichet::ledger;
using namespace guichet::rulesbank;

class CommandFormTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void malformedCommands()
    {
        QVERIFY(!malformed(transfer(1)));
        const auto spoiled = [](const std::function<void(Command &)> &spoil) {
            Command asked = transfer(1);
            spoil(asked);
            const auto trouble = malformed(asked);
            return trouble && trouble->reason == Refusal::InvalidValue;
        };
        QVERIFY(spoiled([](Command &c) { c.note = QStringLiteral("a") + QChar(u'\0'); }));
        QVERIFY(spoiled([](Command &c) { c.note = QString(QChar(0xD800)); }));
        QVERIFY(spoiled([](Command &c) { c.note = QString(maximumNoteLength + 1, u'n'); }));
        QVERIFY(spoiled([](Command &c) { c.key = {}; }));
        QVERIFY(spoiled([](Command &c) { c.principal = {}; }));
        QVERIFY(spoiled([](Command &c) { c.requestHash.chop(1); }));
        QVERIFY(spoiled([](Command &c) { c.currency = {}; }));
        QVERIFY(spoiled([](Command &c) { c.legs.removeLast(); }));
        QVERIFY(spoiled([](Command &c) { c.legs.resize(maximumLegs + 1); }));
    }

    void reversalsAndHoldsOfTheRightForm()
    {
        Command reversal = transfer(1);
        reversal.kind = EntryKind::Reversal;
        QCOMPARE(malformed(reversal)->field, field::original);
        reversal.reverses = EntryId{3};
        QVERIFY(!malformed(reversal));
        reversal.repost = Repost{EntryKind::Transfer, Action::Transfer, transfer(2).legs, {}, {}};
        QVERIFY(!malformed(reversal));
        reversal.repost->kind = EntryKind::Reversal;
        QCOMPARE(malformed(reversal)->field, field::original);
        reversal.repost->kind = EntryKind::Transfer;
        reversal.repost->legs.removeLast();
        QCOMPARE(malformed(reversal)->field, field::original);
        reversal.repost->legs = transfer(2).legs;
        reversal.repost->note = QString(maximumNoteLength + 1, u'n');
        QCOMPARE(malformed(reversal)->field, field::note);
        Command linked = transfer(1);
        linked.reverses = EntryId{3}; // its kind must say so
        QCOMPARE(malformed(linked)->field, field::original);
        Command hold = transfer(1);
        hold.hold = HoldOrder{HoldVerb::Reserve, adas, {}, 5, 5};
        QCOMPARE(malformed(hold)->field, field::hold); // with another command's action
        hold.action.reset();
        QCOMPARE(malformed(hold)->field, field::legs);
        hold.legs.clear();
        QVERIFY(!malformed(hold));
        hold.hold->verb = HoldVerb::Release;
        QCOMPARE(malformed(hold)->field, field::hold);
        hold.hold->hold = HoldId{4};
        QVERIFY(!malformed(hold));
        hold.hold->verb = HoldVerb::Capture;
        QCOMPARE(malformed(hold)->field, field::legs);
    }

    void keysTooOldOrFromTheFuture()
    {
        const auto trouble = [](qint64 age) {
            return keyTrouble(IdempotencyKey::make(now.postedAtMicros - age), now.postedAtMicros);
        };
        constexpr qint64 second = microsPerSecond;
        QVERIFY(!trouble(0));
        QVERIFY(!trouble(keyLifeMicros - second));
        QVERIFY(!trouble(-keyFutureMicros + second));
        QCOMPARE(trouble(keyLifeMicros + second)->reason, Refusal::KeyExpired);
        QCOMPARE(trouble(-keyFutureMicros - second)->reason, Refusal::KeyExpired);
    }

    void fieldsAreKnownByName()
    {
        QCOMPARE(knownField(u"payee"), "payee");
        QCOMPARE(knownField(u"owner"), nullptr);
    }
};

QTEST_GUILESS_MAIN(CommandFormTest)
#include "tst_commandform.moc"
