// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samplebank.h"

#include "models/wire/session.h"

#include <QCoreApplication>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace guichet::testing {

namespace {

constexpr qint64 morning = 1'741'945'320'000'000; // 2025-03-14 09:42 UTC

SignedInUser maya(Role role)
{
    return {UserId{12}, u"Maya Okafor"_s, u"maya.okafor@northgate.example"_s, role};
}

} // namespace

bool waitUntil(const std::function<bool()> &condition, int milliseconds)
{
    QElapsedTimer elapsed;
    elapsed.start();
    while (!condition() && elapsed.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    return condition();
}

SampleBank::SampleBank(SignIn signIn, Role role)
    : clock(morning)
    , api(server.url(), server.authority(), clock)
    , keychain(u"guichet-test"_s, u"session"_s)
    , session(api, keychain)
    , journalFile(m_folder.filePath(u"journal.sqlite"_s))
    , journal(journalFile)
{
    bank.name = u"Northgate Bank"_s;
    bank.businessDate = QDate(2025, 3, 14);
    bank.timeZone = u"Europe/Paris"_s;
    bank.country = u"FR"_s;
    bank.currency = Currency::euro();
    bank.depositCapMinorUnits = 100'000;
    bank.sourceOfFundsFromMinorUnits = 1'000'000;
    server.give(wire::login, {u"access"_s, morning + 600 * microsPerSecond, u"refresh"_s, maya(role)});
    server.give(wire::customer, details());
    server.give(wire::accountsOf, accounts());
    server.give(wire::customerLimits, limits());
    server.give(wire::till, till());
    server.give(wire::findCustomers, {{summary(amelie, u"Amélie Fontaine-Nguyễn"_s)}});
    server.give(wire::deposit, receipt());
    if (signIn == SignIn::No)
        return;
    session.signIn({u"maya.okafor@northgate.example"_s, u"secret"_s}, client::Session::Remember::No, &session,
                   [](const std::optional<client::Failure> &failure) {
                       if (failure)
                           qWarning("sign-in: %d %s", static_cast<int>(failure->kind), qPrintable(failure->problem.detail));
                   });
    if (!waitUntil([this] { return session.isSignedIn(); }))
        qFatal("the sample bank lets nobody in");
}

CustomerSummary SampleBank::summary(UserId id, const QString &name, bool approved)
{
    return {id, name, QDate(1988, 6, 2), u"678"_s, u"41X"_s, UserStatus::Active, approved};
}

CustomerDetails SampleBank::details()
{
    CustomerDetails customer;
    customer.id = amelie;
    customer.declared.name = u"Amélie Fontaine-Nguyễn"_s;
    customer.declared.birthDate = QDate(1988, 6, 2);
    customer.declared.email = u"amelie@example.org"_s;
    customer.declared.phone = u"+33612345678"_s;
    customer.approved = true;
    customer.review = ReviewStatus::Approved;
    customer.createdAtMicros = morning;
    return customer;
}

wire::AccountList SampleBank::accounts()
{
    AccountSummary first;
    first.id = current;
    first.number = u"FR7630006000011234567890189"_s;
    first.product = u"checking"_s;
    first.productName = u"Current account"_s;
    first.status = AccountStatus::Active;
    first.isDefault = true;
    first.balance = euro(391'842);
    first.available = euro(391'842);
    AccountSummary second = first;
    second.id = savings;
    second.number = u"FR7630006000010000000000097"_s;
    second.product = u"savings"_s;
    second.productName = u"Savings"_s;
    second.isDefault = false;
    second.balance = euro(1'500'000);
    second.available = euro(1'450'000);
    return {{first, second}};
}

wire::LimitList SampleBank::limits(int used)
{
    return {{{Action::Deposit, used, 4}, {Action::Withdrawal, used, 4}, {Action::Transfer, used, 4}}};
}

wire::TillView SampleBank::till()
{
    wire::TillView view;
    view.positions = {{TillId{3}, u"Till 03"_s, AccountId{900}, euro(1'248'000)}};
    view.cash = {{20'000, 20}, {10'000, 50}, {5'000, 40}, {2'000, 50}, {1'000, 30}, {500, 20}, {looseCoins, 108'000}};
    const auto line = [](int number, EntryKind kind, int minutesAgo, qint64 minorUnits, const QString &name) {
        return TillLine{EntryId{number}, kind, morning - minutesAgo * 60 * microsPerSecond, euro(minorUnits), name};
    };
    view.lines = {line(4, EntryKind::Deposit, 3, 125'000, u"Amélie Fontaine-Nguyễn"_s),
                  line(3, EntryKind::Withdrawal, 14, -30'000, u"Delphine Fontaine"_s),
                  line(2, EntryKind::Withdrawal, 33, -411'111, u"Karim al-Khatib"_s),
                  line(1, EntryKind::Deposit, 47, 9'000, u"王小明"_s)};
    return view;
}

Receipt SampleBank::receipt(EntryKind kind, qint64 minorUnits)
{
    Receipt receipt;
    receipt.key = IdempotencyKey::derive(morning, "receipt");
    receipt.entry = EntryId{55};
    receipt.kind = kind;
    receipt.businessDate = QDate(2025, 3, 14);
    receipt.postedAtMicros = morning;
    receipt.account = current;
    receipt.counterparty = AccountId{900};
    receipt.amount = euro(minorUnits);
    receipt.balanceAfter = euro(391'842 + (kind == EntryKind::Deposit ? minorUnits : -minorUnits));
    receipt.limit = {Action::Deposit, 2, 4};
    return receipt;
}

} // namespace guichet::testing
