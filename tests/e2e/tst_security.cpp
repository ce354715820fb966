// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/security.h"
#include "models/wire/selfservice.h"
#include "models/wire/staffing.h"
#include "services/identity/crypto.h"
#include "tests/e2e/bankfixture.h"
#include "tests/support/authenticator.h"

using namespace guichet;

/// People's own access over the real port, and what administrators do for it: services/http/routes/securityroutes.cpp,
/// services/http/routes/staffingroutes.cpp, services/http/routes/signinproblem.cpp. Rows A1, A8, A10, A11.
class TestSecurity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bank = std::make_unique<BankFixture>(); }
    void cleanup() { m_bank.reset(); }
    void aSecondFactorFromBeginningToEnd();
    void whatIsSensitiveNeedsAFreshProof();
    void onlyAChangedContactNeedsOne();
    void aChangedPasswordHandsOutANewSession();
    void oneSeesAndEndsOnesSessions();
    void staffFromTheFirstDayToTheLast();
    void weakPasswordsAreNamedByTheirField();
    void supervisorsLetCustomersInAgainAndAllowOneMore();
    void aBankMayDemandSecondFactors();
    void aPasswordIsInNoHashThatIsKept();

private:
    wire::LoginRequest login(Role role, const QString &code = {}) const
    {
        return {BankFixture::emailOf(role), BankFixture::password, code};
    }
    void passFreshness()
    {
        m_bank->clock.advance((identity::freshSeconds + 1) * microsPerSecond);
    }
    QString codeNow(const QString &secret) const { return codeOf(secret, m_bank->clock.nowMicros()); }
    void enrol(BankClient &client, QString &secret)
    {
        const auto begun = client.call(wire::beginSecondFactor, {});
        QVERIFY2(begun.value, qPrintable(begun.inShort()));
        secret = begun.value->secret;
        QVERIFY(begun.value->uri.startsWith(QLatin1String("otpauth://totp/Northgate%20Bank:")));
        QCOMPARE(client.call(wire::confirmSecondFactor, {QStringLiteral("000000")}).inShort(), QStringLiteral("422 invalid-value"));
        QCOMPARE(client.call(wire::confirmSecondFactor, {codeNow(secret)}).inShort(), QStringLiteral("204"));
        m_bank->clock.advance(identity::totpStepSeconds * microsPerSecond);
    }

    std::unique_ptr<BankFixture> m_bank;
};

void TestSecurity::aSecondFactorFromBeginningToEnd()
{
    BankClient teller = m_bank->teller();
    QVERIFY(!teller.call(wire::secondFactor, {}).value->isEnrolled);
    QString secret;
    enrol(teller, secret);
    QVERIFY(teller.call(wire::secondFactor, {}).value->isEnrolled);
    BankClient stranger = m_bank->stranger();
    QCOMPARE(stranger.call(wire::login, login(Role::Teller)).inShort(), QStringLiteral("401 code-needed"));
    QCOMPARE(stranger.call(wire::login, login(Role::Teller, QStringLiteral("000000"))).inShort(),
             QStringLiteral("401 invalid-credentials"));
    const auto signedIn = stranger.call(wire::login, login(Role::Teller, codeNow(secret)));
    QVERIFY(signedIn.value && signedIn.value->secondFactor == SecondFactorState::Given);
    QCOMPARE(teller.call(wire::removeSecondFactor, {}).inShort(), QStringLiteral("204"));
    QCOMPARE(teller.call(wire::removeSecondFactor, {}).inShort(), QStringLiteral("404 not-found"));
    QCOMPARE(stranger.call(wire::login, login(Role::Teller)).inShort(), QStringLiteral("200"));
}

void TestSecurity::whatIsSensitiveNeedsAFreshProof()
{
    BankClient administrator = m_bank->as(Role::Administrator);
    const wire::StaffRoleRequest change{m_bank->idOf(Role::Teller), Role::Supervisor};
    passFreshness();
    QCOMPARE(administrator.call(wire::setStaffRole, change).inShort(), QStringLiteral("403 step-up-required"));
    QCOMPARE(administrator.call(wire::stepUp, {QStringLiteral("not the password")}).inShort(),
             QStringLiteral("422 invalid-credentials"));
    QCOMPARE(administrator.call(wire::setStaffRole, change).inShort(), QStringLiteral("403 step-up-required"));
    const auto fresh = administrator.call(wire::stepUp, {BankFixture::password});
    QCOMPARE(fresh.value->freshUntilMicros, m_bank->clock.nowMicros() + identity::freshSeconds * microsPerSecond);
    QCOMPARE(administrator.call(wire::setStaffRole, change).inShort(), QStringLiteral("200"));
    // A document of somebody's, the same.
    BankClient compliance = m_bank->as(Role::Compliance);
    QCOMPARE(compliance.call(wire::reviewDocument, {{999}, DocumentSide::Front}).inShort(), QStringLiteral("404 not-found"));
    passFreshness();
    QCOMPARE(compliance.call(wire::reviewDocument, {{999}, DocumentSide::Front}).inShort(),
             QStringLiteral("403 step-up-required"));
}

void TestSecurity::onlyAChangedContactNeedsOne()
{
    BankClient teller = m_bank->teller();
    const UserId user = m_bank->customer(QStringLiteral("Ana Ruiz"));
    passFreshness();
    auto known = *teller.call(wire::customer, {user}).value;
    known.declared.address = QStringLiteral("2 rue du Port");
    QCOMPARE(teller.call(wire::updateCustomer, {user, known.declared, known.version}).inShort(), QStringLiteral("200"));
    known.declared.phone = QStringLiteral("+33699999999");
    const wire::UpdateRequest update{user, known.declared, known.version + 1};
    QCOMPARE(teller.call(wire::updateCustomer, update).inShort(), QStringLiteral("403 step-up-required"));
    QCOMPARE(teller.call(wire::stepUp, {BankFixture::password}).status(), 200);
    QCOMPARE(teller.call(wire::updateCustomer, update).inShort(), QStringLiteral("200"));
}

void TestSecurity::aChangedPasswordHandsOutANewSession()
{
    BankClient customer = m_bank->as(Role::Customer);
    const QString wanted = QStringLiteral("nine words that nobody else says");
    QCOMPARE(customer.call(wire::changePassword, {wanted, wanted}).inShort(), QStringLiteral("422 invalid-credentials"));
    const auto weak = customer.call(wire::changePassword, {BankFixture::password, QStringLiteral("short")});
    QCOMPARE(weak.inShort(), QStringLiteral("422 weak-password"));
    QCOMPARE(weak.problem.errors.value(0).pointer, QStringLiteral("new_password"));
    QCOMPARE(weak.problem.errors.value(0).code, QStringLiteral("too-short"));
    const auto changed = customer.call(wire::changePassword, {BankFixture::password, wanted});
    QVERIFY2(changed.value, qPrintable(changed.inShort()));
    m_bank->clock.advance(2 * microsPerSecond); // a second at most
    QCOMPARE(customer.call(wire::ownSessions, {}).inShort(), QStringLiteral("401 invalid-token"));
    customer.setToken(changed.value->accessToken.toLatin1());
    QCOMPARE(customer.call(wire::ownSessions, {}).value->items.size(), 1);
    QCOMPARE(m_bank->stranger().call(wire::login, login(Role::Customer)).inShort(), QStringLiteral("401 invalid-credentials"));
}

void TestSecurity::oneSeesAndEndsOnesSessions()
{
    BankClient here = m_bank->teller();
    BankClient there = m_bank->stranger();
    there.setToken(m_bank->signIn(Role::Teller));
    const auto sessions = here.call(wire::ownSessions, {}).value->items;
    QCOMPARE(sessions.size(), 2);
    const SessionId other = sessions[0].isCurrent ? sessions[1].id : sessions[0].id;
    QCOMPARE(m_bank->as(Role::Manager).call(wire::endSession, {other}).inShort(), QStringLiteral("404 not-found"));
    QCOMPARE(there.call(wire::till, {}).status(), 200);
    QCOMPARE(here.call(wire::endSession, {other}).inShort(), QStringLiteral("204"));
    m_bank->clock.advance(2 * microsPerSecond);
    QCOMPARE(there.call(wire::till, {}).inShort(), QStringLiteral("401 invalid-token"));
    there.setToken(m_bank->signIn(Role::Teller));
    QCOMPARE(here.call(wire::endOtherSessions, {}).value->ended, 1);
    m_bank->clock.advance(2 * microsPerSecond);
    QCOMPARE(there.call(wire::till, {}).inShort(), QStringLiteral("401 invalid-token"));
    QCOMPARE(here.call(wire::till, {}).status(), 200);
}

void TestSecurity::staffFromTheFirstDayToTheLast()
{
    BankClient administrator = m_bank->as(Role::Administrator);
    const QString given = QStringLiteral("for the first morning");
    const wire::CreateStaffRequest nora{QStringLiteral("Nora New"), QStringLiteral("nora@bank.example"), Role::Teller, given};
    const auto created = administrator.call(wire::createStaff, nora);
    QVERIFY2(created.value, qPrintable(created.inShort()));
    QCOMPARE(administrator.call(wire::createStaff, nora).inShort(), QStringLiteral("422 email-taken"));
    BankClient stranger = m_bank->stranger();
    wire::LoginRequest first{nora.email, given};
    QCOMPARE(stranger.call(wire::login, first).inShort(), QStringLiteral("401 password-change-needed"));
    first.newPassword = QStringLiteral("words that are mine alone");
    const auto signedIn = stranger.call(wire::login, first);
    QVERIFY2(signedIn.value, qPrintable(signedIn.inShort()));
    const UserId id = created.value->id;
    QCOMPARE(administrator.call(wire::staffSessions, {id}).value->items.size(), 1);
    QVERIFY(administrator.call(wire::setStaffRole, {id, Role::Manager}).value->role == Role::Manager);
    QCOMPARE(administrator.call(wire::setStaffRole, {id, Role::Customer}).inShort(), QStringLiteral("422 invalid-value"));
    QCOMPARE(administrator.call(wire::setStaffRole, {m_bank->idOf(Role::Administrator), Role::Teller}).inShort(),
             QStringLiteral("403 forbidden"));
    QCOMPARE(administrator.call(wire::endStaffSessions, {id}).value->ended, 0); // another role has ended it
    QCOMPARE(administrator.call(wire::resetStaffPassword, {id, given}).inShort(), QStringLiteral("204"));
    QCOMPARE(stranger.call(wire::login, {nora.email, given}).inShort(), QStringLiteral("401 password-change-needed"));
    QCOMPARE(administrator.call(wire::resetSecondFactor, {id}).inShort(), QStringLiteral("404 not-found"));
    QCOMPARE(m_bank->as(Role::Supervisor).call(wire::blockUser, {id}).inShort(), QStringLiteral("403 forbidden"));
    QCOMPARE(administrator.call(wire::blockUser, {id}).inShort(), QStringLiteral("204"));
    const auto list = m_bank->as(Role::Supervisor).call(wire::staffList, {}).value->items;
    const auto entry = std::find_if(list.cbegin(), list.cend(), [&](const StaffMember &member) { return member.id == id; });
    QVERIFY(entry != list.cend() && entry->status == UserStatus::Blocked && entry->mustChangePassword);
}

void TestSecurity::weakPasswordsAreNamedByTheirField()
{
    BankClient administrator = m_bank->as(Role::Administrator);
    wire::CreateStaffRequest nora{QStringLiteral("Nora New"), QStringLiteral("nora@bank.example"), Role::Teller,
                                  QStringLiteral("welcome at Northgate")};
    const auto staffMember = administrator.call(wire::createStaff, nora);
    QCOMPARE(staffMember.inShort(), QStringLiteral("422 weak-password"));
    QCOMPARE(staffMember.problem.errors.value(0).pointer, QStringLiteral("password"));
    QCOMPARE(staffMember.problem.errors.value(0).code, QStringLiteral("holds-name"));
    wire::RegisterRequest request;
    request.declared.name = QStringLiteral("Nina Marchetti");
    request.declared.birthDate = QDate(1990, 1, 2);
    request.declared.email = QStringLiteral("nina@mail.example");
    request.password = QStringLiteral("passwordpassword");
    const auto customer = m_bank->stranger().call(wire::registerCustomer, request);
    QCOMPARE(customer.inShort(), QStringLiteral("422 weak-password"));
    QCOMPARE(customer.problem.errors.value(0).code, QStringLiteral("common"));
}

void TestSecurity::supervisorsLetCustomersInAgainAndAllowOneMore()
{
    BankClient supervisor = m_bank->as(Role::Supervisor);
    const UserId customer = m_bank->idOf(Role::Customer);
    QCOMPARE(supervisor.call(wire::blockUser, {customer}).inShort(), QStringLiteral("204"));
    QCOMPARE(m_bank->stranger().call(wire::login, login(Role::Customer)).inShort(), QStringLiteral("401 invalid-credentials"));
    QCOMPARE(supervisor.call(wire::unblockUser, {customer}).inShort(), QStringLiteral("204"));
    QCOMPARE(m_bank->stranger().call(wire::login, login(Role::Customer)).inShort(), QStringLiteral("200"));
    const auto use = supervisor.call(wire::allowOneMore, {customer, Action::Withdrawal});
    QVERIFY(use.value && use.value->action == Action::Withdrawal);
    QCOMPARE(use.value->allowed, 5);
    passFreshness();
    QCOMPARE(supervisor.call(wire::allowOneMore, {customer, Action::Withdrawal}).inShort(),
             QStringLiteral("403 step-up-required"));
}

void TestSecurity::aBankMayDemandSecondFactors()
{
    m_bank.reset();
    m_bank = std::make_unique<BankFixture>(QStringList{QStringLiteral("--staff-second-factor"), QStringLiteral("required")});
    BankClient teller = m_bank->stranger();
    const auto signedIn = teller.call(wire::login, login(Role::Teller));
    QVERIFY(signedIn.value->secondFactor == SecondFactorState::Needed);
    teller.setToken(signedIn.value->accessToken.toLatin1());
    QCOMPARE(teller.call(wire::till, {}).inShort(), QStringLiteral("403 second-factor-needed"));
    QString secret;
    enrol(teller, secret);
    QCOMPARE(teller.call(wire::till, {}).inShort(), QStringLiteral("200"));
    QCOMPARE(teller.call(wire::removeSecondFactor, {}).inShort(), QStringLiteral("403 second-factor-needed"));
    QCOMPARE(m_bank->as(Role::Customer).call(wire::ownSessions, {}).status(), 200); // customers need none
}

/// What is kept of a keyed request for days, so that its repetition is known, lets nobody with the database alone try passwords.
void TestSecurity::aPasswordIsInNoHashThatIsKept()
{
    wire::RegisterRequest request;
    request.declared = {QStringLiteral("Ana Ruiz"), QDate(1990, 1, 2), QStringLiteral("ana@mail.example"),
                        QStringLiteral("+33612349999"), {}, {}};
    request.password = BankFixture::password;
    const IdempotencyKey key = m_bank->newKey();
    QCOMPARE(m_bank->stranger().call(wire::registerCustomer, request, key).inShort(), QStringLiteral("200"));
    auto rows = m_bank->connection().run("routes/select_answer", {{":key", key.text()}, {":principal", UserId()}});
    const QByteArray kept = rows.only().bytes("request_hash");
    const wire::EncodedRequest sent = wire::registerCustomer.encodeRequest(wire::registerCustomer.info, request);
    const QByteArray said = QByteArray("POST") + '\0' + sent.target + '\0' + sent.body;
    QCOMPARE(kept, identity::hmacSha256(m_bank->bank->keys()->requests, said));
    QVERIFY(kept != identity::sha256(said));
    QCOMPARE(m_bank->stranger().call(wire::registerCustomer, request, key).inShort(), QStringLiteral("200")); // once more
    request.password += u'!';
    QCOMPARE(m_bank->stranger().call(wire::registerCustomer, request, key).inShort(), QStringLiteral("422 key-reused"));
}

QTEST_GUILESS_MAIN(TestSecurity)
#include "tst_security.moc"
