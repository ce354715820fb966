// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/openapi.h"

#include "models/wire/examples.h"
#include "models/wire/problem.h"
#include "models/wire/security.h"

namespace guichet::wire {
namespace {

namespace json = boost::json;

const char *mediaType(BodyKind kind)
{
    switch (kind) {
    case BodyKind::Image:
        return "image/*";
    case BodyKind::File:
        return "*/*";
    case BodyKind::Json:
    case BodyKind::None:
        return "application/json";
    }
    Q_UNREACHABLE();
}

/// What an example says of one part of an exchange; null: nothing.
const json::value *exampleFor(const EndpointInfo &info, std::string_view part)
{
    const json::object *example = exampleOf(info.name);
    return example ? example->if_contains(part) : nullptr;
}

json::object content(BodyKind kind, json::value schema, const json::value *example)
{
    json::object media;
    if (!schema.is_null())
        media["schema"] = std::move(schema);
    if (example)
        media["example"] = *example;
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
        responses["200"] = {{"description", "Done"}, {"content", content(info.responseBody, std::move(schema), exampleFor(info, "answer"))}};
    responses["default"] = problem;
    return responses;
}

json::value keyParameter(const json::value *example)
{
    json::object parameter{{"name", "Idempotency-Key"},
            {"in", "header"},
            {"required", true},
            {"description", "A UUIDv7 of your making; sending again with the same key does it once"},
            {"schema", {{"type", "string"}, {"format", "uuid"}}}};
    if (example)
        parameter["example"] = *example;
    return parameter;
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
    const json::object token{{"token", json::array{}}};
    if (info.access.needsToken())
        operation["security"] = json::array{token};
    else if (!info.access.isOpen())
        operation["security"] = json::array{json::object{}, token};
    json::array roles;
    for (const auto &[role, name] : EnumNames<Role>::values) {
        if (info.access.roles.contains(role))
            roles.emplace_back(name);
    }
    if (!roles.empty())
        operation["x-roles"] = std::move(roles);
    if (stepUpOf(info) != StepUp::Never)
        operation["x-step-up"] = true; // 403 step-up-required: who asks has to be shown again
    for (json::value &parameter : parameters) {
        const json::value *values = exampleFor(info, parameter.at("in").get_string());
        if (const json::value *value = values ? values->as_object().if_contains(parameter.at("name").get_string()) : nullptr)
            parameter.as_object()["example"] = *value;
    }
    if (info.keyed == Keyed::Yes)
        parameters.push_back(keyParameter(exampleFor(info, "key")));
    if (!parameters.empty())
        operation["parameters"] = std::move(parameters);
    if (info.requestBody != BodyKind::None) {
        operation["requestBody"] = {{"required", true},
                                    {"content", content(info.requestBody, std::move(requestSchema), exampleFor(info, "body"))}};
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
