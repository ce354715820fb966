// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/statements.h"

#include "services/store/bug.h"

#include <QDirIterator>
#include <QFile>

#include <map>
#include <mutex>
#include <string>

namespace guichet::store {

namespace {

const QLatin1String statementFolder(":/sql/");
const QLatin1String statementEnding(".sql");

bool isNameCharacter(QChar character)
{
    return character == u'_' || (character.unicode() < 128 && character.isLetterOrNumber());
}

// Where the quoted text, identifier or comment that begins at `from` ends (behind it), or `from`.
qsizetype endOfOpaque(const QString &text, qsizetype from)
{
    const QChar first = text.at(from);
    if (first == u'\'' || first == u'"') {
        const qsizetype end = text.indexOf(first, from + 1);
        return end < 0 ? text.size() : end + 1;
    }
    if (QStringView(text).sliced(from).startsWith(QLatin1String("--"))) {
        const qsizetype end = text.indexOf(u'\n', from);
        return end < 0 ? text.size() : end;
    }
    return from;
}

// The length of the `:name` that stands at `at`, 0 when there is none.
qsizetype nameLength(const QString &text, qsizetype at)
{
    if (text.at(at) != u':' || (at > 0 && text.at(at - 1) == u':'))
        return 0;
    qsizetype end = at + 1;
    while (end < text.size() && isNameCharacter(text.at(end)))
        ++end;
    return end == at + 1 ? 0 : end - at;
}

QList<QByteArray> valueNamesOf(const QString &text)
{
    QList<QByteArray> names;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = endOfOpaque(text, at);
        const qsizetype length = end == at ? nameLength(text, at) : 0;
        const QByteArray name = QStringView(text).sliced(at, length).toLatin1();
        if (length > 0 && !names.contains(name))
            names.append(name);
        at = std::max(end, at + std::max<qsizetype>(length, 1));
    }
    return names;
}

struct Statement
{
    QString text;
    QList<QByteArray> valueNames;
};

const Statement &loaded(std::string_view name)
{
    static std::mutex mutex;
    static std::map<std::string, Statement, std::less<>> statements;
    const std::lock_guard lock(mutex);
    if (const auto known = statements.find(name); known != statements.end())
        return known->second;
    QFile file(statementFolder + QString::fromLatin1(name.data(), qsizetype(name.size()))
               + statementEnding);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("guichet::store: no statement %s", std::string(name).c_str());
    const QString text = withoutComments(QString::fromUtf8(file.readAll())).trimmed();
    return statements.emplace(std::string(name), Statement{text, valueNamesOf(text)}).first->second;
}

QString written(const std::variant<qint64, QList<qint64>> &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return QStringLiteral("(%1)").arg(*number); // in brackets: `--1` would be a comment
    QString list;
    for (const qint64 number : std::get<QList<qint64>>(value))
        list += QLatin1String(list.isEmpty() ? "" : ",") + QString::number(number);
    return QStringLiteral("'{%1}'::bigint[]").arg(list);
}

} // namespace

const QString &statement(std::string_view name) { return loaded(name).text; }

const QList<QByteArray> &statementValueNames(std::string_view name)
{
    return loaded(name).valueNames;
}

QList<QByteArray> statementNames()
{
    QList<QByteArray> names;
    QDirIterator files(statementFolder, {QLatin1String("*.sql")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        names.append(path.sliced(statementFolder.size()).chopped(statementEnding.size()).toLatin1());
    }
    std::sort(names.begin(), names.end());
    return names;
}

QString withoutComments(const QString &text)
{
    QString result;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = endOfOpaque(text, at);
        if (text.at(at) != u'-' || end == at)
            result += QStringView(text).sliced(at, std::max<qsizetype>(end - at, 1));
        at = std::max(end, at + 1);
    }
    return result;
}

QString substituted(const QString &script, std::initializer_list<IntegerBind> binds)
{
    QString result;
    std::size_t used = 0;
    for (qsizetype at = 0; at < script.size();) {
        const qsizetype opaqueEnd = endOfOpaque(script, at);
        const qsizetype length = opaqueEnd == at ? nameLength(script, at) : 0;
        if (length == 0) {
            const qsizetype copied = std::max<qsizetype>(opaqueEnd - at, 1);
            result += QStringView(script).sliced(at, copied);
            at += copied;
            continue;
        }
        const QByteArray name = QStringView(script).sliced(at, length).toLatin1();
        const auto bind = std::find_if(binds.begin(), binds.end(), [&](const IntegerBind &candidate) {
            return candidate.name == std::string_view(name.constData(), std::size_t(name.size()));
        });
        require(bind != binds.end(), "a script's name has no value");
        used |= std::size_t(1) << (bind - binds.begin());
        result += written(bind->value);
        at += length;
    }
    require(used == (std::size_t(1) << binds.size()) - 1, "a value's name isn't in the script");
    return result;
}

} // namespace guichet::store
