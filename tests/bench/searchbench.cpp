// SPDX-License-Identifier: GPL-3.0-or-later
// search: how long a teller waits for customers by their first letters, and for the first page of a long account.
#include "app/demo/busycustomer.h"
#include "app/demo/person.h"
#include "app/demo/staff.h"
#include "models/values/searchfold.h"
#include "models/wire/accounts.h"
#include "models/wire/customers.h"
#include "models/wire/session.h"
#include "services/client/apiclient.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSslCertificate>

#include <cstdio>

using namespace guichet;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 3;
constexpr int warmUp = 30; ///< requests before each run that don't count
constexpr int requestsARun = 300;
constexpr qint64 rowsAPage = 50;
constexpr qint64 rowsFound = 20;
constexpr qint64 findTargetMicros = 50'000;
constexpr qint64 pageTargetMicros = 20'000;
constexpr quint64 seed = 4711;

[[noreturn]] void give(const QString &what, const client::Failure &failure)
{
    qFatal("%s: %s", qPrintable(what), qPrintable(failure.problem.detail));
}

QString millis(qint64 micros)
{
    return u"%1.%2"_s.arg(micros / 1000).arg(micros % 1000 / 100);
}

/// Of sorted values: the one that so many percent of them don't exceed.
qint64 percentile(const QList<qint64> &sorted, int percent)
{
    return sorted[std::min(sorted.size() - 1, sorted.size() * percent / 100)];
}

qint64 median(QList<qint64> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// One thing that is asked for again and again.
struct Measurement {
    const char *what;
    qint64 targetMicros;
    std::function<void(std::function<void()> done)> ask;
};

/// Asks for one thing after the other and prints a figure for each.
class Bench : public QObject
{
public:
    Bench(const QUrl &server, const QList<QSslCertificate> &authority)
        : m_api(server, authority, m_clock)
    {
    }

    void start()
    {
        const wire::LoginRequest login{demo::signIns().first().email, demo::password};
        m_api.call<wire::LoginRequest, wire::SessionReply>(wire::login, login, this, [this](const auto &reply) {
            if (!reply)
                give(u"signing in"_s, reply.error());
            m_api.setAccessToken(reply->accessToken.toLatin1());
            findBusyCustomer();
        });
    }
    bool allMet() const { return m_allMet; }

private:
    void find(const QString &text, std::function<void(const wire::CustomerList &)> done)
    {
        m_api.call<wire::FindRequest, wire::CustomerList>(wire::findCustomers, {text, rowsFound}, this,
                                                          [done = std::move(done)](const auto &reply) {
                                                              if (!reply)
                                                                  give(u"finding"_s, reply.error());
                                                              done(*reply);
                                                          });
    }

    void findBusyCustomer()
    {
        find(demo::busyCustomer, [this](const wire::CustomerList &found) {
            if (found.items.isEmpty())
                qFatal("the bank has not been loaded: guichetctl demo --customers 1000000");
            m_api.call<wire::AccountsOfRequest, wire::AccountList>(
                wire::accountsOf, {found.items.first().id}, this, [this](const auto &reply) {
                    if (!reply)
                        give(u"the accounts"_s, reply.error());
                    m_busyAccount = reply->items.first().id;
                    measure();
                });
        });
    }

    /// The first two to four letters of a word of a name that may be there.
    QString firstLetters()
    {
        for (;;) {
            const auto person = demo::makePerson(m_random, m_random.below(1'000'000), QDate(2026, 1, 1));
            const QString word = m_random.pick(searchWords(person.declared.name));
            if (word.size() >= 2)
                return word.first(std::min<qsizetype>(word.size(), m_random.between(2, 4)));
        }
    }

    void measure()
    {
        m_measurements = {
            {"find by first letters", findTargetMicros,
             [this](std::function<void()> done) {
                 find(firstLetters(), [done = std::move(done)](const wire::CustomerList &found) {
                     if (found.items.isEmpty())
                         qFatal("nobody was found by the letters of a name");
                     done();
                 });
             }},
            {"first page of the longest account", pageTargetMicros,
             [this](std::function<void()> done) {
                 m_api.call<wire::PostingPageRequest, wire::PostingPage>(
                     wire::postings, {m_busyAccount, {}, rowsAPage}, this, [done = std::move(done)](const auto &reply) {
                         if (!reply)
                             give(u"the page"_s, reply.error());
                         if (reply->items.size() != rowsAPage)
                             qFatal("the page is short");
                         done();
                     });
             }}};
        askNext();
    }

    void askNext()
    {
        m_timer.start();
        m_measurements.first().ask([this] {
            m_times.append(m_timer.nsecsElapsed() / 1000);
            if (m_times.size() == warmUp + requestsARun)
                endRun();
            // not from within the reply: the stack would grow with every request
            if (!m_measurements.isEmpty())
                QMetaObject::invokeMethod(this, [this] { askNext(); }, Qt::QueuedConnection);
        });
    }

    void endRun()
    {
        QList<qint64> times = m_times.sliced(warmUp);
        std::sort(times.begin(), times.end());
        m_middles.append(percentile(times, 50));
        m_highs.append(percentile(times, 95));
        m_times.clear();
        if (m_middles.size() < runs)
            return;
        print(m_measurements.takeFirst());
        m_middles.clear();
        m_highs.clear();
        if (m_measurements.isEmpty())
            QCoreApplication::quit();
    }

    void print(const Measurement &measurement)
    {
        const qint64 high = median(m_highs);
        const bool met = high <= measurement.targetMicros;
        m_allMet = m_allMet && met;
        std::printf("{\"bench\":\"search\",\"what\":\"%s\",\"requests\":%d,\"runs\":%d,\"p50_ms\":%s,\"p95_ms\":%s,"
                    "\"target_ms\":%lld,\"ok\":%s}\n",
                    measurement.what, requestsARun, runs, qPrintable(millis(median(m_middles))),
                    qPrintable(millis(high)), measurement.targetMicros / 1000, met ? "true" : "false");
        std::fflush(stdout);
    }

    SystemClock m_clock;
    client::ApiClient m_api;
    demo::Random m_random{seed};
    AccountId m_busyAccount;
    QList<Measurement> m_measurements;
    QElapsedTimer m_timer;
    QList<qint64> m_times;
    QList<qint64> m_middles; ///< of each run
    QList<qint64> m_highs;
    bool m_allMet = true;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments().mid(1);
    if (arguments.size() != 2)
        qFatal("searchbench https://HOST:PORT CA.pem");
    Bench bench(QUrl{arguments[0]}, QSslCertificate::fromPath(arguments[1]));
    bench.start();
    application.exec();
    return bench.allMet() ? 0 : 1;
}
