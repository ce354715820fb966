// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/page.h"
#include "models/values/role.h"
#include "models/wire/fields.h"

#include <QtCore/QHash>
#include <QtCore/QString>
#include <span>
#include <tl/expected.hpp>

namespace guichet::wire {

/// All paths stand behind this.
inline constexpr QLatin1StringView apiPrefix("/api/v1/");

enum class Method { Get, Post, Put, Delete };
QLatin1StringView methodName(Method method);

/// Whether an endpoint that knows roles answers those who aren't signed in, too.
enum class Strangers { No, Yes };

/// Whose token an endpoint asks for.
struct Access {
    Roles roles;          ///< empty: nobody's, the endpoint is open
    Strangers strangers = Strangers::No;
    bool isOpen() const { return roles.isEmpty(); }
    bool needsToken() const { return !isOpen() && strangers == Strangers::No; }
};

/// Whether a command is named by an Idempotency-Key header.
enum class Keyed { No, Yes };

/// What a body may be.
enum class BodyKind { None, Json, Image, File };

class SchemaBook;

/// What is known of an endpoint without its types.
struct EndpointInfo {
    const char *name; ///< "deposit": the operation's id
    Method method;
    const char *path; ///< behind apiPrefix, "account/{account_id}/deposit"
    Access access;
    Keyed keyed;
    BodyKind requestBody;
    BodyKind responseBody;
    const char *summary;
    void (*describe)(SchemaBook &book, const EndpointInfo &info); ///< adds it to the OpenAPI document
};

/// A request taken apart by the router: all text percent-decoded.
struct RequestParts {
    QHash<QString, QString> path;
    QList<std::pair<QString, QString>> query;
    QByteArray contentType;
    QByteArray body;
};

/// A request ready to be sent: path relative to the server's root, with its query.
struct EncodedRequest {
    QByteArray target;
    QByteArray contentType; ///< empty: no body
    QByteArray body;
};

/// What is wrong with one field. `code` is stable.
struct FieldError {
    QString pointer; ///< RFC 6901 within the body, or the parameter's name
    QString code;    ///< "required", "unknown-field", "wrong-type", "too-long", "not-allowed"
    QString detail;
};

/// What is wrong with a request: malformed (400) or with fields that don't hold (422).
struct DecodeFailure {
    bool isMalformed = false;
    QString detail;
    QList<FieldError> fields;
};

/// The one declaration of an endpoint. Server routing and strict decoding, the client's typed call and the OpenAPI
/// document all come from it.
template <class Q, class A>
struct Endpoint {
    using Request = Q;
    using Response = A;

    EndpointInfo info;
    EncodedRequest (*encodeRequest)(const EndpointInfo &info, const Q &request);
    tl::expected<Q, DecodeFailure> (*decodeRequest)(const RequestParts &parts);
    RawBody (*encodeResponse)(const A &response);
    tl::expected<A, QString> (*decodeResponse)(const RawBody &body);
};

/// Every endpoint there is; the matrix of rights, the router's check for completeness and the document walk it.
std::span<const EndpointInfo *const> allEndpoints();

} // namespace guichet::wire
