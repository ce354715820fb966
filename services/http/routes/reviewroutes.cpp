// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "models/wire/reviews.h"

namespace guichet::http {
namespace {

Outcome<wire::ReviewPage> queue(Context &context, const wire::ReviewPageRequest &request)
{
    const auto page = context.bank.reviews.queue(context.connection, {request.cursor, rowsOf(request.limit)});
    if (!page)
        return tl::unexpected(page.error());
    return wire::ReviewPage{page->items, page->nextCursor, context.bank.reviews.waiting(context.connection).count};
}

Outcome<wire::RawBody> document(Context &context, store::Transaction &transaction, const wire::DocumentRequest &request)
{
    const auto image = context.bank.reviews.image(transaction, request.reviewCase, request.side, context.principal.user);
    if (!image)
        return tl::unexpected(image.error());
    return wire::RawBody{image->contentType, image->bytes};
}

Outcome<wire::Nothing> decide(Context &context, store::Transaction &transaction,
                              const wire::DecideReviewRequest &request)
{
    const auto decided = context.bank.reviews.decide(transaction, request.reviewCase, request.decision,
                                                     context.principal.user, request.version);
    if (!decided)
        return tl::unexpected(decided.error());
    return wire::Nothing{};
}

} // namespace

void registerReviewRoutes(Router &router)
{
    router.read(wire::reviewQueue, queue);
    // Looking writes too: that it was seen goes into the audit trail.
    router.write(wire::reviewCase, [](Context &context, store::Transaction &transaction,
                                      const wire::ReviewCaseRequest &request) {
        return context.bank.reviews.caseById(transaction, request.reviewCase, context.principal.user);
    });
    router.write(wire::reviewDocument, document);
    router.write(wire::decideReview, decide);
}

} // namespace guichet::http
