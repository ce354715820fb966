// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/mediatype.h"

#include <QByteArrayList>

#include <algorithm>

namespace guichet::http {

namespace {

// A weight of 0 takes a range out.
bool isZero(const QByteArray &weight)
{
    return !weight.isEmpty() && std::all_of(weight.begin(), weight.end(), [](char c) { return c == '0' || c == '.'; });
}

// How precisely a range of Accept, in lower case, names the type; 0: not at all.
int precision(const QByteArray &range, QByteArrayView type)
{
    if (range == type)
        return 3;
    if (range == "*/*")
        return 1;
    return range.endsWith("/*") && type.startsWith(QByteArrayView(range).chopped(1)) ? 2 : 0;
}

// `ranges`: an Accept's, each with its parameters.
bool accepts(const QByteArrayList &ranges, QByteArrayView type)
{
    int best = 0;
    bool isTaken = false;
    for (const QByteArray &text : ranges) {
        const QByteArrayList parts = text.split(';');
        const int found = precision(parts.first().trimmed(), type);
        if (found <= best)
            continue;
        best = found;
        isTaken = std::none_of(parts.begin() + 1, parts.end(), [](const QByteArray &parameter) {
            return parameter.trimmed().startsWith("q=") && isZero(parameter.trimmed().sliced(2));
        });
    }
    return isTaken;
}

} // namespace

MediaType mediaType(QByteArrayView contentType)
{
    MediaType type;
    const qsizetype semicolon = contentType.indexOf(';');
    type.essence = (semicolon < 0 ? contentType : contentType.first(semicolon))
                       .trimmed()
                       .toByteArray()
                       .toLower();
    type.isText = type.essence.startsWith("text/") || type.essence.endsWith("json");
    if (semicolon >= 0) {
        const QByteArray parameters = contentType.sliced(semicolon + 1).toByteArray().toLower();
        const qsizetype charset = parameters.indexOf("charset=");
        if (charset >= 0) {
            QByteArray name = parameters.sliced(charset + 8).split(';').constFirst().trimmed();
            name.replace('"', "");
            type.isUtf8 = name == "utf-8";
        }
    }
    return type;
}

bool isOneOf(const MediaType &type, std::span<const QByteArrayView> accepted)
{
    if (type.isText && !type.isUtf8)
        return false;
    if (accepted.empty())
        return true;
    return std::any_of(accepted.begin(), accepted.end(),
                       [&](QByteArrayView name) { return type.essence == name; });
}

bool accepts(const Headers &headers, std::span<const QByteArrayView> types)
{
    QByteArray all;
    for (qsizetype i = 0; i < headers.count(); ++i) {
        if (headers.nameAt(i) == QByteArrayView("accept"))
            all += headers.valueAt(i).toByteArray() + ',';
    }
    all.chop(1);
    if (all.isEmpty() || all == "*/*" || types.empty() || all == types.front())
        return true; // nearly always
    const QByteArrayList ranges = all.toLower().split(',');
    return std::any_of(types.begin(), types.end(), [&](QByteArrayView type) { return accepts(ranges, type); });
}

} // namespace guichet::http
