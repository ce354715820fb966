// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/client/postingoperation.h"
#include "ui/common/deskcontext.h"

namespace guichet::ui {

/// One form's money operations, one after the other. It owns the key: made when the form opens and after each stored
/// verdict, kept while nobody knows the outcome, so that nothing can be booked twice. Also counts the seconds that
/// somebody waits. GUI thread.
class OperationFlow : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle,
        Sending,
        Unknown,
        Booked,    ///< see receipt()
        Refused,   ///< see failure(); the key is new already
        NotBooked, ///< it never reached the bank; the same key may be sent again
        Forgotten, ///< the bank can't say any more whether it was booked
    };

    explicit OperationFlow(const DeskContext &context, QObject *parent = nullptr);
    ~OperationFlow() override;

    /// False, and nothing done, while another is under way or a booked one hasn't been left.
    template <class Q>
    bool begin(const wire::Endpoint<Q, Receipt> &endpoint, const Q &request, EntryKind kind, AccountId account)
    {
        if (m_state != State::Idle)
            return false;
        start(endpoint.info, client::makeRecord(endpoint, request, m_key, m_context.session.user().id, kind, account,
                                                m_context.clock.nowMicros()));
        return true;
    }
    void checkNow();
    /// Ready for the next one; a form that was open all night gets a fresh key by it too. Not while one is under way.
    void leave();

    State state() const { return m_state; }
    bool isUnderWay() const { return m_state == State::Sending || m_state == State::Unknown; }
    /// "DEP-7F3K-22Q9": what a person reads to another.
    QString reference() const;
    const Receipt &receipt() const { return m_operation->receipt(); }
    const client::Failure &failure() const { return m_operation->failure(); }
    /// Since it was sent.
    int secondsWaiting() const { return m_secondsWaiting; }
    int secondsToNextCheck() const { return m_operation->secondsToNextCheck(); }

Q_SIGNALS:
    void stateChanged();
    /// Each second while sending or unknown.
    void ticked();

private:
    void start(const wire::EndpointInfo &endpoint, const client::PostingRecord &record);
    void follow();

    const DeskContext m_context;
    IdempotencyKey m_key;
    std::unique_ptr<client::PostingOperation> m_operation;
    State m_state = State::Idle;
    QTimer m_tick;
    int m_secondsWaiting = 0;
};

/// What a person reads to another: the kind, and the short form of the key.
QString referenceOf(EntryKind kind, const IdempotencyKey &key);

} // namespace guichet::ui
