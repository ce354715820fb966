// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/postingoperation.h"

namespace guichet::client {
namespace {

/// Pauses between checks, the last one repeats.
constexpr std::array pausesSeconds{1, 2, 4, 8, 15};
/// An operation older than this that the bank doesn't know is given up instead of sent again: its customer has left.
constexpr qint64 resendWithinMicros = qint64(15) * 60 * 1'000'000;
/// What was sent last may still be on its way then: only this much later "unknown to the bank" means "not booked".
constexpr qint64 underWayMicros = qint64(2) * 60 * 1'000'000;
/// How old a key is when the bank may have forgotten its answer: seven days, less what the clocks may differ.
constexpr qint64 answersMicros = (qint64(7) * 24 * 60 - 5) * 60 * 1'000'000;

PostingRecord::State recordStateOf(PostingOperation::State state)
{
    if (state == PostingOperation::State::Booked)
        return PostingRecord::State::Booked;
    const bool isForgotten = state == PostingOperation::State::Forgotten;
    return isForgotten ? PostingRecord::State::Forgotten : PostingRecord::State::NotBooked;
}

} // namespace

PostingOperation::PostingOperation(ApiClient &api, PostingJournal &journal, const wire::EndpointInfo &endpoint,
                                   const PostingRecord &record, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_journal(journal)
    , m_endpoint(endpoint)
    , m_record(record)
    , m_signOuts(api.signOuts())
{
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (--m_secondsToNextCheck <= 0)
            checkNow();
        Q_EMIT ticked();
    });
}

void PostingOperation::start()
{
    m_journal.keep(m_record, this, [this](bool isKept) {
        if (isKept)
            return send();
        m_failure.kind = Failure::Kind::Rejected;
        end(State::NotBooked);
    });
}

void PostingOperation::resume()
{
    becomeUnknown();
    checkNow();
}

void PostingOperation::send()
{
    if (!isSameSignIn())
        return becomeUnknown();
    m_api.send(m_endpoint, m_record.request, m_record.key, this, [this](const Result<wire::RawBody> &reply) {
        if (!reply)
            return onReply(tl::unexpected(reply.error()));
        const auto receipt = wire::deposit.decodeResponse(*reply); // all money commands answer a Receipt
        if (receipt)
            return onReply(*receipt);
        onReply(tl::unexpected(Failure{Failure::Kind::Unknown, std::nullopt, {}}));
    });
}

void PostingOperation::onReply(const Result<Receipt> &reply)
{
    m_isAsking = false;
    if (reply) {
        m_receipt = *reply;
        return end(State::Booked);
    }
    m_failure = reply.error();
    switch (m_failure.kind) {
    case Failure::Kind::Refused:
        if (m_failure.refusal == Refusal::KeyInFlight)
            return becomeUnknown();
        // Of what was sent before, this says nothing.
        return end(m_failure.refusal == Refusal::KeyExpired && m_checks > 0 ? State::Forgotten : State::Refused);
    case Failure::Kind::Rejected:
        return end(State::Refused);
    case Failure::Kind::Busy:
    case Failure::Kind::Unreachable:
    case Failure::Kind::Untrusted:
    case Failure::Kind::SignedOut:
    case Failure::Kind::Unknown:
        // Even an answer that this sending did nothing leaves open what an earlier one of the same key did.
        return becomeUnknown();
    }
}

void PostingOperation::becomeUnknown()
{
    m_isAsking = false;
    m_secondsToNextCheck = pausesSeconds[std::min<size_t>(static_cast<size_t>(m_checks), pausesSeconds.size() - 1)];
    m_tick.start();
    if (std::exchange(m_state, State::Unknown) != State::Unknown)
        Q_EMIT stateChanged();
    else
        Q_EMIT ticked();
}

void PostingOperation::checkNow()
{
    if (m_state != State::Unknown || m_isAsking || !isSameSignIn())
        return;
    m_isAsking = true;
    ++m_checks;
    m_secondsToNextCheck = pausesSeconds.back();
    m_api.call<wire::OperationRequest, OperationResult>(
        wire::operation, {m_record.key}, this, [this](const Result<OperationResult> &result) { onOperation(result); });
}

void PostingOperation::onOperation(const Result<OperationResult> &result)
{
    if (!result)
        return becomeUnknown();
    const qint64 age = m_api.clock().nowMicros() - m_record.madeAtMicros;
    switch (result->state) {
    case OperationState::Booked:
        m_receipt = result->receipt;
        return end(State::Booked);
    case OperationState::Refused:
        m_failure = {Failure::Kind::Refused, result->refusal, {}};
        return end(State::Refused);
    case OperationState::NotFound:
        if (isOlderThanAnswers())
            return end(State::Forgotten);
        if (age <= resendWithinMicros)
            return send();
        return age > resendWithinMicros + underWayMicros ? end(State::NotBooked) : becomeUnknown();
    }
}

void PostingOperation::end(State state)
{
    m_tick.stop();
    m_isAsking = false;
    m_journal.settle(m_record.key, recordStateOf(state));
    m_state = state;
    Q_EMIT stateChanged();
}

bool PostingOperation::isOlderThanAnswers() const
{
    return m_api.clock().nowMicros() - m_record.key.madeAtMicros() > answersMicros;
}

int PostingOperation::secondsToNextCheck() const
{
    return std::max(m_secondsToNextCheck, 0);
}

const wire::EndpointInfo *endpointOf(const PostingRecord &record)
{
    for (const wire::EndpointInfo *info : wire::allEndpoints()) {
        if (record.endpoint == QLatin1StringView(info->name))
            return info;
    }
    return nullptr;
}

} // namespace guichet::client
