// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/codec.h"

namespace guichet::wire {

/// The OpenAPI 3.1 document (paths and component schemas) while endpoints describe themselves.
class SchemaBook
{
public:
    /// Adds a component schema once; gives the reference to it.
    template <Described T>
    boost::json::value reference();
    template <class T>
    boost::json::value schemaOf(Form form, int maximumLength);

    void addOperation(const EndpointInfo &info, boost::json::array parameters, boost::json::value requestSchema,
                      boost::json::value responseSchema);
    boost::json::object takePaths() { return std::move(m_paths); }
    boost::json::object takeSchemas() { return std::move(m_schemas); }

private:
    template <Described T>
    void addProperties(boost::json::object &properties, boost::json::array &required);

    boost::json::object m_paths;
    boost::json::object m_schemas;
};

/// The whole document, ready to serve; made once.
const QByteArray &openApiDocument();

template <class T>
boost::json::value SchemaBook::schemaOf(Form form, int maximumLength)
{
    if constexpr (std::same_as<T, bool>) {
        return {{"type", "boolean"}};
    } else if constexpr (std::integral<T>) {
        if (form == Form::Time)
            return {{"type", "string"}, {"format", "date-time"}};
        return {{"type", "integer"}, {"format", "int64"}};
    } else if constexpr (isId<T>) {
        return {{"type", "integer"}, {"format", "int64"}, {"minimum", 1}, {"maximum", largestId}};
    } else if constexpr (isList<T>) {
        return {{"type", "array"}, {"items", schemaOf<typename T::value_type>(Form::Number, 200)}};
    } else if constexpr (isMaybe<T>) {
        return schemaOf<typename T::value_type>(form, maximumLength);
    } else if constexpr (Described<T>) {
        return reference<T>();
    } else if constexpr (std::same_as<T, QDate>) {
        return {{"type", "string"}, {"format", "date"}};
    } else if constexpr (std::same_as<T, IdempotencyKey>) {
        return {{"type", "string"}, {"format", "uuid"}};
    } else if constexpr (std::same_as<T, Currency>) {
        return {{"type", "string"}, {"pattern", "^[A-Z]{3}$"}};
    } else if constexpr (Enumeration<T>) {
        boost::json::array names;
        for (const auto &[value, text] : EnumNames<T>::values)
            names.emplace_back(text);
        return {{"type", "string"}, {"enum", std::move(names)}};
    } else {
        return {{"type", "string"}, {"maxLength", maximumLength}};
    }
}

template <Described T>
void SchemaBook::addProperties(boost::json::object &properties, boost::json::array &required)
{
    const auto add = [&]<class F>(const F &field) {
        using M = std::remove_reference_t<decltype(std::declval<T>().*field.member)>;
        if constexpr (isInlined<F>) {
            addProperties<M>(properties, required);
        } else if (field.in == In::Body) {
            boost::json::value schema = schemaOf<M>(field.form, field.maximumLength);
            schema.as_object()["description"] = field.description;
            properties[field.name] = std::move(schema);
            if (!field.isOptional)
                required.emplace_back(field.name);
        }
    };
    std::apply([&](const auto &...f) { (add(f), ...); }, Fields<T>::list());
}

template <Described T>
boost::json::value SchemaBook::reference()
{
    const std::string name = Fields<T>::name;
    boost::json::value reference{{"$ref", "#/components/schemas/" + name}};
    if (m_schemas.contains(name))
        return reference;
    m_schemas[name] = nullptr; // a struct that holds itself ends here
    boost::json::object properties;
    boost::json::array required;
    addProperties<T>(properties, required);
    boost::json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty())
        schema["required"] = std::move(required);
    m_schemas[name] = std::move(schema);
    return reference;
}

template <class T>
boost::json::value bodySchema(SchemaBook &book)
{
    if constexpr (std::same_as<T, RawBody> || std::same_as<T, Nothing>)
        return nullptr;
    else
        return book.reference<T>();
}

template <class Q, class A>
void describeOperation(SchemaBook &book, const EndpointInfo &info)
{
    boost::json::array parameters;
    const auto add = [&]<class F>(const F &field) {
        if constexpr (!isInlined<F>) {
            using M = std::remove_reference_t<decltype(std::declval<Q>().*field.member)>;
            if (field.in != In::Body)
                parameters.push_back(boost::json::object{
                    {"name", field.name},
                    {"in", field.in == In::Path ? "path" : "query"},
                    {"required", field.in == In::Path},
                    {"description", field.description},
                    {"schema", book.schemaOf<M>(field.form, field.maximumLength)}});
        }
    };
    std::apply([&](const auto &...f) { (add(f), ...); }, Fields<Q>::list());
    boost::json::value request = info.requestBody == BodyKind::Json ? bodySchema<Q>(book) : nullptr;
    book.addOperation(info, std::move(parameters), std::move(request), bodySchema<A>(book));
}

} // namespace guichet::wire
