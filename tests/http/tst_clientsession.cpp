// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/operations.h"
#include "models/wire/session.h"
#include "services/client/postingoperation.h"
#include "services/client/session.h"
#include "tests/support/scripted/scriptedserver.h"

#include <QtTest>

using namespace guichet;
using namespace guichet::testing;
using State = client::PostingOperation::State;

namespace {

constexpr qint64 now = 1'800'000'000'000'000;
constexpr qint64 minute = 60 * microsPerSecond;

wire::SessionReply tokensOf(qint64 user)
{
    const QString number = QString::number(user);
    return {QStringLiteral("access") + number, now + 10 * minute, QStringLiteral("refresh") + number,
            {UserId{user}, QStringLiteral("Somebody"), number + QStringLiteral("@bank.example"), Role::Teller}};
}

/// A desk and what it talks to.
struct DeskBank {
    DeskBank() { server.give(wire::operation, {OperationState::NotFound, {}, {}}); }

    bool signIn(qint64 user)
    {
        server.give(wire::login, tokensOf(user));
        session.signIn({QStringLiteral("x"), QStringLiteral("y")}, client::Session::Remember::No, &session, [](auto) {});
        return QTest::qWaitFor([&] { return session.user().id == UserId{user}; });
    }
    /// Asks for an operation; how it ended comes into `failures`.
    void ask()
    {
        const auto take = [this](const client::Result<OperationResult> &reply) {
            failures.append(reply ? std::nullopt : std::optional(reply.error().kind));
        };
        api.call<wire::OperationRequest, OperationResult>(wire::operation, {IdempotencyKey::make(now)}, &session, take);
    }
    client::PostingRecord record(qint64 madeAtMicros)
    {
        CashRequest request;
        request.account = AccountId{7};
        request.amount = {5'000, Currency::euro()};
        request.cash = {{5'000, 1}};
        return client::makeRecord(wire::deposit, request, IdempotencyKey::make(madeAtMicros), UserId{1},
                                  EntryKind::Deposit, request.account, madeAtMicros);
    }
    qsizetype asked(const wire::EndpointInfo &endpoint) const { return server.requests(endpoint).size(); }

    QTemporaryDir folder;
    ManualClock clock{now};
    ScriptedServer server;
    client::ApiClient api{server.url(), server.authority(), clock};
    client::Keychain keychain{QStringLiteral("guichet-test"), QStringLiteral("session")};
    client::Session session{api, keychain};
    client::PostingJournal journal{folder.filePath(QStringLiteral("journal.sqlite"))};
    QList<std::optional<client::Failure::Kind>> failures;
};

const Answer notTaken = Answer::problem(401, QStringLiteral("invalid-token"));

} // namespace

/// Nothing that one person began is finished under another's name, and no operation is given up that may be under way.
class ClientSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExpiredTokenIsRenewedOnce()
    {
        DeskBank bank;
        QVERIFY(bank.signIn(1));
        bank.server.script(wire::operation.info, {notTaken});
        bank.server.give(wire::refresh, tokensOf(1));
        bank.ask();
        QTRY_COMPARE(bank.failures.size(), 1);
        QVERIFY(!bank.failures.first());
        QCOMPARE(bank.asked(wire::refresh.info), 1);
        QCOMPARE(bank.asked(wire::operation.info), 2);
    }

    void aRenewalThatEndsAfterSigningOutChangesNothing()
    {
        DeskBank bank;
        QVERIFY(bank.signIn(1));
        bank.server.give(wire::operation.info, notTaken);
        bank.server.give(wire::refresh.info, ScriptedServer::reply(wire::refresh, tokensOf(1)).after(200));
        bank.ask();
        QTRY_COMPARE(bank.asked(wire::refresh.info), 1);
        bank.session.signOut();
        QTRY_COMPARE(bank.failures.size(), 1);
        QVERIFY(bank.failures.first() == client::Failure::Kind::SignedOut);
        QVERIFY(!bank.session.isSignedIn());
        QCOMPARE(bank.asked(wire::operation.info), 1);
    }

    void aRenewalOfTheOneBeforeDoesntReplaceTheNextOnesTokens()
    {
        DeskBank bank;
        QVERIFY(bank.signIn(1));
        bank.server.give(wire::operation.info, notTaken);
        bank.server.give(wire::refresh.info, ScriptedServer::reply(wire::refresh, tokensOf(1)).after(400));
        bank.ask();
        QTRY_COMPARE(bank.asked(wire::refresh.info), 1);
        bank.session.signOut();
        QVERIFY(bank.signIn(2));
        QTRY_COMPARE(bank.failures.size(), 1);
        QCOMPARE(bank.session.user().id, UserId{2});
        QCOMPARE(bank.asked(wire::operation.info), 1);
    }

    void whatOnePersonAskedIsNotRepeatedInTheNextOnesName()
    {
        DeskBank bank;
        QVERIFY(bank.signIn(1));
        bank.server.give(wire::operation.info, notTaken.after(400));
        bank.server.give(wire::refresh, tokensOf(2));
        bank.ask();
        QTRY_COMPARE(bank.asked(wire::operation.info), 1);
        bank.session.signOut();
        QVERIFY(bank.signIn(2));
        QTRY_COMPARE(bank.failures.size(), 1);
        QVERIFY(bank.failures.first() == client::Failure::Kind::SignedOut);
        QCOMPARE(bank.asked(wire::refresh.info), 0);
        QCOMPARE(bank.asked(wire::operation.info), 1);
    }

    void anOperationIsNotFollowedWithAnothersToken()
    {
        DeskBank bank;
        QVERIFY(bank.signIn(1));
        client::PostingOperation operation(bank.api, bank.journal, wire::deposit.info, bank.record(now));
        bank.server.give(wire::operation.info, Answer::problem(503, QStringLiteral("busy")));
        operation.resume();
        QTRY_COMPARE(bank.asked(wire::operation.info), 1);
        QTRY_VERIFY(operation.secondsToNextCheck() < 15); // the answer is in: the next pause is a short one
        bank.session.signOut();
        QVERIFY(bank.signIn(2));
        bank.server.give(wire::operation, {OperationState::NotFound, {}, {}});
        operation.checkNow();
        bank.ask(); // goes behind what the operation might have sent
        QTRY_COMPARE(bank.failures.size(), 1);
        QCOMPARE(bank.asked(wire::operation.info), 2);
        QCOMPARE(bank.asked(wire::deposit.info), 0);
        QCOMPARE(operation.state(), State::Unknown);
    }

    void whatMayStillBeUnderWayIsNotGivenUp()
    {
        DeskBank bank;
        QVERIFY(bank.signIn(1));
        client::PostingOperation operation(bank.api, bank.journal, wire::deposit.info, bank.record(now - 16 * minute));
        operation.resume();
        QTRY_COMPARE(bank.asked(wire::operation.info), 1);
        QTRY_VERIFY(operation.secondsToNextCheck() < 15); // the answer is in: the next pause is a short one
        QCOMPARE(operation.state(), State::Unknown);
        bank.clock.advance(2 * minute);
        operation.checkNow();
        QTRY_COMPARE(operation.state(), State::NotBooked);
        QCOMPARE(bank.asked(wire::deposit.info), 0);
    }
};

QTEST_GUILESS_MAIN(ClientSessionTest)
#include "tst_clientsession.moc"
