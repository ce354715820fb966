// SPDX-License-Identifier: GPL-3.0-or-later
// https, reads: what a server answers over TLS with keep-alive, asked by wrk on the same computer: transfers with tokens
// and keys beside pgbench on the same cluster, and accounts with their recent transactions.
#include "app/demo/staff.h"
#include "models/wire/session.h"
#include "services/client/apiclient.h"
#include "services/store/connection.h"
#include "tests/bench/benchcluster.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QTemporaryDir>

#include <cstdio>

using namespace guichet;
using namespace guichet::bench;
using namespace Qt::StringLiterals;

namespace {

int runs = 3;
constexpr int secondsARun = 8;
constexpr int secondsToWarm = 30; // a million accounts come into PostgreSQL's buffers
constexpr int pgbenchSeconds = 5;
constexpr int accountsAsked = 200'000;
constexpr qint64 postingsAPage = 10; // as reads.lua asks for
constexpr int readyTenths = 1'200;
constexpr double aimPerSecond = 10'417; // 900 million a day
constexpr double ratioTarget = 2;
constexpr double p99TargetMillis = 50;
constexpr double readsTarget = 25'000;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// A guichetd of this build, on the data folder whose cluster runs already.
class Server
{
public:
    Server(const QString &program, const QString &data)
    {
        const QString ready = QDir(data).filePath(u"ready"_s);
        QFile::remove(ready);
        m_process.setStandardOutputFile(QDir(data).filePath(u"guichetd.log"_s));
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program, {u"--private-cluster"_s, data, u"--listen"_s, u"127.0.0.1:0"_s, u"--ready-file"_s, ready,
                                  u"--limit-per-day"_s, u"1000000"_s, u"--rate-limits"_s, u"no"_s});
        QFile file(ready);
        for (int tenth = 0; tenth < readyTenths && !file.exists(); ++tenth) {
            if (m_process.waitForFinished(100))
                qFatal("the server didn't start: see guichetd.log in the data folder");
        }
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the server isn't ready");
        m_address = QString::fromUtf8(file.readLine()).trimmed().replace(u"127.0.0.1"_s, u"localhost"_s);
    }
    ~Server()
    {
        m_process.terminate();
        m_process.waitForFinished(-1);
    }
    const QString &address() const { return m_address; }

private:
    QProcess m_process;
    QString m_address;
};

/// Access tokens of the staff who may move money.
QByteArrayList signIn(const QString &address, const QString &data)
{
    SystemClock clock;
    client::ApiClient api(QUrl(address), QSslCertificate::fromPath(QDir(data).filePath(u"tls/ca.pem"_s)), clock);
    QObject context;
    QByteArrayList tokens;
    int waiting = 0;
    for (const demo::SignIn &person : demo::signIns()) {
        if (person.role != Role::Teller && person.role != Role::Supervisor)
            continue;
        ++waiting;
        api.call<wire::LoginRequest, wire::SessionReply>(
            wire::login, {person.email, demo::password}, &context, [&](const auto &reply) {
                if (!reply)
                    qFatal("signing in: %s", qPrintable(reply.error().problem.detail));
                tokens.append(reply->accessToken.toLatin1());
                --waiting;
            });
    }
    while (waiting > 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return tokens;
}

void write(const QString &file, const QByteArrayList &lines)
{
    QFile to(file);
    if (!to.open(QIODevice::WriteOnly) || to.write(lines.join('\n') + '\n') < 0)
        qFatal("%s can't be written", qPrintable(file));
}

struct Accounts {
    QByteArrayList lines; ///< account and owner
    qint64 postings = 0; ///< on the pages of recent transactions, all together
};

Accounts someAccounts(const store::Database &database)
{
    store::Connection connection(database.withLimits({{}, {}, {}}));
    Accounts accounts;
    for (const store::Row &row : connection.run("bench/some_accounts", {{":limit", accountsAsked}})) {
        accounts.lines.append(QByteArray::number(row.int64("id")) + ' ' + QByteArray::number(row.int64("owner")));
        accounts.postings += std::min<qint64>(row.int64("sequence"), postingsAPage);
    }
    if (accounts.lines.size() < 2)
        qFatal("the bank has not been loaded: guichetctl demo --customers 1000000");
    return accounts;
}

struct Answers {
    double perSecond = 0;
    double p99Millis = 0;
};

/// What wrk and its script need.
struct Asking {
    QString address, scripts, tokens, accounts;
    double postingsRead = 0; ///< on a page of recent transactions, on average

    Answers ask(const char *script, int connections, int seconds) const
    {
        QProcess wrk;
        wrk.setProcessChannelMode(QProcess::MergedChannels);
        wrk.start(u"wrk"_s, {u"-t1"_s, u"-c"_s, QString::number(connections), u"-d"_s, u"%1s"_s.arg(seconds), u"--timeout"_s,
                             u"10s"_s, u"-s"_s, QDir(scripts).filePath(QString::fromLatin1(script)), address, u"--"_s, tokens,
                             accounts});
        if (!wrk.waitForFinished(-1) || wrk.exitCode() != 0)
            qFatal("wrk: %s", wrk.readAll().constData());
        const QByteArray said = wrk.readAll();
        const QList<QByteArray> figures = said.mid(said.indexOf("RESULT ")).simplified().split(' ');
        if (figures.size() < 6)
            qFatal("wrk: %s", said.constData());
        if (figures[3].toInt() > 0 || figures[4].toInt() > 0)
            qFatal("%s requests were refused, %s got no answer", figures[3].constData(), figures[4].constData());
        return {figures[1].toDouble() * 1e6 / figures[2].toDouble(), figures[5].toDouble() / 1e3};
    }
};

bool measureTransfers(const Asking &asking, BenchCluster &cluster)
{
    cluster.preparePgbench();
    bool isMet = true;
    (void)asking.ask("transfers.lua", 256, secondsToWarm);
    std::vector<double> pgbench;
    std::map<int, std::vector<double>> rates, p99;
    for (int run = 0; run < runs; ++run) {
        pgbench.push_back(cluster.bestOfPgbench(pgbenchSeconds));
        for (const int connections : {64, 256}) {
            const Answers answers = asking.ask("transfers.lua", connections, secondsARun);
            rates[connections].push_back(answers.perSecond);
            p99[connections].push_back(answers.p99Millis);
        }
    }
    for (const auto &[connections, values] : rates) {
        const double ratio = median(values) / median(pgbench);
        const bool isGood = ratio >= ratioTarget && (connections < 256 || median(p99[connections]) <= p99TargetMillis);
        isMet = isMet && isGood;
        std::printf("{\"bench\":\"https\",\"connections\":%d,\"ours\":%.0f,\"aim\":%.0f,\"pgbench\":%.0f,\"ratio\":%.2f,"
                    "\"p99_ms\":%.1f,\"target\":%.0f,\"ok\":%s}\n",
                    connections, median(values), aimPerSecond, median(pgbench), ratio, median(p99[connections]), ratioTarget,
                    isGood ? "true" : "false");
    }
    return isMet;
}

bool measureReads(const Asking &asking)
{
    bool isMet = false;
    (void)asking.ask("reads.lua", 256, secondsToWarm);
    for (const int connections : {64, 256}) {
        std::vector<double> rates, p99;
        for (int run = 0; run < runs; ++run) {
            const Answers answers = asking.ask("reads.lua", connections, secondsARun);
            rates.push_back(answers.perSecond);
            p99.push_back(answers.p99Millis);
        }
        const bool isGood = median(rates) >= readsTarget;
        isMet = isMet || isGood;
        std::printf("{\"bench\":\"reads\",\"connections\":%d,\"postings_a_page\":%.1f,\"ours\":%.0f,\"target\":%.0f,\"p99_ms\":%.1f,"
                    "\"ok\":%s}\n",
                    connections, asking.postingsRead, median(rates), readsTarget, median(p99), isGood ? "true" : "false");
    }
    return isMet;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments().mid(1);
    if (arguments.value(4) == u"quick"_s)
        runs = 1;
    if (arguments.size() < 4 || (arguments[0] != u"https"_s && arguments[0] != u"reads"_s))
        qFatal("httpsbench https|reads GUICHETD DATA SCRIPTS [quick]");
    store::loadDrivers();
    BenchCluster cluster(arguments[2]);
    const QTemporaryDir folder;
    const Server server(arguments[1], arguments[2]);
    const Accounts accounts = someAccounts(cluster.databaseNamed(u"guichet"_s));
    const Asking asking{server.address(), arguments[3], folder.filePath(u"tokens"_s), folder.filePath(u"accounts"_s),
                        static_cast<double>(accounts.postings) / static_cast<double>(accounts.lines.size())};
    write(asking.tokens, signIn(server.address(), arguments[2]));
    write(asking.accounts, accounts.lines);
    return (arguments[0] == u"https"_s ? measureTransfers(asking, cluster) : measureReads(asking)) ? 0 : 1;
}
