// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/kyc/reviews.h"

#include "models/values/cursor.h"
#include "services/store/connection.h"

namespace guichet::kyc {

namespace {

// Where the page before ended.
struct QueuePlace {
    qint64 submittedAt = 0;
    qint64 id = 0;
};

std::optional<QueuePlace> placeOf(const QString &cursor)
{
    if (cursor.isEmpty())
        return QueuePlace();
    const auto place = placeOfCursor<2>(cursor);
    return place ? std::optional(QueuePlace{place->front(), place->back()}) : std::nullopt;
}

} // namespace

Reviews::Reviews(std::shared_ptr<const identity::MasterKeys> keys, const identity::Users &users,
                 const Clock &clock, const BusinessCalendar &calendar, ImageCleaner cleaned)
    : m_keys(std::move(keys))
    , m_users(users)
    , m_clock(clock)
    , m_calendar(calendar)
    , m_cleaned(std::move(cleaned))
{
}

Outcome<Page<ReviewSummary>> Reviews::queue(store::Connection &connection, const PageRequest &page) const
{
    const auto after = placeOf(page.cursor);
    if (!after)
        return refuse(Refusal::InvalidValue, "cursor");
    const int limit = std::clamp(page.limit, 1, maximumPageRows);
    Page<ReviewSummary> result;
    QList<UserId> customers;
    auto rows = connection.run(
        "kyc/queue",
        {{":submitted_at", after->submittedAt}, {":id", after->id}, {":limit", limit + 1}});
    for (const store::Row &row : rows) {
        result.items.append({row.id<ReviewCaseId>("id"), row.id<UserId>("customer"), QString(),
                             row.int64("submitted_at")});
        customers.append(result.items.last().customer);
    }
    if (result.items.size() > limit) {
        result.items.removeLast();
        const ReviewSummary &last = result.items.last();
        result.nextCursor = cursorOf({last.submittedAtMicros, last.id.value});
    }
    const auto names = m_users.namesOf(connection, customers);
    for (ReviewSummary &summary : result.items)
        summary.customerName = names.value(summary.customer);
    return result;
}

Waiting Reviews::waiting(store::Connection &connection) const
{
    auto found = connection.run("kyc/select_waiting");
    const store::Row row = found.only();
    return {row.int64("waiting"), row.int64("oldest")};
}

ReviewStatus Reviews::statusOf(store::Connection &connection, UserId customer) const
{
    auto rows = connection.run("kyc/newest_status", {{":customer", customer}});
    const auto row = rows.first();
    return row ? *enumFromName<ReviewStatus>(row->text("status")) : ReviewStatus::Missing;
}

} // namespace guichet::kyc
