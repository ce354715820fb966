// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <initializer_list>
#include <string_view>
#include <variant>

namespace guichet::store {

// The text of `:/sql/<folder>/<name>.sql`, by "folder/name", without its comments; read once.
// Safe from any thread. An unknown name ends the program: it is a bug that a test finds.
[[nodiscard]] const QString &statement(std::string_view name);

// The names of its values, each once: {":account", ":amount"}.
[[nodiscard]] const QList<QByteArray> &statementValueNames(std::string_view name);

// The names of all statements linked into this program, sorted.
[[nodiscard]] QList<QByteArray> statementNames();

// Removes `-- comments` outside of quotes: Qt's own search for `:name` trips over an apostrophe there.
[[nodiscard]] QString withoutComments(const QString &text);

// A value that may be written into the text of a script: whole numbers only.
struct IntegerBind
{
    std::string_view name; // ":batch"
    std::variant<qint64, QList<qint64>> value;
};

// The script with every `:name` outside of quotes (and not `::type`) replaced by its number, or by
// '{1,2}'::bigint[]. A name without value, or a value without name, ends the program.
[[nodiscard]] QString substituted(const QString &script, std::initializer_list<IntegerBind> binds);

} // namespace guichet::store
