// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/page.h"
#include "models/values/review.h"
#include "models/wire/endpoint.h"

namespace guichet::wire {

struct ReviewPageRequest {
    QString cursor;
    qint64 limit = 50;
};

struct ReviewPage {
    QList<ReviewSummary> items;
    QString nextCursor;
    qint64 waiting = 0; ///< in all
};

struct ReviewCaseRequest {
    ReviewCaseId reviewCase;
};

struct DocumentRequest {
    ReviewCaseId reviewCase;
    DocumentSide side = DocumentSide::Front;
};

struct DecideReviewRequest {
    ReviewCaseId reviewCase;
    ReviewDecision decision;
    qint64 version = 0;
};

extern const Endpoint<ReviewPageRequest, ReviewPage> reviewQueue;
extern const Endpoint<ReviewCaseRequest, ReviewCase> reviewCase;
extern const Endpoint<DocumentRequest, RawBody> reviewDocument;
extern const Endpoint<DecideReviewRequest, Nothing> decideReview;

} // namespace guichet::wire
