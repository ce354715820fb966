// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/customers.h"
#include "services/client/apiclient.h"
#include "ui/common/photoloader.h"

namespace guichet::ui {

/// What is handed in for review.
struct HandIn {
    Photo front;
    Photo back; ///< null: the document has one side
    DocumentReading reading;
};

/// Registers a customer and hands in their ID: register, front, back, review, one after the other. When a step fails,
/// going on takes up there: the customer is never registered twice, and what was uploaded isn't again. While the outcome
/// of a keyed step is unknown, the same request goes again under the same key. GUI thread.
class RegistrationController : public QObject
{
    Q_OBJECT
public:
    enum class Step { Register, Front, Back, Review };
    enum class State { Idle, Working, Failed, Done };

    explicit RegistrationController(client::ApiClient &api, QObject *parent = nullptr);

    /// Begins, or goes on after a failure with what was corrected meanwhile. What was declared no longer counts once the
    /// customer is registered, or may be.
    void registerCustomer(const wire::RegisterRequest &who, const HandIn &documents);
    /// The same without the first step, for a customer who was asked again.
    void handIn(UserId customer, const HandIn &documents);
    /// Forgets everything; an answer under way is dropped.
    void reset();

    State state() const { return m_state; }
    Step step() const { return m_step; }
    /// "2 of 4": which step, of how many.
    int stepNumber() const;
    int stepCount() const;
    /// Null until registered.
    UserId customer() const { return m_customer; }
    /// Whether what was declared can still be changed.
    bool isDeclarationOpen() const { return m_customer.isNull() && m_registerKey.isNull(); }
    const client::Failure &failure() const { return m_failure; }

Q_SIGNALS:
    void changed();

private:
    QList<Step> steps() const;
    void goOn();
    void begin(Step step);
    void sendRegistration();
    void upload(Step step, DocumentSide side, const Photo &photo, QByteArray &sent);
    void submit();
    void fail(const client::Failure &failure);
    void finish();

    client::ApiClient &m_api;
    std::unique_ptr<QObject> m_context; ///< answers to what was asked before reset() find it gone
    State m_state = State::Idle;
    Step m_step = Step::Register;
    bool m_isNew = true;
    wire::RegisterRequest m_who;
    HandIn m_documents;
    UserId m_customer;
    QByteArray m_sentFront;
    QByteArray m_sentBack;
    IdempotencyKey m_registerKey; ///< only while it may have been carried out
    IdempotencyKey m_reviewKey;
    client::Failure m_failure;
};

} // namespace guichet::ui
