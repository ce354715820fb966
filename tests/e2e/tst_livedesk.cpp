// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/eventstream.h"
#include "tests/e2e/bankfixture.h"

#include <QSignalSpy>

using namespace guichet;

/// The desk's side of the live updates against the real server: what others do arrives without being asked for.
class TestLiveDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_bank = std::make_unique<BankFixture>();
        m_account = m_bank->client(QStringLiteral("Amélie Fontaine")).account;
    }
    void cleanupTestCase() { m_bank.reset(); }
    void whatOthersBookArrives();
    void whatOthersChangeArrives();
    void signedOutNothingArrives();

private:
    /// A desk at which a supervisor is signed in.
    struct Desk {
        explicit Desk(BankFixture &bank)
            : api(QUrl(QStringLiteral("https://localhost:%1").arg(bank.port)), QSslCertificate::fromData(bank.authority), bank.clock)
        {
            session.signIn({BankFixture::emailOf(Role::Supervisor), BankFixture::password}, client::Session::Remember::No, &session,
                           [](const auto &) {});
        }
        bool isOpen()
        {
            return QTest::qWaitFor([this] { return stream.isOpen(); }, 30'000);
        }
        bool heardOf(AccountId account) const
        {
            return std::any_of(moved.begin(), moved.end(), [account](const QList<QVariant> &told) {
                return told.at(0).value<QList<AccountId>>().contains(account);
            });
        }

        client::ApiClient api;
        client::Keychain keychain{QStringLiteral("guichet-test"), QStringLiteral("session")};
        client::Session session{api, keychain};
        client::EventStream stream{api, session};
        QSignalSpy moved{&stream, &client::EventStream::moved};
        QSignalSpy changed{&stream, &client::EventStream::changed};
    };

    std::unique_ptr<BankFixture> m_bank;
    AccountId m_account;
};

void TestLiveDesk::whatOthersBookArrives()
{
    Desk desk(*m_bank);
    QVERIFY(desk.isOpen());
    QCOMPARE(m_bank->teller().call(wire::deposit, BankFixture::cash(m_account, 12'500), m_bank->newKey()).inShort(),
             QStringLiteral("200"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.heardOf(m_account), 30'000);
    QVERIFY(desk.heardOf(m_bank->till)); // the till's cash, too
}

void TestLiveDesk::whatOthersChangeArrives()
{
    Desk desk(*m_bank);
    QVERIFY(desk.isOpen());
    const AccountDetails account = m_bank->detailsOf(m_account);
    QCOMPARE(m_bank->as(Role::Supervisor).call(wire::freezeAccount, {m_account, account.version}).inShort(), QStringLiteral("200"));
    const auto heard = [&] {
        return std::any_of(desk.changed.begin(), desk.changed.end(), [](const QList<QVariant> &told) {
            return told.at(0).value<QList<ChangeSubject>>().contains(ChangeSubject::Account);
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(heard(), 30'000);
}

void TestLiveDesk::signedOutNothingArrives()
{
    Desk desk(*m_bank);
    QVERIFY(desk.isOpen());
    desk.session.signOut();
    QVERIFY(!desk.stream.isOpen());
}

QTEST_GUILESS_MAIN(TestLiveDesk)
#include "tst_livedesk.moc"
