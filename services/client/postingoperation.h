// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "models/wire/operations.h"
#include "services/client/apiclient.h"
#include "services/client/postingjournal.h"

#include <QTimer>

namespace guichet::client {

/// One money operation on its way: kept on disk, sent, and followed until it ends as booked or not booked. While its
/// outcome is unknown it asks again by itself, with growing pauses; what the bank never received is sent again, the same
/// bytes under the same key, so that it can't happen twice. After a sign-out it asks and sends no more: its record is
/// taken up when the same person signs in again. GUI thread.
class PostingOperation : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Sending,
        Unknown,  ///< sent, no answer: keep the cash aside, don't enter it again
        Booked,   ///< final; see receipt()
        Refused,  ///< final; see failure(): nothing was booked
        NotBooked, ///< final: it never reached the bank (or could not be kept on disk); nothing was booked
        Forgotten  ///< final: older than the bank's answers; it can't say any more, the account's list can
    };

    PostingOperation(ApiClient &api, PostingJournal &journal, const wire::EndpointInfo &endpoint,
                     const PostingRecord &record, QObject *parent = nullptr);

    /// Keeps it on disk, then sends it.
    void start();
    /// Takes up an operation found on disk: asks what became of it.
    void resume();
    /// Asks again now; only while unknown.
    void checkNow();

    State state() const { return m_state; }
    bool isFinal() const { return m_state != State::Sending && m_state != State::Unknown; }
    const PostingRecord &record() const { return m_record; }
    const Receipt &receipt() const { return m_receipt; }
    const Failure &failure() const { return m_failure; }
    /// Seconds until it asks again by itself; while unknown.
    int secondsToNextCheck() const;

Q_SIGNALS:
    void stateChanged();
    /// Each second while unknown, for the countdown.
    void ticked();

private:
    bool isSameSignIn() const { return m_api.signOuts() == m_signOuts; }
    void send();
    void onReply(const Result<Receipt> &reply);
    void onOperation(const Result<OperationResult> &result);
    void becomeUnknown();
    void end(State state);
    bool isOlderThanAnswers() const;

    ApiClient &m_api;
    PostingJournal &m_journal;
    wire::EndpointInfo m_endpoint;
    PostingRecord m_record;
    int m_signOuts; ///< as it stood at the beginning: the key is that principal's, another's token would book anew
    Receipt m_receipt;
    Failure m_failure;
    State m_state = State::Sending;
    QTimer m_tick;
    int m_secondsToNextCheck = 0;
    int m_checks = 0;
    bool m_isAsking = false;
};

/// The record of a money command that is about to be sent under `key`.
template <class Q>
PostingRecord makeRecord(const wire::Endpoint<Q, Receipt> &endpoint, const Q &request, const IdempotencyKey &key,
                         UserId principal, EntryKind kind, AccountId account, qint64 nowMicros)
{
    return {key,  principal, QString::fromLatin1(endpoint.info.name), endpoint.encodeRequest(endpoint.info, request),
            kind, account,   request.amount, PostingRecord::State::Sent, nowMicros};
}

/// The endpoint of a record read from disk; nullptr for one this version doesn't know.
const wire::EndpointInfo *endpointOf(const PostingRecord &record);

} // namespace guichet::client
