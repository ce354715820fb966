// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/officepage.h"
#include "ui/review/differencelabel.h"
#include "ui/review/imageview.h"
#include "ui/review/reviewpage.h"
#include "ui/review/reviewqueue.h"

namespace guichet::testing {

/// The page of the ID review with a case open, at the scripted bank.
using Review = OfficePage<ui::ReviewPage>;

inline bool seen(const Review &page)
{
    auto *image = page.find<ui::ImageView>("documentImage");
    return image->isVisible() && !image->isEmpty();
}

/// `prepare` may change the answers; then nothing is waited for.
inline Review openReview(const ReviewCase &first = sampleCase(1), int count = 3,
                         const std::function<void(ScriptedServer &)> &prepare = {})
{
    Review page(Role::Compliance, [&](ScriptedServer &server) {
        server.give(wire::reviewQueue, sampleQueue(count));
        server.script(wire::reviewCase.info, {ScriptedServer::reply(wire::reviewCase, first)});
        server.give(wire::reviewCase, sampleCase(2));
        server.give(wire::reviewDocument.info, Answer{Answer::Kind::Reply, 200, "image/png", sampleIdCard(), 0});
        server.give(wire::decideReview, {});
        if (prepare)
            prepare(server);
    });
    if (!prepare && first.hasFront && !waitUntil([&] { return seen(page); }))
        qWarning("the photo isn't shown");
    return page;
}

/// The case that the queue marks: the open one.
inline ReviewCaseId marked(const Review &page)
{
    auto *queue = page.find<ui::ReviewQueue>("reviewQueue");
    auto *model = static_cast<ReviewQueueModel *>(queue->model());
    const int row = queue->currentIndex().row();
    return row < 0 ? ReviewCaseId() : model->rowAt(row).id;
}

inline QString plain(const Review &page, const char *name)
{
    return page.find<ui::DifferenceLabel>(name)->plain();
}

} // namespace guichet::testing
