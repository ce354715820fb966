// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/reversalcard.h"

#include "models/items/cell.h"
#include "models/items/enumlabels.h"
#include "models/values/clock.h"
#include "models/values/operation.h"
#include "models/wire/corrections.h"
#include "ui/common/actionbutton.h"
#include "ui/common/card.h"
#include "ui/common/cashcountgrid.h"
#include "ui/common/enternext.h"
#include "ui/common/failuresentence.h"
#include "ui/common/fieldrow.h"
#include "ui/common/labels.h"
#include "ui/common/moneyedit.h"
#include "ui/common/moneyformat.h"
#include "ui/common/theme.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

// "Transfer · EUR −45.50 · 14 Mar 2025 · Delphine Fontaine · Rent"
QString textOf(const PostingLine &entry)
{
    QStringList parts = {labelOf(entry.kind), formatMoney(entry.amount, MoneyStyle::GroupedWithCode),
                         isolated(dateText(entry.businessDate)), entry.counterpartyName, entry.note};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace

bool isReversible(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Deposit:
    case EntryKind::Withdrawal:
    case EntryKind::Transfer:
    case EntryKind::Payment:
    case EntryKind::Interest:
    case EntryKind::Fee:
        return true;
    case EntryKind::Opening:
    case EntryKind::TillMovement:
    case EntryKind::Reversal:
        return false;
    }
    Q_UNREACHABLE();
}

ReversalCard::ReversalCard(client::ApiClient &api, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_what(new ElidedLabel({}, "strong"))
    , m_reason(new QLineEdit)
    , m_amount(new MoneyEdit(Currency::euro()))
    , m_grid(new CashCountGrid(Currency::euro()))
    , m_amountRow(new FieldRow(tr("&Booked instead (optional)"), m_amount))
    , m_sentence(makeLabel({}, "muted"))
    , m_cancel(new ActionButton(tr("Leave it as it is")))
    , m_ask(new ActionButton(tr("Ask for it"), ActionButton::Look::Primary, u"arrow-back-up"_s))
{
    auto *card = new Card(tr("Reverse an entry"));
    m_what->setObjectName(u"reversedEntry"_s);
    card->body()->addWidget(m_what);
    card->body()->addWidget(makeRule());
    m_reason->setObjectName(u"reversalReason"_s);
    m_reason->setMaxLength(noteLengthLimit);
    m_amount->setObjectName(u"correctedEdit"_s);
    m_grid->setObjectName(u"correctedCash"_s);
    m_grid->setHeading(tr("Notes of the right amount"));
    m_sentence->setObjectName(u"reversalSentence"_s);
    m_sentence->setWordWrap(true);
    m_ask->setObjectName(u"askReversalButton"_s);
    m_cancel->setObjectName(u"cancelReversalButton"_s);
    m_ask->setPrimaryKeys();
    m_cancel->showKey(tr("Esc"));
    moveOnWithEnter(m_reason);
    card->body()->addWidget(new FieldRow(tr("&Reason"), m_reason));
    card->body()->addWidget(m_amountRow);
    card->body()->addWidget(m_grid);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_ask);
    card->body()->addLayout(row);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    column->addStretch();
    for (QLineEdit *edit : {m_reason, static_cast<QLineEdit *>(m_amount)})
        connect(edit, &QLineEdit::textChanged, this, &ReversalCard::refresh);
    connect(m_grid, &CashCountGrid::countChanged, this, &ReversalCard::refresh);
    connect(m_cancel, &ActionButton::clicked, this, &ReversalCard::cancelled);
    connect(m_ask, &ActionButton::clicked, this, &ReversalCard::send);
}

void ReversalCard::begin(const PostingLine &entry)
{
    end();
    m_entry = entry;
    const Currency currency = entry.amount.currency;
    m_what->setText(textOf(entry));
    m_amount->setCurrency(currency);
    m_grid->setCurrency(currency);
    m_amountRow->setHint(tr("Empty: the entry is only reversed."));
    refresh();
    m_reason->setFocus();
}

void ReversalCard::end()
{
    ++m_ticket;
    m_entry = {};
    m_key = {};
    m_isSending = false;
    m_failure.clear();
    m_reason->clear();
    m_amount->clear();
    m_grid->clear();
}

bool ReversalCard::isFilled() const
{
    return !m_reason->text().isEmpty() || !m_amount->text().isEmpty() || !m_grid->isEmpty();
}

bool ReversalCard::isCash() const
{
    return m_entry.kind == EntryKind::Deposit || m_entry.kind == EntryKind::Withdrawal;
}

std::optional<Money> ReversalCard::corrected() const
{
    const auto amount = m_amount->amount();
    return amount && amount->minorUnits > 0 ? amount : std::nullopt;
}

QString ReversalCard::missing() const
{
    if (m_reason->text().trimmed().isEmpty())
        return tr("Say why.");
    if (m_amount->text().isEmpty())
        return {};
    if (!corrected())
        return m_amount->problem().isEmpty() ? tr("Enter an amount above zero.") : m_amount->problem();
    if (corrected()->minorUnits == qAbs(m_entry.amount.minorUnits))
        return tr("This is the amount that was booked.");
    return isCash() && !m_grid->matches() ? tr("Count the notes of the right amount.") : QString();
}

void ReversalCard::refresh()
{
    m_grid->setVisible(isCash() && corrected());
    m_grid->setExpected(corrected());
    const QString why = missing();
    for (QWidget *field : {static_cast<QWidget *>(m_reason), static_cast<QWidget *>(m_amount),
                           static_cast<QWidget *>(m_grid), static_cast<QWidget *>(m_cancel)})
        field->setEnabled(!m_isSending);
    m_ask->setEnabled(why.isEmpty() && !m_isSending);
    m_ask->setLabel(m_isSending ? tr("Sending…") : tr("Ask for it"));
    theme::setClass(m_sentence, m_failure.isEmpty() ? "muted" : "error");
    m_sentence->setText(!m_failure.isEmpty() ? m_failure
                        : !why.isEmpty()     ? why
                                             : tr("A supervisor approves it. Until then nothing is booked."));
}

void ReversalCard::send()
{
    if (m_key.isNull())
        m_key = IdempotencyKey::make(m_api.clock().nowMicros());
    m_isSending = true;
    m_failure.clear();
    refresh();
    wire::AskReversalRequest request;
    request.entry = m_entry.entry;
    request.reason = m_reason->text().trimmed();
    if (corrected()) {
        request.corrected = *corrected();
        request.cash = isCash() ? m_grid->count() : CashCount();
    }
    m_api.call<wire::AskReversalRequest, ReversalRequest>(
        wire::askReversal, request, this,
        [this, ticket = m_ticket](const client::Result<ReversalRequest> &reply) {
            if (ticket != m_ticket)
                return;
            if (!reply)
                return take(reply.error());
            end();
            Q_EMIT asked();
        },
        m_key);
}

void ReversalCard::take(const client::Failure &failure)
{
    m_isSending = false;
    m_failure = sentenceOf(failure);
    if (failure.kind != client::Failure::Kind::Unknown)
        m_key = {}; // the bank has decided about this one
    refresh();
}

} // namespace guichet::ui
