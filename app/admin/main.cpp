// SPDX-License-Identifier: GPL-3.0-or-later
// guichetctl: the administrator's tool.
#include "app/admin/access.h"
#include "app/admin/rotatekeys.h"
#include "app/admin/verify.h"
#include "app/common/privatememory.h"
#include "app/demo/maker.h"

#include <QGuiApplication>
#include <QLoggingCategory>
#include <QProcessEnvironment>

#include <cstdio>

namespace {

using namespace guichet;

constexpr char usage[] = "guichetctl: the administrator's tool\n"
                         "\n"
                         "  guichetctl --private-cluster DIR demo      makes the demo bank, prints its sign-ins\n"
                         "    --reset                                  throws the demo bank there is away first\n"
                         "    --customers N                            loads so many further customers in bulk\n"
                         "  guichetctl --private-cluster DIR migrate   brings the schema up to date\n"
                         "  guichetctl --private-cluster DIR verify    proves that the books are what was sealed\n"
                         "    --json                                   a line of JSON\n"
                         "    --whole                                  what isn't sealed yet is a finding too\n"
                         "    --receipt CODE                           only the entry of this receipt\n"
                         "  guichetctl --private-cluster DIR rotate-keys   replaces the keys of personal data, while servers run\n"
                         "  guichetctl --private-cluster DIR rotate-token-key   signs access tokens with another key from now on\n"
                         "  guichetctl --private-cluster DIR add-administrator E-MAIL NAME   a bank's first; reads a password\n"
                         "  guichetctl --private-cluster DIR messages  shows what is to be said to customers: kind, address, code\n"
                         "\n"
                         "Options (also as GUICHET_NAME in the environment, or lines of the file --config):\n";

int fail(const QString &sentence)
{
    std::fprintf(stderr, "guichetctl: %s\n", qPrintable(sentence));
    return 1;
}

QHash<QString, QString> environment()
{
    QHash<QString, QString> variables;
    const QProcessEnvironment system = QProcessEnvironment::systemEnvironment();
    const QStringList names = system.keys();
    for (const QString &name : names)
        variables.insert(name, system.value(name));
    return variables;
}

int makeDemo(const Configuration &configuration)
{
    demo::Plan plan;
    plan.seed = quint64(configuration.number("random-seed"));
    plan.nowMicros = SystemClock().nowMicros();
    const auto provided = demo::provideBank(configuration, plan, [](const QString &sentence) {
        std::fprintf(stderr, "%s\n", qPrintable(sentence));
    });
    if (!provided)
        return fail(provided.error());
    std::printf("%s", qPrintable(demo::signInTable()));
    return 0;
}

/// Making the assembly migrates.
int migrate(const Configuration &configuration)
{
    const SystemClock clock;
    const auto bank = BankAssembly::make(configuration, clock);
    return bank ? 0 : fail(bank.error());
}

/// Messages wait in the database, sealed, for whoever delivers them.
int showMessages(const Configuration &configuration)
{
    const SystemClock clock;
    const auto bank = BankAssembly::make(configuration, clock);
    if (!bank)
        return fail(bank.error());
    const auto connection = (*bank)->database().connect();
    for (const identity::Message &message : (*bank)->services().confirmations.messages(*connection))
        std::printf("%s %s %s\n", enumName(message.kind).data(), qPrintable(message.email), qPrintable(message.code));
    return 0;
}

int run(const Configuration &configuration)
{
    try {
        if (configuration.words() == QStringList{QStringLiteral("demo")})
            return makeDemo(configuration);
        if (configuration.words() == QStringList{QStringLiteral("migrate")})
            return migrate(configuration);
        if (configuration.words() == QStringList{QStringLiteral("verify")})
            return verifyBank(configuration);
        if (configuration.words() == QStringList{QStringLiteral("rotate-keys")})
            return rotateKeys(configuration);
        if (configuration.words() == QStringList{QStringLiteral("rotate-token-key")})
            return rotateTokenKey(configuration);
        if (configuration.words().value(0) == QLatin1StringView("add-administrator"))
            return addAdministrator(configuration);
        if (configuration.words() == QStringList{QStringLiteral("messages")})
            return showMessages(configuration);
    } catch (const store::Fault &fault) {
        return fail(QStringLiteral("the database: %1").arg(QLatin1StringView(fault.what())));
    }
    return fail(QStringLiteral("say what to do: demo, migrate, verify, rotate-keys or messages; --help says more"));
}

} // namespace

int main(int argc, char **argv)
{
    if (!keepMemoryPrivate())
        return fail(QStringLiteral("the system writes our keys into its core dumps"));
    qputenv("QT_QPA_PLATFORM", "offscreen"); // ID cards are drawn, nothing is shown
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false")); // of a missing XDG_RUNTIME_DIR
    QGuiApplication application(argc, argv);
    QLoggingCategory::setFilterRules({});
    const QStringList arguments = application.arguments().mid(1);
    if (arguments.contains(QStringLiteral("--help"))) {
        std::printf("%s%s", usage, qPrintable(Configuration::help()));
        return 0;
    }
    const auto configuration = Configuration::read(arguments, environment());
    return configuration ? run(*configuration) : fail(configuration.error());
}
