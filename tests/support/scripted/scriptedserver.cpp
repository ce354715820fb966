// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted/scriptedserver.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace guichet::testing {

namespace {

bool matches(const wire::EndpointInfo &info, const QByteArray &path)
{
    const QByteArray pattern = wire::apiPrefix.data() + QByteArray(info.path);
    const QByteArrayList wanted = pattern.split('/');
    const QByteArrayList given = path.split('/');
    if (wanted.size() != given.size())
        return false;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (!wanted[i].startsWith('{') && wanted[i] != given[i])
            return false;
    }
    return true;
}

} // namespace

Answer Answer::problem(int status, const QString &code, const QList<wire::FieldError> &errors)
{
    wire::Problem problem;
    problem.type = u"about:blank"_s;
    problem.title = code;
    problem.status = status;
    problem.code = code;
    problem.errors = errors;
    return {Kind::Reply, status, wire::problemContentType.data(), wire::encodeProblem(problem), 0};
}

Answer Answer::refusal(Refusal refusal)
{
    return problem(422, QString(enumName(refusal)));
}

Answer Answer::after(int milliseconds) const
{
    Answer later = *this;
    later.delayMs = milliseconds;
    return later;
}

ScriptedServer::ScriptedServer()
{
    const auto made = http::ensureCertificates(m_folder.filePath(u"tls"_s), {}, QDateTime::currentDateTimeUtc());
    if (!made)
        qFatal("%s", qPrintable(made.error()));
    m_identity = *made;
    m_authority = QSslCertificate::fromData(m_identity.authorityPem);
    restart();
}

ScriptedServer::ScriptedServer(const http::ServerIdentity &identity)
    : m_identity(identity)
    , m_authority(QSslCertificate::fromData(identity.authorityPem))
{
    restart();
}

QUrl ScriptedServer::url() const
{
    return QUrl(u"https://127.0.0.1:%1"_s.arg(m_port));
}

void ScriptedServer::restart()
{
    if (!listen(QHostAddress::LocalHost, m_port))
        qFatal("%s", qPrintable(errorString()));
    m_port = serverPort();
}

void ScriptedServer::stop()
{
    close();
    for (QSslSocket *socket : findChildren<QSslSocket *>())
        socket->abort();
}

void ScriptedServer::tell(const QByteArray &bytes)
{
    for (const QPointer<QSslSocket> &socket : std::as_const(m_streams)) {
        if (socket)
            socket->write(bytes);
    }
}

void ScriptedServer::endStreams()
{
    for (const QPointer<QSslSocket> &socket : std::exchange(m_streams, {})) {
        if (socket)
            socket->disconnectFromHost();
    }
}

void ScriptedServer::incomingConnection(qintptr descriptor)
{
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    socket->setLocalCertificateChain(m_identity.chain);
    socket->setPrivateKey(m_identity.key);
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    socket->startServerEncryption();
}

void ScriptedServer::read(QSslSocket *socket)
{
    const QByteArray bytes = socket->peek(socket->bytesAvailable());
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArrayList lines = bytes.first(end).replace("\r\n", "\n").split('\n');
    const QByteArrayList first = lines.constFirst().split(' ');
    Request request{first.value(0), first.value(1), {}, {}};
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers[line.first(colon).toLower()] = line.sliced(colon + 1).trimmed();
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (bytes.size() < end + 4 + length)
        return;
    request.body = bytes.mid(end + 4, length);
    socket->read(end + 4 + length);
    answer(socket, request);
}

void ScriptedServer::answer(QSslSocket *socket, const Request &request)
{
    ++m_requestCount;
    const Answer chosen = answerTo(request);
    const QPointer<QSslSocket> receiver(socket);
    QTimer::singleShot(chosen.delayMs, this, [this, receiver, chosen] {
        if (receiver)
            write(receiver, chosen);
    });
}

Answer ScriptedServer::answerTo(const Request &request)
{
    const wire::EndpointInfo *info = endpointOf(request);
    if (!info)
        return Answer::problem(404, u"not-found"_s);
    m_requests[info->name].append(request);
    if (QList<Answer> &once = m_once[info->name]; !once.isEmpty())
        return once.takeFirst();
    if (const auto byRequest = m_byRequest.constFind(info->name); byRequest != m_byRequest.constEnd())
        return (*byRequest)(request);
    const auto standing = m_standing.constFind(info->name);
    return standing == m_standing.constEnd() ? Answer::problem(404, u"not-found"_s) : *standing;
}

void ScriptedServer::write(QSslSocket *socket, const Answer &answer)
{
    if (answer.kind == Answer::Kind::Cut)
        return socket->abort();
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + " Scripted\r\n";
    if (!answer.contentType.isEmpty())
        bytes += "Content-Type: " + answer.contentType + "\r\n";
    if (answer.kind == Answer::Kind::Stream)
        m_streams.append(socket);
    else if (answer.status != 204)
        bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    bytes += "\r\n" + answer.body;
    if (answer.kind == Answer::Kind::Garble)
        bytes.chop(answer.body.size() / 2);
    socket->write(bytes);
    if (answer.kind == Answer::Kind::Garble)
        socket->disconnectFromHost();
}

const wire::EndpointInfo *ScriptedServer::endpointOf(const Request &request)
{
    const QByteArray path = request.target.split('?').constFirst();
    const wire::EndpointInfo *found = nullptr;
    for (const wire::EndpointInfo *info : wire::allEndpoints()) {
        if (request.method != QByteArray(wire::methodName(info->method).data()) || !matches(*info, path))
            continue;
        // "account/transfer" before "account/{account_id}"
        if (!found || path.endsWith(info->path))
            found = info;
    }
    return found;
}

} // namespace guichet::testing
