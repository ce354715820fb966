// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/registrationcontroller.h"

namespace guichet::ui {

namespace {

// Everything but these has a verdict: what comes next is another command.
bool keepsKey(const client::Failure &failure)
{
    return failure.kind == client::Failure::Kind::Unknown || failure.refusal == Refusal::KeyInFlight;
}

} // namespace

RegistrationController::RegistrationController(client::ApiClient &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_context(std::make_unique<QObject>())
{
}

void RegistrationController::registerCustomer(const wire::RegisterRequest &who, const HandIn &documents)
{
    if (m_state == State::Working || m_state == State::Done)
        return;
    if (isDeclarationOpen())
        m_who = who;
    m_isNew = true;
    m_documents = documents;
    goOn();
}

void RegistrationController::handIn(UserId customer, const HandIn &documents)
{
    if (m_state == State::Working || m_state == State::Done)
        return;
    m_customer = customer;
    m_isNew = false;
    m_documents = documents;
    goOn();
}

void RegistrationController::reset()
{
    m_context = std::make_unique<QObject>();
    m_state = State::Idle;
    m_who = {};
    m_documents = {};
    m_customer = {};
    m_sentFront.clear();
    m_sentBack.clear();
    m_registerKey = {};
    m_reviewKey = {};
    Q_EMIT changed();
}

QList<RegistrationController::Step> RegistrationController::steps() const
{
    QList<Step> steps;
    if (m_isNew)
        steps.append(Step::Register);
    steps.append(Step::Front);
    if (!m_documents.back.isNull())
        steps.append(Step::Back);
    steps.append(Step::Review);
    return steps;
}

int RegistrationController::stepNumber() const
{
    return static_cast<int>(steps().indexOf(m_step)) + 1;
}

int RegistrationController::stepCount() const
{
    return static_cast<int>(steps().size());
}

void RegistrationController::goOn()
{
    if (m_customer.isNull())
        sendRegistration();
    else if (m_sentFront != m_documents.front.bytes)
        upload(Step::Front, DocumentSide::Front, m_documents.front, m_sentFront);
    else if (!m_documents.back.isNull() && m_sentBack != m_documents.back.bytes)
        upload(Step::Back, DocumentSide::Back, m_documents.back, m_sentBack);
    else
        submit();
}

void RegistrationController::begin(Step step)
{
    m_step = step;
    m_state = State::Working;
    Q_EMIT changed();
}

void RegistrationController::sendRegistration()
{
    if (m_registerKey.isNull())
        m_registerKey = IdempotencyKey::make(m_api.clock().nowMicros());
    begin(Step::Register);
    m_api.call<wire::RegisterRequest, wire::RegisteredCustomer>(
        wire::registerCustomer, m_who, m_context.get(),
        [this](const client::Result<wire::RegisteredCustomer> &reply) {
            if (!reply) {
                if (!keepsKey(reply.error()))
                    m_registerKey = {};
                return fail(reply.error());
            }
            m_customer = reply->id;
            goOn();
        },
        m_registerKey);
}

void RegistrationController::upload(Step step, DocumentSide side, const Photo &photo, QByteArray &sent)
{
    begin(step);
    m_api.call<wire::DocumentUpload, wire::Nothing>(
        wire::uploadDocument, {m_customer, side, {photo.contentType, photo.bytes}}, m_context.get(),
        [this, &sent, bytes = photo.bytes](const client::Result<wire::Nothing> &reply) {
            if (!reply)
                return fail(reply.error());
            sent = bytes;
            goOn();
        });
}

void RegistrationController::submit()
{
    if (m_reviewKey.isNull())
        m_reviewKey = IdempotencyKey::make(m_api.clock().nowMicros());
    begin(Step::Review);
    m_api.call<wire::SubmitReviewRequest, wire::Nothing>(
        wire::submitReview, {m_customer, m_documents.reading}, m_context.get(),
        [this](const client::Result<wire::Nothing> &reply) {
            if (!reply) {
                if (!keepsKey(reply.error()))
                    m_reviewKey = {};
                return fail(reply.error());
            }
            finish();
        },
        m_reviewKey);
}

void RegistrationController::fail(const client::Failure &failure)
{
    m_failure = failure;
    m_state = State::Failed;
    Q_EMIT changed();
}

void RegistrationController::finish()
{
    m_state = State::Done;
    m_documents = {}; // photos of people stay no longer than needed
    Q_EMIT changed();
}

} // namespace guichet::ui
