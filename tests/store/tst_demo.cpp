// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/maker.h"
#include "models/values/mrz.h"
#include "services/accounts/directory.h"
#include "services/ledger/reads.h"
#include "services/stats/figures.h"
#include "services/tills/tills.h"
#include "tests/support/testdatabase.h"

#include <QGuiApplication>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace guichet;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 friday = 1'800'010'800'000'000; // 2027-01-15 12:00 in Paris
constexpr int customers = 34;
constexpr int days = 40; // with a month's end

demo::Plan planOf(quint64 seed)
{
    return {customers, days, seed, friday, identity::cheapScryptCost, 200};
}

/// A demo bank in a database of its own.
class DemoBank
{
public:
    explicit DemoBank(quint64 seed = 7)
        : plan(planOf(seed))
    {
        auto made = BankAssembly::make(configuration(), clock);
        if (!made)
            qFatal("%s", qPrintable(made.error()));
        bank = std::move(*made);
        const auto filled = demo::makeBank(*bank, clock, plan, [](const QString &) {});
        if (!filled)
            qFatal("%s", qPrintable(filled.error()));
    }

    Configuration configuration(const QStringList &further = {}) const
    {
        return *Configuration::read(QStringList{u"--database"_s, database.database().description(),
                                                u"--allow-volatile-database=yes"_s, u"--data"_s, folder.path(),
                                                u"--image-decoder"_s, QStringLiteral(GUICHET_DECODER)}
                                        + further,
                                    {});
    }
    store::Connection &connection() { return database.connection(); }
    const identity::Users &users() const { return bank->services().users; }
    QList<CustomerSummary> everybody()
    {
        QList<UserId> ids;
        for (const auto &row : connection().run("teststore/customer_ids"))
            ids.append(row.id<UserId>("id"));
        return users().summaries(connection(), ids);
    }
    QList<ReviewCase> waiting()
    {
        const auto page = bank->services().reviews.queue(connection(), {});
        QList<ReviewCase> cases;
        for (const ReviewSummary &summary : page->items) {
            cases.append(*store::inTransaction(connection(), [&](store::Transaction &transaction) {
                return bank->services().reviews.caseById(transaction, summary.id, UserId{1});
            }));
        }
        return cases;
    }
    /// Name and balance of every account, in the order of opening.
    QStringList books()
    {
        QList<AccountId> ids;
        for (qint64 id = 1; id < 400; ++id)
            ids.append(AccountId{id});
        const auto names = accounts::namesOf(connection(), users(), ids);
        const auto balances = ledger::balances(connection(), ids);
        QStringList lines;
        for (const AccountId id : std::as_const(ids)) {
            if (balances.contains(id))
                lines.append(u"%1 %2"_s.arg(names.value(id).name).arg(balances[id].posted));
        }
        return lines;
    }

    TestDatabase database;
    QTemporaryDir folder;
    ManualClock clock{friday};
    demo::Plan plan;
    std::unique_ptr<BankAssembly> bank;
};

} // namespace

class DemoTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<DemoBank> m_demo;

private Q_SLOTS:
    void initTestCase() { m_demo = std::make_unique<DemoBank>(); }
    void cleanupTestCase() { m_demo.reset(); }

    void thereAreCustomersOfSeveralScripts()
    {
        const auto all = m_demo->everybody();
        QCOMPARE(all.size(), customers);
        QCOMPARE(std::count_if(all.begin(), all.end(), [](const auto &customer) { return customer.approved; }),
                 customers - demo::notApproved);
        const auto found = m_demo->users().find(m_demo->connection(), u"amelie fontaine"_s, 5);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().name, u"Amélie Fontaine-Nguyễn"_s);
        QVERIFY(found.first().approved);
        const auto owner = m_demo->users().emailOwner(m_demo->connection(), u"amelie.fontaine@mail.example"_s);
        QVERIFY(owner && owner->confirmed && !owner->defaultAccount.isNull());
    }

    void everyRoleSignsIn()
    {
        QSet<Role> roles;
        for (const auto &member : m_demo->users().staffMembers(m_demo->connection()))
            roles.insert(member.role);
        for (const auto &[role, name] : EnumNames<Role>::values)
            QVERIFY2(role == Role::Customer || roles.contains(role), name);
        const QString table = demo::signInTable();
        for (const demo::SignIn &signIn : demo::signIns()) {
            QVERIFY(table.contains(signIn.email));
            const auto session = m_demo->bank->services().sessions.signIn(
                m_demo->connection(), {signIn.email, demo::password, u"127.0.0.1"_s});
            QVERIFY2(session.has_value(), qPrintable(signIn.email));
        }
        QVERIFY(demo::password.size() >= 15);
    }

    void theBooksBalance()
    {
        QCOMPARE(m_demo->connection().run("teststore/sum_of_postings").only().int64("sum"), 0);
        QCOMPARE(ledger::unbalancedCount(m_demo->connection()), 0);
        QCOMPARE(m_demo->connection().run("teststore/broken_histories").only().int64("count"), 0);
        QVERIFY(m_demo->connection().run("teststore/count_entries").only().int64("count") > 300);
    }

    void limitsAreKept()
    {
        const qint64 most = m_demo->connection().run("teststore/most_in_a_day").only().int64("most");
        QVERIFY2(most >= 1 && most <= 4, qPrintable(QString::number(most)));
    }

    void weekEndsAreQuiet()
    {
        const auto &bank = *m_demo->bank;
        const QDate today = bank.calendar().dateAt(friday);
        const auto rows = stats::figures(m_demo->connection(),
                                         {StatsGrain::Day, today.addDays(-days), today, {}, {}, Currency::euro()});
        QVERIFY(rows);
        QMap<bool, qint64> counts;
        for (const StatsRow &row : *rows)
            counts[row.periodStart.dayOfWeek() >= Qt::Saturday] += row.countIn + row.countOut;
        QVERIFY(counts[false] > 5 * counts[true]);
        QVERIFY(counts[true] > 0);
        QCOMPARE(rows->last().periodStart, today); // up to today, and the figures have followed
    }

    void everyTillStartsWithItsFloat()
    {
        const auto tills = tills::positions(m_demo->connection(), Currency::euro());
        QCOMPARE(tills.size(), 3);
        for (const TillPosition &till : tills) {
            QVERIFY(till.balance.minorUnits > 0);
            const CashCount notes = tills::notesIn(m_demo->connection(), till.account);
            QCOMPARE(totalOf(notes, Currency::euro()), till.balance.minorUnits);
        }
    }

    void twelveReviewsWaitOneExpiredOneDifferent()
    {
        const auto cases = m_demo->waiting();
        QCOMPARE(cases.size(), 12);
        const QDate today = m_demo->bank->calendar().dateAt(friday);
        int expired = 0;
        int different = 0;
        for (const ReviewCase &review : cases) {
            QVERIFY(review.hasFront && review.hasBack);
            const auto zone = parseMrz(review.reading.machineReadableZone, today);
            QVERIFY(zone);
            QCOMPARE(zone->failedChecks, QStringList());
            QCOMPARE(zone->birthDate, review.customer.declared.birthDate);
            expired += review.reading.expiryDate < today ? 1 : 0;
            different += zone->number != review.customer.declared.idNumber ? 1 : 0;
        }
        QCOMPARE(expired, 1);
        QCOMPARE(different, 1);
    }

    void cardsAreImages()
    {
        const auto cases = m_demo->waiting();
        for (const DocumentSide side : {DocumentSide::Front, DocumentSide::Back}) {
            const auto image = store::inTransaction(m_demo->connection(), [&](store::Transaction &transaction) {
                return m_demo->bank->services().reviews.image(transaction, cases.first().id, side, UserId{1});
            });
            QVERIFY(image);
            QCOMPARE(QImage::fromData(image->bytes).size(), QSize(1011, 638));
        }
    }

    void requestsWaitForASecondPerson()
    {
        const auto requests = accounts::waitingRequests(m_demo->connection(), m_demo->users(), {});
        QVERIFY(requests);
        QCOMPARE(requests->items.size(), 5);
    }

    void theSameSeedMakesTheSameBank()
    {
        DemoBank again;
        QCOMPARE(again.books(), m_demo->books());
        DemoBank other(8);
        QVERIFY(other.books() != m_demo->books());
    }

    void aSecondTimeNothingIsMade()
    {
        QStringList said;
        const auto before = m_demo->books();
        const auto provided = demo::provideBank(m_demo->configuration(), m_demo->plan,
                                                [&](const QString &sentence) { said.append(sentence); });
        QVERIFY2(provided.has_value(), qPrintable(provided ? QString() : provided.error()));
        QCOMPARE(said, QStringList{u"the demo bank is there"_s});
        QCOMPARE(m_demo->books(), before);
    }

    void aResetBeginsAnew()
    {
        DemoBank demo(9);
        const auto provided = demo::provideBank(demo.configuration({u"--reset"_s}), planOf(7), [](const QString &) {});
        QVERIFY2(provided.has_value(), qPrintable(provided ? QString() : provided.error()));
        demo.database.connection().close();
        QCOMPARE(demo.books(), m_demo->books());
    }

    void aForeignBankIsLeftAlone()
    {
        DemoBank demo(9);
        demo.database.superuserConnection().runScriptNamed("teststore/drop_marker");
        const auto before = demo.books();
        const auto provided = demo::provideBank(demo.configuration({u"--reset"_s}), planOf(7), [](const QString &) {});
        QVERIFY(!provided);
        QVERIFY(provided.error().contains(u"wasn't made by the demo"_s));
        QCOMPARE(demo.books(), before);
    }

    void furtherCustomersAreLoaded()
    {
        DemoBank demo(9);
        const auto provided = demo::provideBank(demo.configuration({u"--customers"_s, u"500"_s}), demo.plan,
                                                [](const QString &) {});
        QVERIFY2(provided.has_value(), qPrintable(provided ? QString() : provided.error()));
        QCOMPARE(demo.everybody().size(), customers + 500 + 1);
        QCOMPARE(demo.connection().run("teststore/sum_of_postings").only().int64("sum"), 0);
        QCOMPARE(demo.connection().run("teststore/broken_histories").only().int64("count"), 0);
        const auto busy = demo.users().find(demo.connection(), u"zephyrine grand"_s, 2);
        QCOMPARE(busy.size(), 1);
    }
};

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv); // the ID cards are drawn
    store::loadDrivers();
    DemoTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_demo.moc"
