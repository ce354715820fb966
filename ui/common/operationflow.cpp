// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/operationflow.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

// The same letters in every language: they are written on paper and read out on the phone.
QString prefixOf(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Deposit:
        return u"DEP"_s;
    case EntryKind::Withdrawal:
        return u"WDL"_s;
    case EntryKind::Transfer:
        return u"TRF"_s;
    case EntryKind::Payment:
        return u"PAY"_s;
    case EntryKind::Opening:
    case EntryKind::Interest:
    case EntryKind::Fee:
    case EntryKind::TillMovement:
    case EntryKind::Reversal:
        return u"OPR"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString referenceOf(EntryKind kind, const IdempotencyKey &key)
{
    return prefixOf(kind) + u'-' + key.shortReference();
}

OperationFlow::OperationFlow(const DeskContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_key(IdempotencyKey::make(context.clock.nowMicros()))
{
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        ++m_secondsWaiting;
        if (m_state == State::Sending)
            Q_EMIT ticked();
    });
}

OperationFlow::~OperationFlow() = default;

void OperationFlow::start(const wire::EndpointInfo &endpoint, const client::PostingRecord &record)
{
    m_operation = std::make_unique<client::PostingOperation>(m_context.api, m_context.journal, endpoint, record);
    connect(m_operation.get(), &client::PostingOperation::stateChanged, this, &OperationFlow::follow);
    connect(m_operation.get(), &client::PostingOperation::ticked, this, &OperationFlow::ticked);
    m_secondsWaiting = 0;
    m_state = State::Sending;
    m_tick.start();
    m_operation->start();
    Q_EMIT stateChanged();
}

void OperationFlow::follow()
{
    using From = client::PostingOperation::State;
    switch (m_operation->state()) {
    case From::Sending:
        return;
    case From::Unknown:
        m_state = State::Unknown;
        break;
    case From::Booked:
        m_state = State::Booked;
        break;
    case From::Refused:
        m_state = State::Refused;
        break;
    case From::NotBooked:
        m_state = State::NotBooked;
        break;
    case From::Forgotten:
        m_state = State::Forgotten;
        break;
    }
    if (m_state != State::Unknown)
        m_tick.stop();
    Q_EMIT stateChanged();
    if (m_state == State::Booked)
        Q_EMIT m_context.navigator.booked();
}

void OperationFlow::checkNow()
{
    if (m_operation)
        m_operation->checkNow();
}

void OperationFlow::leave()
{
    if (isUnderWay())
        return;
    // What never reached the bank has no verdict: the same key again can't book it twice.
    if (m_state != State::NotBooked)
        m_key = IdempotencyKey::make(m_context.clock.nowMicros());
    m_state = State::Idle;
}

QString OperationFlow::reference() const
{
    return m_operation ? referenceOf(m_operation->record().kind, m_operation->record().key) : QString();
}

} // namespace guichet::ui
