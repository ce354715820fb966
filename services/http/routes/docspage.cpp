// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/docspage.h"

#include "models/wire/openapi.h"
#include "services/http/routes/refusalproblem.h"

#include <QString>
#include <boost/json.hpp>

namespace guichet::http {
namespace {

namespace json = boost::json;

constexpr char style[] = R"(body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif;
  color: #1d2430; background: #fff; }
h1, h2, h3 { line-height: 1.25; }
section { border-top: 1px solid #d5dae3; padding: .75rem 0; }
code, pre { font: .875rem/1.45 ui-monospace, monospace; }
pre { background: #f2f4f8; padding: .75rem; overflow-x: auto; border-radius: 6px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #e7eaf0; }
.method { display: inline-block; min-width: 4.5rem; font-weight: 600; }
@media (prefers-color-scheme: dark) {
  body { color: #e3e7ee; background: #14181f; }
  pre { background: #1f2530; }
  section, th, td { border-color: #333b49; }
  a { color: #8ab4f8; }
}
)";

constexpr char introduction[] =
    "<p>All paths stand behind <code>/api/v1/</code>. Bodies are JSON in UTF-8; an unknown field is refused. Money is a "
    "whole number of minor units with its currency: <code>\"amount\": 5000, \"currency\": \"EUR\"</code> is fifty euros. "
    "Times are RFC 3339 in UTC. Lists go on with <code>cursor</code>.</p>"
    "<p>Sign in by <code>POST user/login</code> and send <code>Authorization: Bearer …</code> with the access token. Every "
    "other <code>POST</code> needs an <code>Idempotency-Key</code>, a UUIDv7 made before it is sent: the same request with "
    "the same key is done once, however often it is sent, for seven days. After a lost answer send it again, or ask "
    "<code>GET operation/{idempotency_key}</code>.</p>"
    "<p>What is refused is answered as <code>application/problem+json</code> (RFC 9457); its <code>code</code> is one of "
    "<a href=\"#codes\">these</a> and stays what it is. What belongs to others is answered as if it weren't there.</p>"
    "<p>The same for programs: <a href=\"/api/openapi.json\">openapi.json</a> (OpenAPI 3.1).</p>";

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

QString textOf(const json::value &value)
{
    return value.is_string() ? QString::fromUtf8(value.get_string().data(), qsizetype(value.get_string().size()))
                             : QString::fromStdString(json::serialize(value));
}

QString memberOf(const json::value &object, std::string_view name)
{
    const json::value *value = object.as_object().if_contains(name);
    return value ? textOf(*value) : QString();
}

/// JSON as people read it.
void layOut(const json::value &value, const QString &indent, QString &out)
{
    const QString deeper = indent + QStringLiteral("  ");
    const char *separator = "\n";
    if (value.is_object() && !value.get_object().empty()) {
        out += u'{';
        for (const auto &member : value.get_object()) {
            out += QLatin1StringView(separator) + deeper + QString::fromStdString(json::serialize(member.key()))
                + QStringLiteral(": ");
            layOut(member.value(), deeper, out);
            separator = ",\n";
        }
        out += u'\n' + indent + u'}';
    } else if (value.is_array() && !value.get_array().empty()) {
        out += u'[';
        for (const json::value &item : value.get_array()) {
            out += QLatin1StringView(separator) + deeper;
            layOut(item, deeper, out);
            separator = ",\n";
        }
        out += u'\n' + indent + u']';
    } else {
        out += QString::fromStdString(json::serialize(value));
    }
}

/// What a schema is called in a table.
QByteArray typeOf(const json::value &schema)
{
    if (const json::value *reference = schema.as_object().if_contains("$ref")) {
        const QByteArray name = escaped(textOf(*reference).section(u'/', -1));
        return "<a href=\"#" + name + "\">" + name + "</a>";
    }
    if (const json::value *items = schema.as_object().if_contains("items"))
        return "list of " + typeOf(*items);
    if (const json::value *names = schema.as_object().if_contains("enum")) {
        QStringList list;
        for (const json::value &name : names->as_array())
            list.append(textOf(name));
        return "one of " + escaped(list.join(QStringLiteral(", ")));
    }
    const QString format = memberOf(schema, "format");
    return escaped(memberOf(schema, "type") + (format.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(format)));
}

/// The one media type of a content, with its schema and example.
QByteArray contentOf(const QByteArray &title, const json::value &content)
{
    QByteArray html;
    for (const auto &media : content.as_object()) {
        html += "<p>" + title + ": " + escaped(QString::fromUtf8(media.key().data(), qsizetype(media.key().size())));
        if (const json::value *schema = media.value().as_object().if_contains("schema"))
            html += ", " + typeOf(*schema);
        html += "</p>";
        if (const json::value *example = media.value().as_object().if_contains("example")) {
            QString text;
            layOut(*example, {}, text);
            html += "<pre>" + escaped(text) + "</pre>";
        }
    }
    return html;
}

QByteArray parametersOf(const json::value &parameters)
{
    QByteArray html = "<table><thead><tr><th>parameter</th><th>in</th><th>type</th><th>meaning</th><th>example</th></tr>"
                      "</thead><tbody>";
    for (const json::value &parameter : parameters.as_array())
        html += "<tr><td><code>" + escaped(memberOf(parameter, "name")) + "</code></td><td>"
            + escaped(memberOf(parameter, "in")) + "</td><td>" + typeOf(parameter.at("schema")) + "</td><td>"
            + escaped(memberOf(parameter, "description")) + "</td><td>" + escaped(memberOf(parameter, "example")) + "</td></tr>";
    return html + "</tbody></table>";
}

QByteArray accessOf(const json::value &operation)
{
    const json::value *roles = operation.as_object().if_contains("x-roles");
    if (!roles)
        return "<p>Open to everybody.</p>";
    QStringList list;
    for (const json::value &role : roles->as_array())
        list.append(textOf(role));
    const bool strangersToo = operation.at("security").as_array().size() > 1;
    return "<p>For: " + escaped(list.join(QStringLiteral(", ")))
        + (strangersToo ? ", and who isn't signed in.</p>" : ".</p>");
}

QByteArray operationOf(const QByteArray &method, const QByteArray &path, const json::value &operation)
{
    const QByteArray id = escaped(memberOf(operation, "operationId"));
    QByteArray html = "<section id=\"op-" + id + "\"><h3><span class=\"method\">" + method.toUpper() + "</span> <code>" + path
        + "</code></h3><p>" + escaped(memberOf(operation, "summary")) + ".</p>" + accessOf(operation);
    if (const json::value *parameters = operation.as_object().if_contains("parameters"))
        html += parametersOf(*parameters);
    if (const json::value *body = operation.as_object().if_contains("requestBody"))
        html += contentOf("Body", body->at("content"));
    const json::object &responses = operation.at("responses").as_object();
    const json::value *done = responses.if_contains("200");
    html += done ? contentOf("Answers 200", done->at("content")) : QByteArray("<p>Answers 204.</p>");
    return html + "</section>\n";
}

QByteArray operationsOf(const json::object &paths)
{
    QByteArray html = "<h2>Endpoints</h2>\n";
    for (const auto &path : paths) {
        for (const auto &operation : path.value().as_object())
            html += operationOf({operation.key().data(), qsizetype(operation.key().size())},
                                escaped(QString::fromUtf8(path.key().data(), qsizetype(path.key().size())).mid(1)),
                                operation.value());
    }
    return html;
}

QByteArray schemasOf(const json::object &schemas)
{
    QByteArray html = "<h2>Forms</h2>\n";
    for (const auto &schema : schemas) {
        const QByteArray name(schema.key().data(), qsizetype(schema.key().size()));
        html += "<section id=\"" + name + "\"><h3>" + name + "</h3><table><tbody>";
        for (const auto &property : schema.value().at("properties").as_object())
            html += "<tr><td><code>" + QByteArray(property.key().data(), qsizetype(property.key().size())) + "</code></td><td>"
                + typeOf(property.value()) + "</td><td>" + escaped(memberOf(property.value(), "description")) + "</td></tr>";
        html += "</tbody></table></section>\n";
    }
    return html;
}

QByteArray codesOf()
{
    QByteArray html = "<h2 id=\"codes\">Codes of refusals</h2><table><tbody>";
    const auto add = [&html](const wire::Problem &problem) {
        html += "<tr><td>" + QByteArray::number(problem.status) + "</td><td><code>" + escaped(problem.code) + "</code></td><td>"
            + escaped(problem.title) + "</td></tr>";
    };
    for (const auto &[refusal, name] : EnumNames<Refusal>::values)
        add(problemOf(Refused(refusal)));
    for (const wire::Problem &problem : {keyProblem(), unauthorisedProblem(), forbiddenProblem(), preconditionProblem(), rateLimitedProblem(),
                                         notAcceptableProblem(),
                                         problemOf(wire::DecodeFailure{true, {}, {}}),
                                         problemOf(wire::DecodeFailure{}), busyProblem(), outcomeUnknownProblem()})
        add(problem);
    return html + "</tbody></table>\n";
}

QByteArray makePage()
{
    const QByteArray &document = wire::openApiDocument();
    const json::value api = json::parse(std::string_view(document.constData(), std::size_t(document.size())));
    QByteArray html = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Guichet: the API</title>"
                      "<meta name=\"viewport\" content=\"width=device-width\">"
                      "<link rel=\"stylesheet\" href=\"/api/docs/style.css\"></head><body><h1>Guichet: the API</h1>";
    html += introduction;
    html += operationsOf(api.at("paths").as_object());
    html += schemasOf(api.at("components").at("schemas").as_object());
    html += codesOf();
    return html + "</body></html>\n";
}

} // namespace

const QByteArray &docsPage()
{
    static const QByteArray page = makePage();
    return page;
}

const QByteArray &docsStyle()
{
    static const QByteArray text(style, sizeof style - 1);
    return text;
}

} // namespace guichet::http
