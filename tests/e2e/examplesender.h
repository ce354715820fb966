// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/examples.h"
#include "models/wire/json.h"
#include "services/identity/emailconfirmation.h"
#include "tests/e2e/bankfixture.h"
#include "tests/e2e/samplephoto.h"
#include "tests/support/authenticator.h"

namespace guichet {

/// One exchange of the documentation as it goes over the wire; tests change parts of it before they send it.
struct ExampleRequest {
    const wire::EndpointInfo *info = nullptr;
    std::optional<Role> as;
    boost::json::object path;
    boost::json::object query;
    std::optional<boost::json::object> body;
    QByteArray key;
    BankClient::Headers headers; ///< further ones
};

inline QByteArray textOf(const boost::json::value &value)
{
    return value.is_string() ? QByteArray(value.get_string().data(), qsizetype(value.get_string().size()))
                             : QByteArray::fromStdString(boost::json::serialize(value));
}

inline ExampleRequest requestOf(const boost::json::object &example)
{
    ExampleRequest request;
    const QByteArray name = textOf(example.at("endpoint"));
    for (const wire::EndpointInfo *info : wire::allEndpoints()) {
        if (name == info->name)
            request.info = info;
    }
    if (!request.info)
        qFatal("an example of no endpoint: %s", name.constData());
    const auto part = [&](const char *member) {
        const boost::json::value *value = example.if_contains(member);
        return value ? value->get_object() : boost::json::object();
    };
    request.path = part("path");
    request.query = part("query");
    if (example.contains("body"))
        request.body = part("body");
    if (example.contains("as"))
        request.as = enumFromName<Role>(QString::fromLatin1(textOf(example.at("as"))));
    request.key = textOf(example.at("key"));
    return request;
}

/// Sends examples to a bank; what is secret, and so another one each time, is put in its place.
class ExampleSender
{
public:
    explicit ExampleSender(BankFixture &bank)
        : m_bank(bank)
    {
    }

    EdgeClient::Reply send(const ExampleRequest &request)
    {
        BankClient client = request.as ? m_bank.as(*request.as) : m_bank.stranger();
        return send(client, request);
    }

    EdgeClient::Reply send(BankClient &client, const ExampleRequest &request)
    {
        const wire::EndpointInfo &info = *request.info;
        BankClient::Headers headers = request.headers;
        if (info.keyed == wire::Keyed::Yes && !request.key.isNull())
            headers.emplaceBack("Idempotency-Key", request.key);
        if (info.requestBody != wire::BodyKind::None)
            headers.emplaceBack("Content-Type", info.requestBody == wire::BodyKind::Image ? "image/png" : "application/json");
        const EdgeClient::Reply reply = client.send(wire::methodName(info.method).data(), targetOf(request), headers,
                                                    bodyOf(request));
        if (reply.status == 200 && qstrcmp(info.name, "login") == 0)
            m_refreshToken = wire::parseStrict(reply.body)->at("refresh_token").as_string();
        if (reply.status == 200 && qstrcmp(info.name, "beginSecondFactor") == 0)
            m_secret = QString::fromUtf8(textOf(wire::parseStrict(reply.body)->at("secret")));
        return reply;
    }

    /// What the examples make is there to be asked for; all but those that end something.
    void sendWhatStays()
    {
        static const QByteArrayList ending{"logout", "closeCustomer", "closeAccount", "changePassword", "resetSecondFactor"};
        for (const boost::json::value &example : wire::examples()) {
            const ExampleRequest request = requestOf(example.as_object());
            if (!ending.contains(request.info->name))
                (void)send(request);
        }
    }

    static QByteArray targetOf(const ExampleRequest &request)
    {
        QByteArray target = QByteArray("/api/v1/") + request.info->path;
        for (const auto &member : request.path)
            target.replace('{' + QByteArray(member.key().data(), qsizetype(member.key().size())) + '}',
                           textOf(member.value()).toPercentEncoding());
        char separator = '?';
        for (const auto &member : request.query) {
            target += separator + QByteArray(member.key().data(), qsizetype(member.key().size())) + '='
                + textOf(member.value()).toPercentEncoding();
            separator = '&';
        }
        return target;
    }

private:
    QByteArray bodyOf(const ExampleRequest &request)
    {
        if (request.info->requestBody == wire::BodyKind::Image)
            return samplePhoto();
        if (!request.body)
            return request.info->method == wire::Method::Get ? QByteArray() : QByteArray("");
        boost::json::object body = *request.body;
        const bool isOpen = request.info->access.isOpen();
        if (isOpen && body.contains("refresh_token") && !m_refreshToken.empty())
            body["refresh_token"] = m_refreshToken;
        if (isOpen && body.contains("code") && textOf(body["code"]).size() == codeLength) {
            const auto messages = m_bank.bank->services().confirmations.messages(m_bank.connection());
            if (!messages.isEmpty())
                body["code"] = messages.first().code.toStdString();
        }
        if (qstrcmp(request.info->name, "confirmSecondFactor") == 0 && body == *request.body && !m_secret.isEmpty())
            body["code"] = codeOf(m_secret, m_bank.clock.nowMicros()).toStdString();
        return QByteArray::fromStdString(boost::json::serialize(body));
    }

    static constexpr qsizetype codeLength = 8;
    BankFixture &m_bank;
    boost::json::string m_refreshToken;
    QString m_secret; ///< of the second factor begun last
};

} // namespace guichet
