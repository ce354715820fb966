// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/request.h"

namespace guichet::http {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
}

} // namespace

void Headers::reserve(qsizetype fields, qsizetype bytes)
{
    m_fields.reserve(size_t(fields));
    m_block.reserve(bytes);
}

void Headers::add(QByteArrayView name, QByteArrayView value)
{
    const Field field{quint32(m_block.size()), quint32(name.size()),
                      quint32(m_block.size() + name.size()), quint32(value.size())};
    m_block.append(name);
    char *kept = m_block.data() + field.nameStart;
    std::transform(kept, kept + field.nameLength, kept, lower);
    m_block.append(value);
    m_fields.push_back(field);
}

QByteArrayView Headers::nameAt(qsizetype index) const
{
    const Field &field = m_fields[size_t(index)];
    return QByteArrayView(m_block).sliced(field.nameStart, field.nameLength);
}

QByteArrayView Headers::valueAt(qsizetype index) const
{
    const Field &field = m_fields[size_t(index)];
    return QByteArrayView(m_block).sliced(field.valueStart, field.valueLength);
}

int Headers::count(QByteArrayView lowerName) const
{
    int found = 0;
    for (qsizetype i = 0; i < count(); ++i)
        found += nameAt(i) == lowerName ? 1 : 0;
    return found;
}

QByteArrayView Headers::value(QByteArrayView lowerName) const
{
    const qsizetype index = find(lowerName);
    return index < 0 ? QByteArrayView() : valueAt(index);
}

qsizetype Headers::find(QByteArrayView lowerName) const
{
    for (qsizetype i = 0; i < count(); ++i) {
        if (nameAt(i) == lowerName)
            return i;
    }
    return -1;
}

std::optional<QString> RequestHead::queryValue(QStringView name) const
{
    for (const QueryItem &item : query) {
        if (item.first == name)
            return item.second;
    }
    return std::nullopt;
}

} // namespace guichet::http
