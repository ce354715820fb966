// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/routes/router.h"

#include <QVarLengthArray>

#include <deque>
#include <mutex>

namespace guichet::http {

/// What stands between the slashes of a path. Lies in it.
using Segments = QVarLengthArray<QByteArrayView, 8>;

inline Segments segmentsOf(QByteArrayView path)
{
    Segments segments;
    for (qsizetype start = 1, end = 0; end >= 0; start = end + 1) {
        end = path.indexOf('/', start);
        segments.append(path.sliced(start, (end < 0 ? path.size() : end) - start));
    }
    return segments;
}

/// What a worker needs to answer; shared, since std::function asks for copies.
struct Router::Job {
    Request request;
    Responder responder;
    wire::RequestParts parts;
    qint64 startedMicros = 0;
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    UserId user = {};
    std::shared_ptr<void> whenOver = {}; ///< its deleter runs when nobody holds this job any more
};

struct Router::Route {
    const wire::EndpointInfo *info = nullptr;
    QList<QByteArray> segments = {}; ///< "{…}" stands for any one
    QStringList parameters = {};     ///< what each of these is called; empty of a fixed one
    Handler handler = {};
    Streaming streaming = {}; ///< instead of the handler, of answers that go on
    // Instead of it where requests are handled together; one worker at a time takes what has come meanwhile.
    Group group = {};
    std::mutex mutex;
    std::deque<std::shared_ptr<Job>> waiting = {};
    size_t unanswered = 0; ///< taken out of `waiting`
    bool isDraining = false;

    bool fits(const Segments &asked) const
    {
        if (asked.size() != segments.size())
            return false;
        for (qsizetype i = 0; i < segments.size(); ++i) {
            if (!segments[i].startsWith('{') && segments[i] != asked[i])
                return false;
        }
        return true;
    }
    int fixedSegments() const
    {
        return static_cast<int>(
            std::count_if(segments.begin(), segments.end(), [](const auto &s) { return !s.startsWith('{'); }));
    }
};

} // namespace guichet::http
