// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/problem.h"

namespace guichet::http {

using namespace Qt::StringLiterals;

namespace {

wire::Problem fixed(int status, const QString &code, const QString &title, const QString &detail)
{
    wire::Problem problem;
    problem.status = status;
    problem.code = code;
    problem.title = title;
    problem.detail = detail;
    return problem;
}

} // namespace

Response problemResponse(wire::Problem problem, const QByteArray &requestId)
{
    problem.type = u"/problems/"_s + problem.code;
    problem.instance = QString::fromLatin1(requestId);
    Response response;
    response.status = problem.status;
    response.contentType = QByteArrayLiteral("application/problem+json");
    response.body = wire::encodeProblem(problem);
    return response;
}

wire::Problem edgeProblem(EdgeProblem problem)
{
    switch (problem) {
    case EdgeProblem::MalformedRequest:
        return fixed(400, u"malformed-request"_s, u"Malformed request"_s,
                     u"The request does not follow HTTP as this server accepts it."_s);
    case EdgeProblem::LengthRequired:
        return fixed(411, u"length-required"_s, u"Length required"_s,
                     u"Send the body with Content-Length; Transfer-Encoding is not accepted."_s);
    case EdgeProblem::PayloadTooLarge:
        return fixed(413, u"payload-too-large"_s, u"Payload too large"_s,
                     u"The body is larger than this endpoint takes."_s);
    case EdgeProblem::TargetTooLong:
        return fixed(414, u"target-too-long"_s, u"Request target too long"_s,
                     u"The address of the request is too long."_s);
    case EdgeProblem::HeaderTooLarge:
        return fixed(431, u"header-too-large"_s, u"Header fields too large"_s,
                     u"The request has too many or too long header fields."_s);
    case EdgeProblem::ExpectationFailed:
        return fixed(417, u"expectation-failed"_s, u"Expectation failed"_s,
                     u"The only expectation this server meets is 100-continue."_s);
    case EdgeProblem::UnsupportedMediaType:
        return fixed(415, u"unsupported-media-type"_s, u"Unsupported media type"_s,
                     u"The body's content type is not one this endpoint takes."_s);
    case EdgeProblem::RequestTimeout:
        return fixed(408, u"request-timeout"_s, u"Request timeout"_s,
                     u"The request was not complete in time."_s);
    case EdgeProblem::InternalError:
        return fixed(500, u"internal-error"_s, u"Internal error"_s,
                     u"The server could not answer this request."_s);
    }
    Q_UNREACHABLE();
}

} // namespace guichet::http
