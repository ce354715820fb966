// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/unsettledoperations.h"

#include "ui/common/failuresentence.h"
#include "ui/common/operationflow.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

using State = client::PostingOperation::State;

QString outcomeOf(const client::PostingOperation &operation)
{
    switch (operation.state()) {
    case State::Sending:
    case State::Unknown:
        return UnsettledOperations::tr("Not known yet. Do not enter it again.");
    case State::Booked:
        return UnsettledOperations::tr("It has now been booked.");
    case State::Refused:
        return UnsettledOperations::tr("Nothing was booked: %1").arg(sentenceOf(operation.failure()));
    case State::NotBooked:
        return UnsettledOperations::tr("Nothing was booked: it never reached the bank.");
    case State::Forgotten:
        return UnsettledOperations::tr("Too old to be asked about. Whether it was booked stands in the account's list.");
    }
    Q_UNREACHABLE();
}

} // namespace

UnsettledOperations::UnsettledOperations(const DeskContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&context.session, &client::Session::signedIn, this, &UnsettledOperations::resume);
    connect(&context.session, &client::Session::signedOut, this, &UnsettledOperations::stop);
    if (context.session.isSignedIn())
        resume();
}

UnsettledOperations::~UnsettledOperations() = default;

void UnsettledOperations::resume()
{
    stop();
    const UserId user = m_context.session.user().id;
    m_context.journal.unsettled(user, this, [this, user](const QList<client::PostingRecord> &records) {
        if (m_context.session.user().id != user || !m_operations.empty())
            return; // somebody else has signed in meanwhile
        for (const client::PostingRecord &record : records)
            follow(record);
        Q_EMIT changed();
    });
}

void UnsettledOperations::stop()
{
    m_operations.clear();
    Q_EMIT changed();
}

void UnsettledOperations::follow(const client::PostingRecord &record)
{
    const wire::EndpointInfo *endpoint = client::endpointOf(record);
    if (!endpoint) {
        qWarning("the desk's journal names an operation of another version");
        return;
    }
    auto operation = std::make_unique<client::PostingOperation>(m_context.api, m_context.journal, *endpoint, record);
    connect(operation.get(), &client::PostingOperation::stateChanged, this, [this, one = operation.get()] {
        Q_EMIT changed();
        if (one->state() == State::Booked)
            Q_EMIT m_context.navigator.booked();
    });
    m_operations.push_back(std::move(operation));
    m_operations.back()->resume();
}

QList<UnsettledOperations::Line> UnsettledOperations::lines() const
{
    QList<Line> lines;
    for (const auto &operation : m_operations) {
        const client::PostingRecord &record = operation->record();
        lines.append({referenceOf(record.kind, record.key), record.kind, record.amount, record.madeAtMicros,
                      operation->state(), outcomeOf(*operation)});
    }
    return lines;
}

int UnsettledOperations::openCount() const
{
    return static_cast<int>(std::count_if(m_operations.begin(), m_operations.end(),
                                          [](const auto &operation) { return !operation->isFinal(); }));
}

void UnsettledOperations::checkNow()
{
    for (const auto &operation : m_operations)
        operation->checkNow();
}

} // namespace guichet::ui
