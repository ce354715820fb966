// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QList>
#include <QString>

namespace guichet {

/// Texts that have broken programs: SQL in every way of getting out of a literal, and what else a parser, a log, a shell
/// or a page may take for its own. More than 300.
inline QList<QString> injectionCorpus()
{
    static constexpr const char *openings[] = {"", "'", "''", "\"", "')", "'))", "\")", "`", "\\'", "1", "-1", "%27", "$$", "E'\\''"};
    static constexpr const char *endings[] = {"", " --", " #", "/*", ";"};
    QFile file(QStringLiteral(CORPUS_FILE)); // a statement's tail a line
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s isn't there", CORPUS_FILE);
    const QList<QByteArray> statements = file.readAll().split('\n');
    QList<QString> corpus;
    int turn = 0; // each opening with each statement; the endings take turns
    for (const char *opening : openings) {
        for (const QByteArray &statement : statements)
            corpus.append(QString::fromUtf8(opening) + QString::fromUtf8(statement) + QString::fromUtf8(endings[turn++ % 5]));
    }
    for (const char *text :
         {"", " ", "%", "_", "%%", "\\", "\\\\", ".*", "(?i)", "[[:alpha:]]", "{}", "[]", "null", "true", "0", "-0", "00",
          "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e400", "NaN", "Infinity", "0x10", "1_000",
          "1,5", "1.5", "+1", " 1", "1 ", "../../etc/passwd", "..\\..\\x", "file:///etc/passwd", "/dev/null", "$(id)",
          "`id`", "|id", ";id", "&&id", "${jndi:ldap://x}", "{{7*7}}", "<%= 7 %>", "%s%n%x", "%1$s", ":id", ":user",
          "$1", "?", "@@version", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)",
          "=cmd|' /C calc'!A0", "+SUM(1)", "@SUM(1)", "\t=1", "Set-Cookie: a=b", "a\r\nX-Injected: 1", "a\nb", "a\tb",
          "\u202e\u0645\u0631\u064a\u0645", "\u0130\u0131", "\ufb03", "\u1e9e", "e\u0301", "\u200b", "\ufeff", "\u2028",
          "\U0001f600", "\uff07 OR 1=1", "\u02bc OR 1=1", "\u2019 OR 1=1", "ZO\u00cb@MAIL.EXAMPLE", "a@b", "a@b.c\u0000"})
        corpus.append(QString::fromUtf8(text));
    corpus.append(QString(5'000, u'\''));
    corpus.append(QString(70'000, u'x'));
    corpus.append(QString(QChar(0xd800)));
    corpus.append(QStringLiteral("a") + QChar(0) + QStringLiteral("b"));
    return corpus;
}

} // namespace guichet
