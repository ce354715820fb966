// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/gate.h"
#include "services/http/problem.h"

#include <QMutex>
#include <QStringList>

// A bank of five paths:
//   GET /hello     answers at once          POST /echo   JSON up to 1 000 bytes, sent back
//   GET /held      answers when released    GET /large   32 MB       GET /forgotten   never answers
//   POST /any      1 MB of any type         GET /nothing 204         GET /unsafe      a bad header
// Everything else is 404, another method 405.
class TestGate : public guichet::http::Gate
{
public:
    using Verdict = guichet::http::HeadVerdict;

    Verdict judge(const guichet::http::RequestHead &head) override
    {
        static constexpr QByteArrayView json[] = {"application/json"};
        const bool isPost = head.path == "/echo" || head.path == "/any";
        const bool isGet
            = QByteArrayList{"/hello", "/held", "/large", "/forgotten", "/nothing", "/unsafe"}
                  .contains(head.path);
        if (!isPost && !isGet)
            return {problem(404, "not-found", head.requestId)};
        if (head.method != (isPost ? "POST" : "GET")) {
            auto refusal = problem(405, "method-not-allowed", head.requestId);
            refusal.headers.emplaceBack("Allow", isPost ? "POST" : "GET, HEAD");
            return {refusal};
        }
        Verdict verdict;
        verdict.bodyLimit = head.path == "/echo" ? 1000 : isPost ? 1'048'576 : 0;
        if (head.path == "/echo")
            verdict.contentTypes = json;
        verdict.routeIndex = 7;
        return verdict;
    }

    void handle(guichet::http::Request request, guichet::http::Responder responder) override
    {
        const QMutexLocker locker(&m_mutex);
        m_handled.append(QString::fromUtf8(request.path));
        m_peers.append(QString::fromUtf8(request.peer));
        if (request.path == "/held")
            m_held.push_back(std::move(responder));
        else if (request.path == "/large")
            responder.answer({200, "text/plain", QByteArray(largeBytes, 'x'), {}});
        else if (request.path == "/nothing")
            responder.answer({204, {}, {}, {}});
        else if (request.path == "/unsafe")
            responder.answer({200, "text/plain", "x", {{"X-Bad", "a\r\nX-Split: b"}}});
        else if (request.path == "/hello")
            responder.answer({200, "text/plain", "hello", {}});
        else if (request.path != "/forgotten")
            responder.answer({200, "application/json", request.body, {}});
    }

    // Answers the requests that wait, in the caller's thread.
    void release()
    {
        const QMutexLocker locker(&m_mutex);
        for (auto &responder : m_held)
            responder.answer({200, "text/plain", "held", {}});
        m_held.clear();
    }

    QStringList handled() const { return locked(m_handled); }
    QStringList peers() const { return locked(m_peers); }
    void clear()
    {
        const QMutexLocker locker(&m_mutex);
        m_handled.clear();
        m_peers.clear();
        m_held.clear();
    }

    static constexpr qsizetype largeBytes = 32 * 1024 * 1024;

private:
    QStringList locked(const QStringList &list) const
    {
        const QMutexLocker locker(&m_mutex);
        return list;
    }

    static guichet::http::Response problem(int status, const char *code,
                                           const QByteArray &requestId)
    {
        guichet::wire::Problem problem;
        problem.status = status;
        problem.code = QLatin1String(code);
        problem.title = problem.detail = QLatin1String(code);
        return guichet::http::problemResponse(problem, requestId);
    }

    mutable QMutex m_mutex;
    QStringList m_handled;
    QStringList m_peers;
    std::vector<guichet::http::Responder> m_held;
};
