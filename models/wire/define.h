// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/codec.h"
#include "models/wire/jsonwriter.h"
#include "models/wire/openapi.h"

namespace guichet::wire {

/// Makes the functions of an Endpoint from its types; included only where endpoints are defined.

template <class Q>
concept HasRawBody = requires(Q q) {
    { q.body } -> std::same_as<RawBody &>;
};

template <class Q>
inline constexpr bool hasBodyFields = std::apply(
    [](const auto &...f) { return ((f.in == In::Body) || ... || false); }, Fields<Q>::list());

template <class F, class Q>
void putParameter(const F &field, const Q &request, QString &path, QByteArray &query)
{
    const QByteArray encoded = QUrl::toPercentEncoding(writeParameter(request.*field.member));
    if (field.in == In::Path)
        path.replace(u'{' + QLatin1StringView(field.name) + u'}', QString::fromLatin1(encoded));
    if (field.in == In::Query && !isEmptyValue(request.*field.member))
        query += (query.isEmpty() ? "?" : "&") + QByteArray(field.name) + '=' + encoded;
}

template <class Q>
EncodedRequest encodeRequest(const EndpointInfo &info, const Q &request)
{
    QString path = QLatin1StringView("/api/v1/") + QLatin1StringView(info.path);
    QByteArray query;
    const auto put = [&]<class F>(const F &field) {
        if constexpr (!isInlined<F>)
            putParameter(field, request, path, query);
    };
    std::apply([&](const auto &...f) { (put(f), ...); }, Fields<Q>::list());
    EncodedRequest encoded{path.toLatin1() + query, {}, {}};
    if constexpr (HasRawBody<Q>) {
        encoded.contentType = request.body.contentType;
        encoded.body = request.body.bytes;
    } else if constexpr (hasBodyFields<Q>) {
        encoded.contentType = "application/json";
        encoded.body = jsonOf(request);
    }
    return encoded;
}

/// How many of the query's parameters the field took.
template <class F, class Q>
qsizetype readParameterOf(const F &field, const RequestParts &parts, Q &out, Reading &reading)
{
    const QString name = QString::fromLatin1(field.name);
    if (field.in == In::Path)
        readParameter(parts.path.value(name), out.*field.member, field.maximumLength, name, reading);
    if (field.in != In::Query)
        return 0;
    qsizetype found = 0;
    for (const auto &[key, value] : parts.query) {
        if (key == name && ++found == 1)
            readParameter(value, out.*field.member, field.maximumLength, name, reading);
    }
    if (found > 1)
        reading.fail(name, "not-allowed", "this parameter stands more than once");
    return found;
}

template <class Q>
void readParameters(const RequestParts &parts, Q &out, Reading &reading)
{
    qsizetype known = 0;
    const auto take = [&]<class F>(const F &field) {
        if constexpr (!isInlined<F>)
            known += readParameterOf(field, parts, out, reading);
    };
    std::apply([&](const auto &...f) { (take(f), ...); }, Fields<Q>::list());
    if (known != parts.query.size())
        reading.fail(QString(), "unknown-field", "a query parameter is not known here");
}

template <class Q>
tl::expected<Q, DecodeFailure> decodeRequest(const RequestParts &parts)
{
    Q request{};
    Reading reading;
    readParameters(parts, request, reading);
    if constexpr (HasRawBody<Q>) {
        request.body = {parts.contentType, parts.body};
    } else if constexpr (hasBodyFields<Q>) {
        const auto json = parseStrict(parts.body);
        if (!json)
            return tl::unexpected(DecodeFailure{true, json.error().detail, {}});
        readObject(*json, request, {}, reading);
    } else if (!parts.body.isEmpty()) {
        return tl::unexpected(DecodeFailure{true, QStringLiteral("no body is expected here"), {}});
    }
    if (!reading.errors.isEmpty())
        return tl::unexpected(DecodeFailure{false, {}, reading.errors});
    return request;
}

template <class A>
RawBody encodeResponse(const A &response)
{
    if constexpr (std::same_as<A, RawBody>)
        return response;
    else if constexpr (std::same_as<A, Nothing>)
        return {};
    else
        return {QByteArrayLiteral("application/json"), jsonOf(response)};
}

template <class A>
tl::expected<A, QString> decodeResponse(const RawBody &body)
{
    if constexpr (std::same_as<A, RawBody>) {
        return body;
    } else if constexpr (std::same_as<A, Nothing>) {
        return Nothing{};
    } else {
        const auto json = parseStrict(body.bytes);
        if (!json)
            return tl::unexpected(json.error().detail);
        A response{};
        Reading reading{false, {}};
        readValue(*json, response, Form::Number, 0, {}, reading);
        if (!reading.errors.isEmpty())
            return tl::unexpected(reading.errors.first().pointer + QLatin1StringView(": ") + reading.errors.first().detail);
        return response;
    }
}

template <class Q, class A>
constexpr Endpoint<Q, A> define(const char *name, Method method, const char *path, Access access,
                                Keyed keyed, const char *summary)
{
    const BodyKind request = HasRawBody<Q> ? BodyKind::Image
        : hasBodyFields<Q>                 ? BodyKind::Json
                                           : BodyKind::None;
    const BodyKind response = std::same_as<A, RawBody> ? BodyKind::Image
        : std::same_as<A, Nothing>                     ? BodyKind::None
                                                       : BodyKind::Json;
    return {{name, method, path, access, keyed, request, response, summary, &describeOperation<Q, A>},
            &encodeRequest<Q>,
            &decodeRequest<Q>,
            &encodeResponse<A>,
            &decodeResponse<A>};
}

} // namespace guichet::wire
