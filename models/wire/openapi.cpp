// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/openapi.h"

#include "models/wire/problem.h"

namespace guichet::wire {
namespace {

namespace json = boost::json;

const char *mediaType(BodyKind kind)
{
    return kind == BodyKind::Image ? "image/*" : "application/json";
}

json::object content(BodyKind kind, json::value schema)
{
    json::object media;
    if (!schema.is_null())
        media["schema"] = std::move(schema);
    return {{mediaType(kind), std::move(media)}};
}

json::object responses(const EndpointInfo &info, json::value schema)
{
    const json::object problem{
        {"description", "Refused; the reason is in `code`"},
        {"content", {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
    json::object responses;
    if (info.responseBody == BodyKind::None)
        responses["204"] = {{"description", "Done"}};
    else
        responses["200"] = {{"description", "Done"}, {"content", content(info.responseBody, std::move(schema))}};
    responses["default"] = problem;
    return responses;
}

json::value keyParameter()
{
    return {{"name", "Idempotency-Key"},
            {"in", "header"},
            {"required", true},
            {"description", "A UUIDv7 of your making; sending again with the same key does it once"},
            {"schema", {{"type", "string"}, {"format", "uuid"}}}};
}

json::object problemSchema()
{
    const json::object text{{"type", "string"}};
    const json::object error{
        {"type", "object"},
        {"properties", {{"pointer", text}, {"code", text}, {"detail", text}}}};
    return {{"type", "object"},
            {"properties",
             {{"type", text},
              {"title", text},
              {"status", {{"type", "integer"}}},
              {"detail", text},
              {"instance", text},
              {"code", text},
              {"errors", {{"type", "array"}, {"items", error}}}}}};
}

QByteArray makeDocument()
{
    SchemaBook book;
    for (const EndpointInfo *info : allEndpoints())
        info->describe(book, *info);
    json::object schemas = book.takeSchemas();
    schemas["Problem"] = problemSchema();
    const json::object document{
        {"openapi", "3.1.0"},
        {"info", {{"title", "Guichet"}, {"version", "1"}}},
        {"servers", json::array{{{"url", "/api/v1"}}}},
        {"paths", book.takePaths()},
        {"components",
         {{"schemas", std::move(schemas)},
          {"securitySchemes", {{"token", {{"type", "http"}, {"scheme", "bearer"}, {"bearerFormat", "JWT"}}}}}}}};
    return QByteArray::fromStdString(json::serialize(document));
}

} // namespace

void SchemaBook::addOperation(const EndpointInfo &info, json::array parameters, json::value requestSchema,
                              json::value responseSchema)
{
    json::object operation{{"operationId", info.name}, {"summary", info.summary}};
    if (!info.access.isOpen())
        operation["security"] = json::array{{{"token", json::array{}}}};
    if (info.keyed == Keyed::Yes)
        parameters.push_back(keyParameter());
    if (!parameters.empty())
        operation["parameters"] = std::move(parameters);
    if (info.requestBody != BodyKind::None) {
        operation["requestBody"] = {{"required", true},
                                    {"content", content(info.requestBody, std::move(requestSchema))}};
    }
    operation["responses"] = responses(info, std::move(responseSchema));
    const std::string path = std::string("/") + info.path;
    if (!m_paths.contains(path))
        m_paths[path] = json::object{};
    const std::string method = methodName(info.method).toString().toLower().toStdString();
    m_paths[path].as_object()[method] = std::move(operation);
}

const QByteArray &openApiDocument()
{
    static const QByteArray document = makeDocument();
    return document;
}

} // namespace guichet::wire
