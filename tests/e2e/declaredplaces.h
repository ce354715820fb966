// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/endpoint.h"
#include "models/wire/openapi.h"

#include <boost/json.hpp>

namespace guichet {

/// A place in a request that takes something from outside.
struct Place {
    enum class In { Path, Query, Body, Header } in = In::Body;
    QByteArray name; ///< in a body the way to it, as in a JSON pointer

    friend bool operator==(const Place &, const Place &) = default;
};

inline constexpr int deepestPlace = 4;

inline const boost::json::value &declaredDocument()
{
    static const boost::json::value document = boost::json::parse(std::string_view(wire::openApiDocument()));
    return document;
}

inline const boost::json::object &declaredOperation(const wire::EndpointInfo &info)
{
    const std::string method = wire::methodName(info.method).toString().toLower().toStdString();
    return declaredDocument().at("paths").at(std::string("/") + info.path).at(method).get_object();
}

/// A schema, or the one that it refers to.
inline const boost::json::object &declaredSchema(const boost::json::value &schema)
{
    const boost::json::value *reference = schema.get_object().if_contains("$ref");
    return reference ? declaredDocument().at_pointer(std::string_view(reference->get_string()).substr(1)).get_object()
                     : schema.get_object();
}

inline QByteArray nameOf(std::string_view name)
{
    return {name.data(), qsizetype(name.size())};
}

/// The fields of an object, of the objects in it, and of the first of each list: "cash", "cash/0", "cash/0/face".
inline void addFields(QList<Place> &places, const boost::json::object &object, const QByteArray &above)
{
    const boost::json::value *properties = object.if_contains("properties");
    if (!properties || above.count('/') > deepestPlace)
        return;
    for (const auto &field : properties->get_object()) {
        QByteArray name = above + nameOf(field.key());
        places.append({Place::In::Body, name});
        const boost::json::object *schema = &declaredSchema(field.value());
        if (const boost::json::value *items = schema->if_contains("items")) {
            name += "/0";
            places.append({Place::In::Body, name});
            schema = &declaredSchema(*items);
        }
        addFields(places, *schema, name + '/');
    }
}

/// Each parameter, body field and header that an endpoint reads: whatever an example leaves out.
inline QList<Place> declaredPlaces(const wire::EndpointInfo &info)
{
    QList<Place> places;
    if (const boost::json::value *parameters = declaredOperation(info).if_contains("parameters")) {
        for (const boost::json::value &parameter : parameters->get_array()) {
            const boost::json::string &in = parameter.at("in").get_string();
            places.append({in == "path" ? Place::In::Path : in == "query" ? Place::In::Query : Place::In::Header,
                           nameOf(parameter.at("name").get_string())});
        }
    }
    if (info.requestBody == wire::BodyKind::Json)
        addFields(places, declaredSchema(declaredOperation(info).at("requestBody").at("content").at("application/json").at("schema")), {});
    if (info.method == wire::Method::Put || info.method == wire::Method::Delete)
        places.append({Place::In::Header, "If-Match"});
    return places;
}

} // namespace guichet
