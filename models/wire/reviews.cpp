// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/define.h"
#include "models/wire/describedvalues.h"
#include "models/wire/reviews.h"

namespace guichet::wire {
namespace {

constexpr Access compliance{{Role::Compliance}};

} // namespace

GUICHET_FIELDS(ReviewPageRequest,
               field("cursor", &S::cursor, "Where to go on").query(),
               field("limit", &S::limit, "Rows at most").query())
GUICHET_FIELDS(ReviewPage,
               field("items", &S::items, "Oldest first"),
               field("next_cursor", &S::nextCursor, "Missing on the last page").optional(),
               field("waiting", &S::waiting, "In all"))
GUICHET_FIELDS(ReviewCaseRequest, field("case_id", &S::reviewCase, "The case").path())
GUICHET_FIELDS(DocumentRequest,
               field("case_id", &S::reviewCase, "The case").path(),
               field("side", &S::side, "Which side").path())
GUICHET_FIELDS(DecideReviewRequest,
               field("case_id", &S::reviewCase, "The case").path(),
               inlined(&S::decision),
               field("version", &S::version, "As read"))

constinit const Endpoint<ReviewPageRequest, ReviewPage> reviewQueue = define<ReviewPageRequest, ReviewPage>(
    "reviewQueue", Method::Get, "reviews", compliance, Keyed::No, "IDs that wait for review");
constinit const Endpoint<ReviewCaseRequest, ReviewCase> reviewCase = define<ReviewCaseRequest, ReviewCase>(
    "reviewCase", Method::Get, "review/{case_id}", compliance, Keyed::No, "One case; the view is audited");
constinit const Endpoint<DocumentRequest, RawBody> reviewDocument = define<DocumentRequest, RawBody>(
    "reviewDocument", Method::Get, "review/{case_id}/document/{side}", compliance, Keyed::No,
    "The photo of one side; the view is audited");
constinit const Endpoint<DecideReviewRequest, Nothing> decideReview = define<DecideReviewRequest, Nothing>(
    "decideReview", Method::Post, "review/{case_id}/decision", compliance, Keyed::Yes,
    "Approves, rejects or asks again");

} // namespace guichet::wire
