// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <tl/expected.hpp>

namespace guichet {

/// What a program may be told, by name. Flags win over the environment (`GUICHET_BANK_NAME`), that over the file given by
/// `--config` (`bank-name = …`, a line each, # comments), that over the defaults. Unknown names are errors.
class Configuration
{
public:
    struct Option {
        const char *name;
        const char *defaultValue;
        const char *help;
    };

    /// `arguments` without the program's name; words that aren't options are left in `words()`.
    static tl::expected<Configuration, QString> read(const QStringList &arguments,
                                                     const QHash<QString, QString> &environment);

    QString text(const char *name) const;
    /// Whole numbers; read() has refused others.
    qint64 number(const char *name) const;
    bool isSet(const char *name) const { return !text(name).isEmpty(); }
    const QStringList &words() const { return m_words; }

    /// As a configuration file says it.
    QString print() const;
    static QString help();

private:
    tl::expected<void, QString> set(const QString &name, const QString &value, const QString &where);
    tl::expected<void, QString> readFile(const QString &file);

    QHash<QString, QString> m_values;
    QStringList m_words;
};

} // namespace guichet
