// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/audittrail.h"

#include "models/values/cursor.h"
#include "services/store/transaction.h"

#include <limits>

namespace guichet::audit {

void record(store::Transaction &transaction, const Event &event)
{
    if (event.detail.size() > maximumDetailCharacters)
        qFatal("audit: the detail is longer than %d characters", maximumDetailCharacters);
    const auto actor = event.actor.isNull() ? std::nullopt : std::optional(event.actor);
    transaction.run("audit/insert_event",
                    {{":at", event.atMicros},
                     {":actor", actor},
                     {":deed", enumName(event.deed)},
                     {":subject_kind", enumName(event.subject)},
                     {":subject_id", event.subjectId},
                     {":result", enumName(event.result)},
                     {":detail", event.detail}});
}

namespace {

// A name that this program doesn't know was written by a newer one: shown as what comes nearest.
RecordedEvent recordedEvent(const store::Row &row)
{
    Event event;
    event.atMicros = row.int64("at");
    event.actor = row.maybeId<UserId>("actor").value_or(UserId());
    event.deed = enumFromName<Deed>(row.text("deed")).value_or(Deed::AccessDenied);
    event.subject = enumFromName<Subject>(row.text("subject_kind")).value_or(Subject::None);
    event.subjectId = row.int64("subject_id");
    event.result = enumFromName<Result>(row.text("result")).value_or(Result::Refused);
    event.detail = row.text("detail");
    return {row.int64("id"), event};
}

} // namespace

Outcome<Page<RecordedEvent>> events(store::Connection &connection, const EventFilter &filter,
                                    const PageRequest &page)
{
    qint64 before = std::numeric_limits<qint64>::max();
    if (!page.cursor.isEmpty()) {
        const auto place = placeOfCursor<1>(page.cursor);
        if (!place || place->front() == 0)
            return refuse(Refusal::InvalidValue, "cursor");
        before = place->front();
    }
    const int limit = std::clamp(page.limit, 1, maximumPageRows);
    auto rows = filter.subject == Subject::None
        ? connection.run("audit/events_before", {{":before", before}, {":limit", limit + 1}})
        : connection.run("audit/events_about_before", {{":subject_kind", enumName(filter.subject)},
                                                       {":subject_id", filter.subjectId},
                                                       {":before", before},
                                                       {":limit", limit + 1}});
    Page<RecordedEvent> result;
    for (const store::Row &row : rows)
        result.items.append(recordedEvent(row));
    if (result.items.size() > limit) {
        result.items.removeLast();
        result.nextCursor = cursorOf({result.items.last().id});
    }
    return result;
}

} // namespace guichet::audit
