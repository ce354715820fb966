// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/bankserver.h"
#include "models/wire/accounts.h"
#include "models/wire/bank.h"
#include "models/wire/customers.h"
#include "models/wire/figures.h"
#include "models/wire/operations.h"
#include "models/wire/reviews.h"
#include "models/wire/session.h"
#include "services/accounts/entries.h"
#include "services/accounts/internalaccounts.h"
#include "services/accounts/opening.h"
#include "services/accounts/upkeep.h"
#include "services/ledger/accountbook.h"
#include "services/tills/tills.h"
#include "tests/e2e/bankclient.h"
#include "tests/support/testdatabase.h"

#include <QTemporaryDir>
#include <QtTest>

#include <future>

namespace guichet {

/// A whole bank behind its HTTPS port: staff of every role, a teller's till with cash, a clock that stands still. What a
/// test is not about is made through the modules; what it is about goes through the port.
class BankFixture
{
public:
    static constexpr qint64 startMicros = 1'800'000'000'000'000; // 2027-01-15, 09:00 in Paris, a Friday
    static constexpr qint64 note50 = 5'000;
    static inline const QString password = QStringLiteral("a password for tests");

    template <class Body>
    auto transact(Body &&body)
    {
        return store::inTransaction(connection(), std::forward<Body>(body));
    }

    explicit BankFixture(const QStringList &further = {}, qint64 nowMicros = startMicros)
        : clock(nowMicros)
    {
        arguments = {QStringLiteral("--database"), database.database().description(),
                     QStringLiteral("--data"),     folder.path(),
                     QStringLiteral("--listen"),   QStringLiteral("127.0.0.1:0"),
                     QStringLiteral("--rate-limits"), QStringLiteral("no"),
                     QStringLiteral("--image-decoder"), QStringLiteral(GUICHET_DECODER),
                     QStringLiteral("--allow-volatile-database=yes")};
        arguments += further;
        configuration = must(Configuration::read(arguments, {}));
        bank = must(BankAssembly::make(*configuration, clock));
        must(bank->start());
        server = std::make_unique<BankServer>(*bank, *configuration);
        port = must(server->start());
        QFile file(folder.filePath(tlsFolder + QLatin1StringView("/ca.pem")));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s isn't there", qPrintable(file.fileName()));
        authority = file.readAll();
        for (const auto &[role, name] : EnumNames<Role>::values)
            makeUser(role, QString::fromLatin1(name));
        fillTill();
    }

    ~BankFixture() { shut(); }

    /// Ends bank and port; what lies in database and folder stays.
    void shut()
    {
        bank->stop();
        server.reset();
    }

    // ---- clients

    BankClient stranger() { return {port, authority, clock}; }
    /// A client of its own, with the role's token (one sign-in a role).
    BankClient as(Role role)
    {
        QByteArray &token = m_tokens[role];
        if (token.isEmpty())
            token = signIn(role);
        return {port, authority, clock, token};
    }
    QByteArray signIn(Role role)
    {
        const auto said = stranger().call(wire::login, {emailOf(role), password});
        if (!said.value)
            qFatal("no sign-in: %s", qPrintable(said.inShort()));
        return said.value->accessToken.toLatin1();
    }
    static QString emailOf(Role role) { return enumName(role) + QStringLiteral("@bank.example"); }
    UserId idOf(Role role) const { return m_users.value(role); }
    BankClient teller() { return as(Role::Teller); }

    // ---- people and accounts, made by the modules

    enum class Approval { Approved, Waiting };
    UserId customer(const QString &name, Approval approval = Approval::Approved, bool isEmailConfirmed = true)
    {
        identity::NewCustomer customer = newCustomer(name);
        customer.emailConfirmed = isEmailConfirmed;
        return transact([&](store::Transaction &transaction) { return registerOne(transaction, customer, approval); });
    }
    AccountId account(UserId owner, const QString &product = QStringLiteral("checking"),
                      Approval approval = Approval::Approved)
    {
        const qint64 now = clock.nowMicros();
        return transact([&](store::Transaction &transaction) {
            const auto opened = must(accounts::openAccount(transaction, users(), bank->settings().identity,
                                                           {product, Currency::euro(), {owner}}, idOf(Role::Teller), now));
            if (approval == Approval::Approved)
                must(accounts::decideOpening(transaction, users(), opened.summary.id, accounts::OpeningDecision::Approve,
                                             idOf(Role::Supervisor), opened.version, now));
            return opened.summary.id;
        });
    }
    /// A customer with an account and this much in it, which didn't count for a limit.
    struct Client {
        UserId user;
        AccountId account;
    };
    Client client(const QString &name, qint64 cents = 0)
    {
        const UserId user = customer(name);
        const Client made{user, account(user)};
        if (cents > 0)
            fund(made.account, cents);
        return made;
    }
    void fund(AccountId account, qint64 cents)
    {
        ledger::Command command;
        command.key = newKey();
        command.principal = command.maker = idOf(Role::Supervisor);
        command.requestHash = QByteArray(ledger::requestHashBytes, 'f');
        command.kind = EntryKind::Opening;
        command.currency = Currency::euro();
        command.legs = {{account, cents}, {settlement, -cents}};
        book(command);
    }

    static Money euros(qint64 cents) { return {cents, Currency::euro()}; }
    static CashRequest cash(AccountId account, qint64 cents, const QString &note = {})
    {
        return {account, {}, euros(cents), {{looseCoins, cents}}, note, {}};
    }
    static wire::TransferOrder order(AccountId from, AccountId to, qint64 cents)
    {
        wire::TransferOrder order;
        order.from = from;
        order.to = to;
        order.amount = euros(cents);
        return order;
    }
    IdempotencyKey newKey() const { return IdempotencyKey::make(clock.nowMicros()); }

    qint64 balanceOf(AccountId account) { return detailsOf(account).summary.balance.minorUnits; }
    AccountDetails detailsOf(AccountId account)
    {
        const auto said = teller().call(wire::account, {account});
        if (!said.value)
            qFatal("no account: %s", qPrintable(said.inShort()));
        return *said.value;
    }
    QList<PostingLine> postingsOf(AccountId account)
    {
        const auto said = teller().call(wire::postings, {account, {}, 200});
        return said.value ? said.value->items : QList<PostingLine>();
    }

    const identity::Users &users() const { return bank->services().users; }
    store::Connection &connection() { return database.connection(); }
    ledger::Booked book(const ledger::Command &command)
    {
        std::promise<ledger::Settled> promise;
        bank->services().engine.submit(command, [&](const ledger::Settled &settled) { promise.set_value(settled); });
        const ledger::Settled settled = promise.get_future().get();
        if (!settled || !*settled)
            qFatal("the fixture's posting isn't booked");
        return **settled;
    }

    TestDatabase database;
    QTemporaryDir folder;
    ManualClock clock;
    QStringList arguments; ///< as guichetd takes them
    std::optional<Configuration> configuration;
    std::unique_ptr<BankAssembly> bank;
    std::unique_ptr<BankServer> server;
    quint16 port = 0;
    QByteArray authority;
    AccountId settlement;
    AccountId till;

private:
    static QString sentence(const QString &error) { return error; }
    static QString sentence(const Refused &refused) { return enumName(refused.reason); }
    template <class T, class E>
    static T must(tl::expected<T, E> outcome)
    {
        if (!outcome)
            qFatal("the bank isn't made: %s", qPrintable(sentence(outcome.error())));
        if constexpr (!std::is_void_v<T>)
            return std::move(*outcome);
    }

    identity::NewCustomer newCustomer(const QString &name)
    {
        const int number = ++m_people;
        identity::NewCustomer customer;
        customer.declared.name = name;
        customer.declared.birthDate = QDate(1980, 5, 17);
        customer.declared.phone = QStringLiteral("+3361234%1").arg(number, 4, 10, QLatin1Char('0'));
        customer.declared.email = QStringLiteral("customer%1@mail.example").arg(number);
        customer.declared.idNumber = QStringLiteral("ID%1").arg(number, 6, 10, QLatin1Char('0'));
        customer.registeredBy = idOf(Role::Teller);
        return customer;
    }
    UserId registerOne(store::Transaction &transaction, const identity::NewCustomer &customer, Approval approval)
    {
        const UserId id = must(users().registerCustomer(transaction, customer));
        ledger::registerCustomer(transaction.connection(), id);
        if (approval == Approval::Approved) {
            must(users().setApproved(transaction, id, true, idOf(Role::Compliance)));
            must(ledger::setCustomerApproved(transaction.connection(), id, true));
        }
        return id;
    }
    void makeUser(Role role, const QString &name)
    {
        const QString hash = identity::hashPassword(password, identity::cheapScryptCost);
        m_users[role] = transact([&](store::Transaction &transaction) {
            if (role != Role::Customer)
                return must(users().createStaff(transaction, {name, emailOf(role), role, hash, {}}));
            identity::NewCustomer customer = newCustomer(name);
            customer.declared.email = emailOf(role);
            customer.passwordHash = hash;
            customer.registeredBy = {};
            return registerOne(transaction, customer, Approval::Waiting);
        });
    }
    void fillTill()
    {
        till = transact([&](store::Transaction &transaction) {
                   settlement = accounts::openInternalAccount(
                       transaction, {QStringLiteral("settlement:EUR"), QStringLiteral("Settlement"), Currency::euro(),
                                     ledger::AccountNature::Internal});
                   return must(tills::openTill(transaction, {QStringLiteral("Till 1"), idOf(Role::Teller), Currency::euro(),
                                                             idOf(Role::Supervisor), clock.nowMicros()}));
               }).account;
        book(must(tills::prepareCashMove(newKey(), {settlement, till, Currency::euro(),
                                                    {{note50, 100}, {looseCoins, 1'000'000}}, idOf(Role::Supervisor)})));
    }

    int m_people = 0;
    QHash<Role, UserId> m_users;
    QHash<Role, QByteArray> m_tokens;
};

} // namespace guichet
