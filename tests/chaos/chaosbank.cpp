// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/chaosbank.h"

#include "app/common/bankassembly.h"
#include "models/wire/session.h"
#include "services/accounts/internalaccounts.h"
#include "services/accounts/opening.h"
#include "services/accounts/upkeep.h"
#include "services/ledger/accountbook.h"
#include "services/store/transaction.h"
#include "tests/chaos/tlsclient.h"

#include <QDir>

#include <future>

namespace guichet::chaos {

namespace {

const QString password = QStringLiteral("a password for tests");
const QString signsIn = QStringLiteral("supervisor@bank.example");

QString sentence(const QString &error)
{
    return error;
}

QString sentence(const Refused &refused)
{
    return enumName(refused.reason);
}

template <class T, class E>
T must(tl::expected<T, E> outcome)
{
    if (!outcome)
        qFatal("the bank isn't made: %s", qPrintable(sentence(outcome.error())));
    if constexpr (!std::is_void_v<T>)
        return std::move(*outcome);
}

void book(BankAssembly &bank, const ledger::Command &command)
{
    std::promise<bool> promise;
    bank.services().engine.submit(command, [&](const ledger::Settled &settled) { promise.set_value(settled && *settled); });
    if (!promise.get_future().get())
        qFatal("the bank's first postings aren't booked");
}

} // namespace

ChaosBank::ChaosBank(quint64 seed)
    : m_cluster(seed)
{
    const auto bank = assemble();
    makeStaff(*bank);
}

QStringList ChaosBank::arguments(qint64 limitPerDay, const QString &socketDirectory) const
{
    const store::Database own = m_cluster.database();
    const store::Database through
        = socketDirectory.isEmpty() ? own : store::Database::at(socketDirectory, own.databaseName(), own.user());
    return {QStringLiteral("--database"), through.description(),
            QStringLiteral("--data"),     m_cluster.filePath(QStringLiteral("data")),
            QStringLiteral("--listen"),   QStringLiteral("127.0.0.1:0"),
            QStringLiteral("--rate-limits=no"), QStringLiteral("--limit-per-day=%1").arg(limitPerDay)};
}

std::unique_ptr<BankAssembly> ChaosBank::assemble() const
{
    const auto configuration = must(Configuration::read(arguments(noLimit), {}));
    auto bank = must(BankAssembly::make(configuration, m_clock));
    must(bank->start());
    return bank;
}

void ChaosBank::makeStaff(BankAssembly &bank)
{
    const auto connection = bank.database().connect();
    const QString hash = identity::hashPassword(password, identity::cheapScryptCost);
    store::inTransaction(*connection, [&](store::Transaction &transaction) {
        const auto make = [&](Role role, const QString &email) {
            return must(bank.services().users.createStaff(transaction, {email, email, role, hash, {}}));
        };
        m_teller = make(Role::Teller, QStringLiteral("teller@bank.example"));
        m_compliance = make(Role::Compliance, QStringLiteral("compliance@bank.example"));
        m_supervisor = make(Role::Supervisor, signsIn);
        m_settlement = accounts::openInternalAccount(
            transaction, {QStringLiteral("settlement:EUR"), QStringLiteral("Settlement"), Currency::euro(),
                          ledger::AccountNature::Internal});
    });
}

QList<AccountId> ChaosBank::openAccounts(int count, qint64 cents)
{
    const auto bank = assemble();
    const auto connection = bank->database().connect();
    QList<AccountId> opened;
    for (int i = 0; i < count; ++i) {
        opened.append(openAccount(*bank, *connection));
        ledger::Command command;
        command.key = IdempotencyKey::make(m_clock.nowMicros());
        command.principal = command.maker = m_teller;
        command.requestHash = QByteArray(ledger::requestHashBytes, 'f');
        command.kind = EntryKind::Opening;
        command.currency = Currency::euro();
        command.legs = {{opened.last(), cents}, {m_settlement, -cents}};
        book(*bank, command);
    }
    return opened;
}

AccountId ChaosBank::openAccount(BankAssembly &bank, store::Connection &connection)
{
    const identity::Users &users = bank.services().users;
    const qint64 now = m_clock.nowMicros();
    const int number = ++m_people;
    identity::NewCustomer customer;
    customer.declared.name = QStringLiteral("Customer %1").arg(number);
    customer.declared.birthDate = QDate(1980, 5, 17);
    customer.declared.phone = QStringLiteral("+3361234%1").arg(number, 4, 10, QLatin1Char('0'));
    customer.declared.email = QStringLiteral("customer%1@mail.example").arg(number);
    customer.declared.idNumber = QStringLiteral("ID%1").arg(number, 6, 10, QLatin1Char('0'));
    customer.registeredBy = m_teller;
    return store::inTransaction(connection, [&](store::Transaction &transaction) {
        const UserId id = must(users.registerCustomer(transaction, customer));
        ledger::registerCustomer(connection, id);
        must(users.setApproved(transaction, id, true, m_compliance));
        must(ledger::setCustomerApproved(connection, id, true));
        const auto opened = must(accounts::openAccount(transaction, users, bank.settings().identity,
                                                       {QStringLiteral("checking"), Currency::euro(), {id}}, m_teller, now));
        must(accounts::decideOpening(transaction, users, opened.summary.id, accounts::OpeningDecision::Approve, m_supervisor,
                                     opened.version, now));
        return opened.summary.id;
    });
}

QByteArray ChaosBank::authority() const
{
    QFile file(m_cluster.filePath(QStringLiteral("data/tls/ca.pem")));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s isn't there", qPrintable(file.fileName()));
    return file.readAll();
}

void ChaosBank::signIn(Target &target) const
{
    TlsClient client(target);
    const wire::EncodedRequest encoded = wire::login.encodeRequest(wire::login.info, {signsIn, password});
    const HttpReply reply = client.send("POST", encoded.target, {{"Content-Type", encoded.contentType}}, encoded.body);
    const auto session = wire::login.decodeResponse({reply.contentType, reply.body});
    if (reply.status != 200 || !session)
        qFatal("no sign-in: %d %s", reply.status, reply.body.constData());
    target.token = session->accessToken.toLatin1();
}

std::unique_ptr<store::Connection> ChaosBank::connection() const
{
    using namespace std::chrono_literals;
    return m_cluster.database().withUser(QStringLiteral("postgres")).withLimits({10s, 300s, 0s}).connect();
}

} // namespace guichet::chaos
