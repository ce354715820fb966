// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace guichet::http {

// A request's header fields: names in lower case, values trimmed, in the order of arrival. All text
// lies in one block, so that a request costs two allocations however many fields it has.
class Headers
{
public:
    void reserve(qsizetype fields, qsizetype bytes);
    void add(QByteArrayView name, QByteArrayView value); // keeps `name` in lower case
    [[nodiscard]] qsizetype count() const { return qsizetype(m_fields.size()); }
    [[nodiscard]] QByteArrayView nameAt(qsizetype index) const;
    [[nodiscard]] QByteArrayView valueAt(qsizetype index) const;
    [[nodiscard]] bool contains(QByteArrayView lowerName) const { return find(lowerName) >= 0; }
    [[nodiscard]] int count(QByteArrayView lowerName) const;
    // The first field of that name; a null view if there is none.
    [[nodiscard]] QByteArrayView value(QByteArrayView lowerName) const;

private:
    struct Field {
        quint32 nameStart;
        quint32 nameLength;
        quint32 valueStart;
        quint32 valueLength;
    };
    [[nodiscard]] qsizetype find(QByteArrayView lowerName) const;

    QByteArray m_block;
    std::vector<Field> m_fields;
};

// One `name=value` of the query, percent-decoded once; '+' stands for a space, as in
// application/x-www-form-urlencoded (so a client writes a plus sign as %2B).
using QueryItem = std::pair<QString, QString>;

// All that is known of a request before its body is read.
struct RequestHead {
    QByteArray method; // a HEAD arrives as GET: the edge leaves the body out of the reply itself
    QByteArray path; // decoded once, UTF-8; starts with '/', has no "//", ';', '%' nor dot segment
    QList<QueryItem> query;
    Headers headers;
    QByteArray peer; // the client's address as text; the gateway's word only if it is trusted
    QByteArray requestId; // unique in this process; `instance` of every problem
    int routeIndex = -1; // what Gate::judge found, handed on to Gate::handle

    [[nodiscard]] std::optional<QString> queryValue(QStringView name) const;
};

struct Request : RequestHead {
    QByteArray body; // complete; empty if there is none
};

struct StreamState;

struct Response {
    int status = 200;
    QByteArray contentType; // the edge adds the charset to text and JSON
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers; // over and above what the edge sets itself
    std::shared_ptr<StreamState> stream = nullptr; // set: a piece of an answer that goes on, see eventstream.h
};

} // namespace guichet::http
