// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/secondfactorcard.h"

#include "ui/access/qrcode.h"
#include "ui/common/actionbutton.h"
#include "ui/common/codeedit.h"
#include "ui/common/failuresentence.h"
#include "ui/common/fieldrow.h"
#include "ui/common/inlineconfirmation.h"
#include "ui/common/labels.h"
#include "ui/common/moneyformat.h"
#include "ui/common/statuschip.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int secretGroup = 4;

/// "ABCD EFGH …": what a person types from a screen.
QString grouped(const QString &secret)
{
    QString text;
    for (const QChar character : secret) {
        if (!text.isEmpty() && text.size() % (secretGroup + 1) == secretGroup)
            text += u' ';
        text += character;
    }
    return text;
}

} // namespace

SecondFactorCard::SecondFactorCard(const DeskContext &context, QWidget *parent)
    : Card(tr("Second factor"), parent)
    , m_context(context)
    , m_state(new StatusChip)
    , m_sentence(makeLabel({}, "muted"))
    , m_begin(new ActionButton(tr("Set &up an authenticator…"), ActionButton::Look::Plain, u"shield-check"_s))
    , m_remove(new ActionButton(tr("&Take it away…"), ActionButton::Look::Link, u"trash"_s))
    , m_question(new InlineConfirmation)
    , m_qr(new QrCode)
    , m_secret(makeLabel({}, "strong"))
    , m_code(new CodeEdit)
    , m_codeRow(new FieldRow(tr("Code that it &shows now"), m_code))
    , m_confirm(new ActionButton(tr("Confirm"), ActionButton::Look::Plain, u"check"_s))
{
    m_state->setObjectName(u"secondFactorChip"_s);
    m_begin->setObjectName(u"beginSecondFactorButton"_s);
    m_remove->setObjectName(u"removeSecondFactorButton"_s);
    m_sentence->setObjectName(u"secondFactorSentence"_s);
    m_sentence->setWordWrap(true);
    addHeaderWidget(m_state);
    m_enrolment = makeEnrolment();
    body()->addWidget(m_sentence);
    body()->addWidget(m_question);
    body()->addWidget(m_enrolment);
    body()->addWidget(m_begin, 0, Qt::AlignLeading);
    body()->addWidget(m_remove, 0, Qt::AlignLeading);
    m_enrolment->hide();
    connect(m_begin, &ActionButton::clicked, this, &SecondFactorCard::begin);
    connect(m_confirm, &ActionButton::clicked, this, &SecondFactorCard::confirm);
    connect(m_code, &CodeEdit::completed, this, &SecondFactorCard::confirm);
    connect(m_code, &QLineEdit::returnPressed, this, &SecondFactorCard::confirm);
    connect(m_code, &QLineEdit::textChanged, this, &SecondFactorCard::refresh);
    connect(m_remove, &ActionButton::clicked, this, [this] {
        m_question->ask(tr("Without it your password alone opens the desk."), tr("Take it away"), [this] { remove(); });
    });
    refresh();
}

QWidget *SecondFactorCard::makeEnrolment()
{
    auto *enrolment = new QWidget;
    auto *row = new QHBoxLayout(enrolment);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addWidget(m_qr, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(10);
    QLabel *how = makeLabel(tr("Scan the code with the authenticator on your telephone, or type this secret into it:"));
    how->setWordWrap(true);
    m_secret->setObjectName(u"secondFactorSecret"_s);
    m_secret->setWordWrap(true);
    m_secret->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_code->setObjectName(u"enrolCode"_s);
    m_confirm->setObjectName(u"confirmSecondFactorButton"_s);
    for (QWidget *widget : std::initializer_list<QWidget *>{how, m_secret, m_codeRow})
        column->addWidget(widget);
    column->addWidget(m_confirm, 0, Qt::AlignLeading);
    column->addStretch();
    row->addLayout(column, 1);
    return enrolment;
}

void SecondFactorCard::load()
{
    m_context.api.call<wire::Nothing, wire::SecondFactorView>(
        wire::secondFactor, {}, this, [this](const client::Result<wire::SecondFactorView> &reply) {
            if (!reply)
                return Q_EMIT failed(reply.error());
            m_view = *reply;
            m_isLoaded = true;
            refresh();
            Q_EMIT changed();
        });
}

void SecondFactorCard::focusFirst()
{
    (m_enrolment->isHidden() ? static_cast<QWidget *>(m_begin) : m_code)->setFocus();
}

bool SecondFactorCard::dismiss()
{
    if (m_question->dismiss())
        return true;
    if (m_enrolment->isHidden())
        return false;
    m_enrolment->hide();
    m_qr->setText({});
    m_secret->clear();
    m_code->clear();
    refresh();
    m_begin->setFocus();
    return true;
}

void SecondFactorCard::begin()
{
    m_isSending = true;
    refresh();
    m_context.api.call<wire::Nothing, wire::SecondFactorSecret>(
        wire::beginSecondFactor, {}, this, [this](const client::Result<wire::SecondFactorSecret> &reply) {
            m_isSending = false;
            refresh();
            if (reply)
                return showSecret(*reply);
            load();
            Q_EMIT failed(reply.error());
        });
}

void SecondFactorCard::showSecret(const wire::SecondFactorSecret &secret)
{
    m_qr->setText(secret.uri);
    m_secret->setText(isolated(grouped(secret.secret)));
    m_code->clear();
    m_codeRow->setError({});
    m_enrolment->show();
    refresh();
    m_code->setFocus();
}

void SecondFactorCard::confirm()
{
    if (m_isSending || !m_code->isComplete())
        return;
    m_isSending = true;
    refresh();
    m_context.api.call<wire::ConfirmSecondFactorRequest, wire::Nothing>(
        wire::confirmSecondFactor, {m_code->code()}, this, [this](const client::Result<wire::Nothing> &reply) {
            m_isSending = false;
            m_code->clear();
            refresh();
            if (reply) {
                dismiss();
                load();
                return m_context.session.renew(); // it is one with a second factor from now on
            }
            m_codeRow->setError(reply.error().refusal == Refusal::InvalidValue
                                    ? tr("This code doesn't fit. Type the one that is shown now.")
                                    : sentenceOf(reply.error()));
            m_code->setFocus();
        });
}

void SecondFactorCard::remove()
{
    m_isSending = true;
    refresh();
    m_context.api.call<wire::Nothing, wire::Nothing>(
        wire::removeSecondFactor, {}, this, [this](const client::Result<wire::Nothing> &reply) {
            m_isSending = false;
            refresh();
            if (!reply)
                return Q_EMIT failed(reply.error());
            load();
            m_context.session.renew();
        });
}

void SecondFactorCard::refresh()
{
    const bool isEnrolling = !m_enrolment->isHidden();
    m_state->setVisible(m_isLoaded);
    m_state->set(m_view.isEnrolled ? ChipKind::Ok : m_view.isNeeded ? ChipKind::Bad : ChipKind::Warn,
                 m_view.isEnrolled ? tr("Set up") : m_view.isNeeded ? tr("Needed") : tr("None"));
    m_sentence->setText(m_view.isEnrolled  ? tr("Signing in takes your password and the code that your authenticator shows.")
                        : m_view.isNeeded ? tr("The bank wants one of you: until it is set up you can do nothing else here.")
                                          : tr("Your password alone opens the desk. An authenticator keeps others out who learn it."));
    m_begin->setVisible(m_isLoaded && !m_view.isEnrolled && !isEnrolling);
    m_remove->setVisible(m_isLoaded && m_view.isEnrolled && !m_view.isNeeded);
    for (QWidget *button : std::initializer_list<QWidget *>{m_begin, m_remove, m_code})
        button->setEnabled(!m_isSending);
    m_confirm->setEnabled(!m_isSending && m_code->isComplete());
}

} // namespace guichet::ui
