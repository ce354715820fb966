// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/endpoint.h"
#include "models/wire/openapi.h"

#include <boost/json.hpp>

namespace guichet {

/// A place in a request that takes something from outside.
struct Place {
    enum class In { Path, Query, Body, Header } in = In::Body;
    QByteArray name;

    friend bool operator==(const Place &, const Place &) = default;
};

inline const boost::json::object &declaredOperation(const wire::EndpointInfo &info)
{
    static const boost::json::value document = boost::json::parse(std::string_view(wire::openApiDocument()));
    const std::string method = wire::methodName(info.method).toString().toLower().toStdString();
    return document.at("paths").at(std::string("/") + info.path).at(method).get_object();
}

/// The fields of a request's body: those that its schema names, by reference.
inline const boost::json::object &declaredFields(const wire::EndpointInfo &info)
{
    static const boost::json::value document = boost::json::parse(std::string_view(wire::openApiDocument()));
    const boost::json::value &schema
        = declaredOperation(info).at("requestBody").at("content").at("application/json").at("schema");
    return document.at_pointer(std::string_view(schema.at("$ref").get_string()).substr(1)).at("properties").get_object();
}

/// Each parameter, body field and header that an endpoint reads: whatever an example leaves out.
inline QList<Place> declaredPlaces(const wire::EndpointInfo &info)
{
    const auto text = [](std::string_view view) { return QByteArray(view.data(), qsizetype(view.size())); };
    QList<Place> places;
    if (const boost::json::value *parameters = declaredOperation(info).if_contains("parameters")) {
        for (const boost::json::value &parameter : parameters->get_array()) {
            const boost::json::string &in = parameter.at("in").get_string();
            places.append({in == "path" ? Place::In::Path : in == "query" ? Place::In::Query : Place::In::Header,
                           text(parameter.at("name").get_string())});
        }
    }
    if (info.requestBody == wire::BodyKind::Json) {
        for (const auto &field : declaredFields(info))
            places.append({Place::In::Body, text(field.key())});
    }
    if (info.method == wire::Method::Put || info.method == wire::Method::Delete)
        places.append({Place::In::Header, "If-Match"});
    return places;
}

} // namespace guichet
