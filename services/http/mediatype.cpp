// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/mediatype.h"

#include <algorithm>

namespace guichet::http {

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

} // namespace guichet::http
