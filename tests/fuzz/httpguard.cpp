// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpguard.h"

#include "models/wire/problem.h"
#include "services/http/limits.h"
#include "tests/fuzz/target.h"

using namespace guichet;
using namespace guichet::http;

namespace {

/// All that a guard says of a connection's bytes.
struct Told {
    QByteArray text;
    HttpGuard guard;

    /// Goes on until the guard wants more bytes; false: it has refused.
    bool goOn()
    {
        for (;;) {
            switch (guard.advance()) {
            case HttpGuard::Step::NeedMore:
                return true;
            case HttpGuard::Step::HeadReady:
                if (!judge())
                    return false;
                break;
            case HttpGuard::Step::RequestReady:
                take(guard.takeRequest());
                break;
            case HttpGuard::Step::Refused:
                text += "refused " + QByteArray::number(int(guard.refusal())) + '\n';
                return false;
            }
        }
    }

private:
    /// As a gate would: a path that isn't there is refused, an image has one type, the rest may be anything.
    bool judge()
    {
        static constexpr QByteArrayView images[] = {"image/png", "image/jpeg"};
        const RequestHead &head = guard.head();
        fuzz::demand(head.path.startsWith('/') && !head.path.contains("//"), "a path that isn't ours came through");
        fuzz::demand(!head.path.contains('\0') && !head.path.contains('%'), "a path that isn't ours came through");
        fuzz::demand(guard.contentLength() >= 0, "a length below nothing");
        if (head.path.startsWith("/none") && guard.contentLength() == 0) {
            text += "dropped\n";
            return guard.dropRequest();
        }
        if (head.path.startsWith("/image"))
            guard.allowBody(limits::imageBodyBytes, images);
        else
            guard.allowBody(limits::jsonBodyBytes);
        return true;
    }

    void take(const Request &request)
    {
        fuzz::demand(request.body.size() <= limits::imageBodyBytes, "a body over every limit");
        text += request.method + ' ' + request.path + '\n';
        for (const QueryItem &item : request.query)
            text += item.first.toUtf8() + '=' + item.second.toUtf8() + '\n';
        for (qsizetype i = 0; i < request.headers.count(); ++i)
            text += request.headers.nameAt(i).toByteArray() + ':' + request.headers.valueAt(i).toByteArray() + '\n';
        text += QByteArray::number(request.body.size()) + ' ' + request.body + '\n';
    }
};

QByteArray inOnePiece(QByteArrayView bytes)
{
    Told told;
    told.guard.feed(bytes);
    (void)told.goOn();
    return told.text;
}

QByteArray inPieces(QByteArrayView bytes, qsizetype piece)
{
    Told told;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        told.guard.feed(bytes.sliced(at, std::min(piece, bytes.size() - at)));
        if (!told.goOn())
            break;
    }
    return told.text;
}

} // namespace

/// A connection's bytes, read at once and in pieces of a size that the first byte says: what comes out is the same
/// requests, and the same refusal.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes = fuzz::bytesOf(data, size).sliced(1);
    fuzz::demand(inOnePiece(bytes) == inPieces(bytes, 1 + data[0] % 64), "pieces are read in another way");
    return 0;
}
