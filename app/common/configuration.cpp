// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/configuration.h"

#include <QFile>
#include <QTextStream>

namespace guichet {
namespace {

constexpr Configuration::Option options[] = {
    {"config", "", "a file with the options below, a line each"},
    {"data", "", "folder of keys and certificates (default: that of --private-cluster)"},
    {"private-cluster", "", "folder of a PostgreSQL of our own, made when it isn't there"},
    {"database", "", "or: connection string of a PostgreSQL 15 or newer"},
    {"allow-volatile-database", "no", "FOR TESTS ONLY: runs on a PostgreSQL that loses money at a power cut (yes or no)"},
    {"listen", "127.0.0.1:8443", "address and port; port 0: any free one"},
    {"certificate-names", "", "further names of the server, by commas"},
    {"trusted-proxies", "", "addresses whose X-Forwarded-For is believed, by commas"},
    {"status-listen", "", "loopback address and port for health and metrics, without TLS"},
    {"request-log", "no", "a line of JSON for each request (yes or no)"},
    {"rate-limits", "yes", "whether the rates below hold (yes or no)"},
    {"rate-of-address", "1000", "requests a second from one address; 0: any number"},
    {"rate-of-staff", "500", "requests a second of one of the staff; 0: any number"},
    {"rate-of-customer", "20", "requests a second of one customer; 0: any number"},
    {"rate-of-sign-in", "10", "sign-ins and registrations a second from one address; 0: any number"},
    {"failures-of-address", "100", "failed sign-ins from one address in ten minutes, then only known ones; 0: any number"},
    {"failures-of-all", "2000", "the same from all addresses together"},
    {"staff-second-factor", "optional", "whether staff need a second factor (required or optional)"},
    {"ready-file", "", "gets a line with the address once the server answers"},
    {"image-decoder", "", "program that decodes photos (default: guichet-decoder beside this program)"},
    {"worker-threads", "3", "threads with a database connection each"},
    {"posting-queue", "4096", "commands that may wait for the ledger; above: 503"},
    {"bank-name", "Northgate Bank", "as people read it"},
    {"currency", "EUR", "the bank's own, ISO 4217"},
    {"time-zone", "Europe/Paris", "of the business date, IANA name"},
    {"business-day-starts", "00:00", "local time at which the business date moves on"},
    {"iban-country", "FR", "of account numbers"},
    {"iban-bank-code", "30006", "of account numbers"},
    {"limit-per-day", "4", "operations a customer may do a day, of each kind"},
    {"deposit-cap", "100000", "highest balance before approval, minor units"},
    {"source-of-funds-from", "100000", "deposits above are asked where the money comes from, minor units"},
    {"customers", "0", "demo: so many customers, loaded in bulk"},
    {"random-seed", "20250314", "demo: the same seed makes the same bank"},
    {"checkpoints", "", "folder of the checkpoints outside of the database (default: checkpoints in --data)"},
    {"json", "no", "verify: a line of JSON (yes or no)"},
    {"whole", "no", "verify: what isn't sealed yet is a finding too (yes or no)"},
    {"receipt", "", "verify: only the entry of this receipt's code"},
    {"reset", "no", "demo: begin anew (yes or no)"},
};

const Configuration::Option *find(const QString &name)
{
    for (const auto &option : options) {
        if (name == QLatin1StringView(option.name))
            return &option;
    }
    return nullptr;
}

bool isNumber(const Configuration::Option &option)
{
    bool ok = false;
    QByteArray(option.defaultValue).toLongLong(&ok);
    return ok;
}

/// May stand without a value, for yes.
bool isFlag(const QString &name)
{
    return name == QLatin1StringView("reset") || name == QLatin1StringView("json") || name == QLatin1StringView("whole");
}

} // namespace

tl::expected<Configuration, QString> Configuration::read(const QStringList &arguments,
                                                         const QHash<QString, QString> &environment)
{
    Configuration flags;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments[i];
        if (!word.startsWith(QLatin1StringView("--"))) {
            flags.m_words.append(word);
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        QString value = equals < 0 ? QString() : word.mid(equals + 1);
        if (isFlag(name) && equals < 0)
            value = QStringLiteral("yes");
        else if (equals < 0 && (i + 1 == arguments.size() || arguments[i + 1].startsWith(QLatin1StringView("--"))))
            return tl::unexpected(find(name) ? QStringLiteral("%1: a value is needed").arg(word)
                                             : QStringLiteral("%1: there is no such option").arg(word));
        else if (equals < 0)
            value = arguments[++i];
        if (auto done = flags.set(name, value, word); !done)
            return tl::unexpected(done.error());
    }
    Configuration result;
    for (const Option &option : options) {
        const QString variable = QStringLiteral("GUICHET_") + QString::fromLatin1(option.name).toUpper().replace(u'-', u'_');
        if (!environment.contains(variable) || flags.m_values.contains(QString::fromLatin1(option.name)))
            continue;
        if (auto done = flags.set(QString::fromLatin1(option.name), environment.value(variable), variable); !done)
            return tl::unexpected(done.error());
    }
    if (flags.isSet("config")) {
        if (auto done = result.readFile(flags.text("config")); !done)
            return tl::unexpected(done.error());
    }
    result.m_values.insert(flags.m_values);
    result.m_words = flags.m_words;
    return result;
}

tl::expected<void, QString> Configuration::set(const QString &name, const QString &value, const QString &where)
{
    const Option *option = find(name);
    if (!option)
        return tl::unexpected(QStringLiteral("%1: there is no such option").arg(where));
    // Counts and amounts: none is below zero.
    bool ok = true;
    if (isNumber(*option))
        ok = value.toLongLong(&ok) >= 0 && ok && value.front().isDigit();
    if (!ok)
        return tl::unexpected(QStringLiteral("%1: a whole number is needed").arg(where));
    m_values.insert(name, value);
    return {};
}

tl::expected<void, QString> Configuration::readFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return tl::unexpected(QStringLiteral("%1 can't be read").arg(name));
    QTextStream lines(&file);
    for (int number = 1; !lines.atEnd(); ++number) {
        const QString line = lines.readLine().trimmed();
        const QString where = QStringLiteral("%1, line %2").arg(name).arg(number);
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const qsizetype equals = line.indexOf(u'=');
        if (equals < 0)
            return tl::unexpected(where + QLatin1StringView(": name = value is needed"));
        if (auto done = set(line.left(equals).trimmed(), line.mid(equals + 1).trimmed(), where); !done)
            return done;
    }
    return {};
}

QString Configuration::text(const char *name) const
{
    const QString key = QString::fromLatin1(name);
    const Option *option = find(key);
    Q_ASSERT(option);
    return m_values.value(key, QString::fromUtf8(option->defaultValue));
}

qint64 Configuration::number(const char *name) const
{
    return text(name).toLongLong();
}

QString Configuration::print() const
{
    QString lines;
    for (const Option &option : options)
        lines += QStringLiteral("%1 = %2\n").arg(QLatin1StringView(option.name), text(option.name));
    return lines;
}

QString Configuration::help()
{
    QString lines;
    for (const Option &option : options) {
        lines += QStringLiteral("  --%1  %2").arg(QString::fromLatin1(option.name), -22).arg(QLatin1StringView(option.help));
        lines += *option.defaultValue ? QStringLiteral(" [%1]\n").arg(QLatin1StringView(option.defaultValue))
                                      : QStringLiteral("\n");
    }
    return lines;
}

} // namespace guichet
