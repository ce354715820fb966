// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/deskoptions.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

namespace guichet {
namespace {

void addOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("server"), QStringLiteral("Address of the bank server."), QStringLiteral("url"),
         QStringLiteral("https://localhost:8443")},
        {QStringLiteral("ca"), QStringLiteral("Certificate authority to trust, PEM; no other is."),
         QStringLiteral("file")},
        {QStringLiteral("folder"), QStringLiteral("Where the desk keeps operations under way."), QStringLiteral("dir")},
        {QStringLiteral("auto-lock"), QStringLiteral("Minutes until the desk locks itself; 0: never."),
         QStringLiteral("minutes"), QStringLiteral("10")},
        {QStringLiteral("language"), QStringLiteral("Language of the desk, ISO 639."), QStringLiteral("code")},
        {QStringLiteral("tour"), QStringLiteral("Folder for the tour's pictures."), QStringLiteral("dir")},
        {QStringLiteral("sign-ins"), QStringLiteral("The demo's sign-ins, for the tour."), QStringLiteral("file")},
        {QStringLiteral("look-at"), QStringLiteral("People to look at instead of the tour's day."), QStringLiteral("file")},
        {QStringLiteral("delay"), QStringLiteral("Network delay added for the tour."), QStringLiteral("ms"),
         QStringLiteral("0")},
        {QStringLiteral("help"), QStringLiteral("Says this.")},
    });
}

} // namespace

tl::expected<DeskOptions, QString> DeskOptions::read(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return tl::unexpected(parser.errorText());
    DeskOptions options;
    options.helpWanted = parser.isSet(QStringLiteral("help"));
    if (options.helpWanted)
        return options;
    options.server = QUrl(parser.value(QStringLiteral("server")), QUrl::StrictMode);
    if (!options.server.isValid() || options.server.scheme() != QLatin1StringView("https"))
        return tl::unexpected(QStringLiteral("--server: an https address is needed"));
    options.authorityFile = parser.value(QStringLiteral("ca"));
    options.folder = parser.value(QStringLiteral("folder"));
    options.autoLock = std::chrono::minutes(parser.value(QStringLiteral("auto-lock")).toInt());
    options.language = parser.value(QStringLiteral("language"));
    options.pictures = parser.value(QStringLiteral("tour"));
    options.signIns = parser.value(QStringLiteral("sign-ins"));
    options.people = parser.value(QStringLiteral("look-at"));
    options.delay = std::chrono::milliseconds(parser.value(QStringLiteral("delay")).toInt());
    return options;
}

tl::expected<void, QString> DeskOptions::prepare()
{
    authority = QSslCertificate::fromPath(authorityFile, QSsl::Pem);
    if (authority.isEmpty())
        return tl::unexpected(QStringLiteral("--ca: a file with the bank's certificate authority is needed"));
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    if (!QDir().mkpath(folder))
        return tl::unexpected(QStringLiteral("--folder: %1 can't be made").arg(folder));
    return {};
}

QString DeskOptions::help()
{
    QCommandLineParser parser;
    addOptions(parser);
    return parser.helpText();
}

} // namespace guichet
