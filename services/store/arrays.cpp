// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/arrays.h"

#include "services/store/bug.h"
#include "services/store/fault.h"

namespace guichet::store {

namespace {

template<typename T>
const T *entryOf(const T &entry)
{
    return &entry;
}

template<typename T>
const T *entryOf(const std::optional<T> &entry)
{
    return entry ? &*entry : nullptr;
}

template<typename List, typename Write>
QString literal(const List &entries, qsizetype charactersEach, Write write)
{
    QString text;
    text.reserve(2 + entries.size() * (charactersEach + 1));
    text += u'{';
    for (const auto &entry : entries) {
        if (text.size() > 1)
            text += u',';
        if (const auto *value = entryOf(entry))
            write(text, *value);
        else
            text += QLatin1String("NULL");
    }
    text += u'}';
    return text;
}

void writeNumber(QString &to, qint64 number)
{
    to += QString::number(number);
}

void writeText(QString &to, const QString &entry)
{
    requireStorable(entry);
    to += u'"';
    for (const QChar character : entry) {
        if (character == u'"' || character == u'\\')
            to += u'\\';
        to += character;
    }
    to += u'"';
}

void writeBytes(QString &to, const QByteArray &entry)
{
    to += QLatin1String("\"\\\\x");
    to += QLatin1String(entry.toHex());
    to += u'"';
}

void writeDate(QString &to, QDate date)
{
    require(date.isValid(), "an invalid date in an array");
    to += date.toString(Qt::ISODate);
}

void writeBoolean(QString &to, bool truth)
{
    to += truth ? u't' : u'f';
}

} // namespace

QString arrayOfInt64(const QList<qint64> &entries) { return literal(entries, 8, writeNumber); }

QString arrayOfInt64(const QList<std::optional<qint64>> &entries)
{
    return literal(entries, 8, writeNumber);
}

QString arrayOfText(const QList<QString> &entries) { return literal(entries, 16, writeText); }

QString arrayOfText(const QList<std::optional<QString>> &entries)
{
    return literal(entries, 16, writeText);
}

QString arrayOfBytes(const QList<QByteArray> &entries) { return literal(entries, 70, writeBytes); }

QString arrayOfBytes(const QList<std::optional<QByteArray>> &entries)
{
    return literal(entries, 70, writeBytes);
}

QString arrayOfDates(const QList<QDate> &entries) { return literal(entries, 10, writeDate); }

QString arrayOfDates(const QList<std::optional<QDate>> &entries)
{
    return literal(entries, 10, writeDate);
}

QString arrayOfBooleans(const QList<bool> &entries) { return literal(entries, 1, writeBoolean); }

QString arrayOfBooleans(const QList<std::optional<bool>> &entries)
{
    return literal(entries, 1, writeBoolean);
}

void requireStorable(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar character = text.at(i);
        bool storable = !character.isNull() && !character.isLowSurrogate();
        if (character.isHighSurrogate()) {
            storable = i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
            ++i;
        }
        if (!storable)
            throw Fault(Fault::Kind::Other, "22021", "a text to store");
    }
}

QList<qint64> int64sFromArray(const QString &text)
{
    require(text.startsWith(u'{') && text.endsWith(u'}'), "not an array of whole numbers");
    QList<qint64> numbers;
    const QStringView inside = QStringView(text).sliced(1).chopped(1);
    if (inside.isEmpty())
        return numbers;
    for (const QStringView entry : inside.split(u',')) {
        bool isNumber = false;
        numbers.append(entry.toLongLong(&isNumber));
        require(isNumber, "not an array of whole numbers");
    }
    return numbers;
}

} // namespace guichet::store
