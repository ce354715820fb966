// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/endpoint.h"
#include "models/wire/json.h"
#include "models/wire/openapi.h"

#include <QtTest>

using namespace guichet::wire;

namespace {

namespace json = boost::json;

QString textOf(const json::value &value)
{
    return QString::fromUtf8(value.as_string().c_str());
}

/// Calls `look` for every object of the document.
void visit(const json::value &value, const std::function<void(const json::object &)> &look)
{
    if (value.is_object()) {
        look(value.get_object());
        for (const auto &member : value.get_object())
            visit(member.value(), look);
    } else if (value.is_array()) {
        for (const auto &item : value.get_array())
            visit(item, look);
    }
}

} // namespace

class TestOpenApi : public QObject
{
    Q_OBJECT

public:
    TestOpenApi()
        : m_document(parseStrict(openApiDocument()).value_or(nullptr))
    {
    }

private Q_SLOTS:
    void isStrictJson();
    void everyEndpointIsThereOnce();
    void everyReferenceLeadsSomewhere();
    void pathParametersAreDeclared();
    void keyedCommandsAskForTheirKey();
    void whoeverNeedsATokenIsToldSo();
    void everySchemaIsUsed();
    void moneyIsAWholeNumberAndACurrency();

private:
    const json::object &operationOf(const EndpointInfo &info) const
    {
        const std::string method = methodName(info.method).toString().toLower().toStdString();
        return m_document.at("paths").at(std::string("/") + info.path).at(method).as_object();
    }
    QStringList parametersOf(const EndpointInfo &info, std::string_view in) const
    {
        QStringList names;
        if (const json::value *list = operationOf(info).if_contains("parameters")) {
            for (const auto &parameter : list->as_array()) {
                if (std::string_view(parameter.at("in").as_string().c_str()) == in)
                    names.append(textOf(parameter.at("name")));
            }
        }
        names.sort();
        return names;
    }

    const json::value m_document;
};

void TestOpenApi::isStrictJson()
{
    const auto document = parseStrict(openApiDocument());
    QVERIFY2(document.has_value(), document ? "" : qPrintable(document.error().detail));
    QCOMPARE(textOf(m_document.at("openapi")), QStringLiteral("3.1.0"));
}

void TestOpenApi::everyEndpointIsThereOnce()
{
    QStringList found;
    for (const auto &path : m_document.at("paths").as_object()) {
        for (const auto &operation : path.value().as_object())
            found.append(textOf(operation.value().at("operationId")));
    }
    QStringList declared;
    for (const EndpointInfo *info : allEndpoints()) {
        declared.append(QString::fromLatin1(info->name));
        QCOMPARE(textOf(operationOf(*info).at("operationId")), QString::fromLatin1(info->name));
        QVERIFY2(!textOf(operationOf(*info).at("summary")).isEmpty(), info->name);
    }
    found.sort();
    declared.sort();
    QCOMPARE(found, declared);
}

void TestOpenApi::everyReferenceLeadsSomewhere()
{
    const auto &schemas = m_document.at("components").at("schemas").as_object();
    int references = 0;
    QStringList lost;
    visit(m_document, [&](const json::object &object) {
        const json::value *reference = object.if_contains("$ref");
        if (!reference)
            return;
        ++references;
        const QString target = textOf(*reference);
        const QString name = target.section(u'/', -1);
        if (target != QStringLiteral("#/components/schemas/") + name || !schemas.contains(name.toStdString())
            || !schemas.at(name.toStdString()).is_object())
            lost.append(target);
    });
    QCOMPARE(lost, QStringList());
    QVERIFY(references > static_cast<int>(allEndpoints().size()));
}

void TestOpenApi::pathParametersAreDeclared()
{
    for (const EndpointInfo *info : allEndpoints()) {
        QStringList inPath;
        for (const QString &segment : QString::fromLatin1(info->path).split(u'/')) {
            if (segment.startsWith(u'{') && segment.endsWith(u'}'))
                inPath.append(segment.sliced(1).chopped(1));
            else
                QVERIFY2(!segment.isEmpty() && !segment.contains(u'{') && !segment.contains(u'}'), info->path);
        }
        inPath.sort();
        QCOMPARE(parametersOf(*info, "path"), inPath);
    }
}

void TestOpenApi::keyedCommandsAskForTheirKey()
{
    const QStringList key{QStringLiteral("Idempotency-Key")};
    for (const EndpointInfo *info : allEndpoints())
        QCOMPARE(parametersOf(*info, "header"), info->keyed == Keyed::Yes ? key : QStringList());
}

void TestOpenApi::whoeverNeedsATokenIsToldSo()
{
    for (const EndpointInfo *info : allEndpoints())
        QCOMPARE(operationOf(*info).contains("security"), !info->access.isOpen());
}

void TestOpenApi::everySchemaIsUsed()
{
    QSet<QString> used;
    visit(m_document, [&](const json::object &object) {
        if (const json::value *reference = object.if_contains("$ref"))
            used.insert(textOf(*reference).section(u'/', -1));
    });
    for (const auto &schema : m_document.at("components").at("schemas").as_object()) {
        const QString name = QString::fromUtf8(schema.key().data(), qsizetype(schema.key().size()));
        QVERIFY2(used.contains(name), qPrintable(name));
    }
}

void TestOpenApi::moneyIsAWholeNumberAndACurrency()
{
    const auto &schemas = m_document.at("components").at("schemas").as_object();
    for (const char *name : {"Money", "CashRequest", "Receipt", "TransferOrder"}) {
        const auto &properties = schemas.at(name).at("properties").as_object();
        QCOMPARE(textOf(properties.at("amount").at("type")), QStringLiteral("integer"));
        QCOMPARE(textOf(properties.at("currency").at("pattern")), QStringLiteral("^[A-Z]{3}$"));
    }
}

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
