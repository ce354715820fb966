// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/receiptpage.h"

#include "models/items/cell.h"
#include "models/items/enumlabels.h"
#include "ui/common/actionbutton.h"
#include "ui/common/banner.h"
#include "ui/common/card.h"
#include "ui/common/failuresentence.h"
#include "ui/common/fieldrow.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/labels.h"
#include "ui/common/moneyformat.h"

#include <QLineEdit>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int cardWidth = 560;    // pixels
constexpr int codeCharacters = 20;
constexpr int charactersAGroup = 5;
constexpr int longestTyped = 40;
enum Fact { Entry, Amount, Booked, Number, Batch };

} // namespace

QString receiptCodeIn(const QString &text)
{
    QString code;
    for (const QChar character : text.toUpper()) {
        if (character == u'-' || character.isSpace())
            continue;
        if (character.unicode() > 127 || !character.isLetterOrNumber())
            return {};
        if (!code.isEmpty() && code.size() % (charactersAGroup + 1) == charactersAGroup)
            code += u'-';
        code += character;
    }
    return code.size() == codeCharacters + codeCharacters / charactersAGroup - 1 ? code : QString();
}

ReceiptPage::ReceiptPage(const DeskContext &context, QWidget *parent)
    : PageFrame(tr("Check a receipt"), parent)
    , m_context(context)
    , m_code(new QLineEdit)
    , m_codeRow(new FieldRow(tr("&Code on the receipt"), m_code))
    , m_check(new ActionButton(tr("Check"), ActionButton::Look::Primary, u"shield-check"_s))
    , m_facts(new KeyValueList)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(14);
    column->addWidget(makeQuestion());
    m_answer = makeAnswer();
    column->addWidget(m_answer);
    column->addStretch();
    auto *row = new QHBoxLayout;
    row->addLayout(column);
    row->addStretch();
    body()->addLayout(row, 1);
    describeShortcut(QKeySequence(Qt::CTRL | Qt::Key_Enter), tr("Check"));
    connect(m_code, &QLineEdit::textChanged, this, &ReceiptPage::forget);
    connect(m_code, &QLineEdit::returnPressed, m_check, &ActionButton::click);
    connect(m_check, &ActionButton::clicked, this, &ReceiptPage::ask);
    refresh();
}

Card *ReceiptPage::makeQuestion()
{
    auto *card = new Card;
    card->setFixedWidth(cardWidth);
    m_code->setObjectName(u"receiptCode"_s);
    m_code->setMaxLength(longestTyped);
    m_code->setPlaceholderText(u"00000-00000-00000-00000"_s);
    m_code->setInputMethodHints(Qt::ImhUppercaseOnly | Qt::ImhNoPredictiveText);
    m_code->setLayoutDirection(Qt::LeftToRight); // codes read so everywhere
    m_check->setObjectName(u"checkReceiptButton"_s);
    m_check->setPrimaryKeys();
    card->body()->addWidget(m_codeRow);
    card->body()->addWidget(m_check, 0, Qt::AlignLeading);
    return card;
}

Card *ReceiptPage::makeAnswer()
{
    auto *card = new Card(tr("In the books"));
    card->setObjectName(u"receiptAnswer"_s);
    card->setFixedWidth(cardWidth);
    for (const QString &name : {tr("Entry"), tr("Amount"), tr("Booked"), tr("Entry number"), tr("Sealed in batch")})
        m_facts->addRow(name);
    card->body()->addWidget(m_facts);
    return card;
}

void ReceiptPage::enter()
{
    m_code->setFocus();
    m_code->selectAll();
}

bool ReceiptPage::clearOrBack()
{
    if (m_code->text().isEmpty())
        return false;
    m_code->clear();
    m_code->setFocus();
    return true;
}

void ReceiptPage::check(const QString &code)
{
    m_code->setText(code);
    ask();
}

void ReceiptPage::forget()
{
    ++m_question;
    m_isAsking = false;
    banner()->hide();
    refresh();
}

void ReceiptPage::refresh()
{
    const bool isCode = !receiptCodeIn(m_code->text()).isEmpty();
    m_answer->hide();
    m_codeRow->setError({});
    m_codeRow->setHint(isCode ? QString() : tr("20 letters and digits; dashes and spaces don't matter."));
    m_check->setEnabled(isCode && !m_isAsking);
    m_check->setLabel(m_isAsking ? tr("Checking…") : tr("Check"));
}

void ReceiptPage::ask()
{
    const QString code = receiptCodeIn(m_code->text());
    if (code.isEmpty())
        return;
    forget();
    m_isAsking = true;
    refresh();
    m_context.api.call<wire::CheckReceiptRequest, wire::ReceiptCheck>(
        wire::checkReceipt, {code}, this,
        [this, question = m_question](const client::Result<wire::ReceiptCheck> &reply) {
            if (question == m_question)
                take(reply);
        });
}

void ReceiptPage::take(const client::Result<wire::ReceiptCheck> &reply)
{
    m_isAsking = false;
    refresh();
    if (reply)
        present(*reply);
    else if (reply.error().refusal == Refusal::InvalidValue)
        m_codeRow->setError(tr("This is no code of a receipt: look at it again."));
    else
        banner()->announce(ChipKind::Bad, tr("The receipt can't be checked."), sentenceOf(reply.error()));
    m_code->setFocus();
}

void ReceiptPage::present(const wire::ReceiptCheck &check)
{
    switch (check.state) {
    case ReceiptState::Sealed:
        banner()->announce(ChipKind::Ok, tr("The receipt is good."), tr("It is what stands in the books, and sealed there."));
        break;
    case ReceiptState::NotSealed:
        banner()->announce(ChipKind::Info, tr("The receipt is good."),
                           tr("It is what stands in the books. It was booked just now, and is sealed in a moment."));
        break;
    case ReceiptState::Changed:
        banner()->announce(ChipKind::Bad, tr("The receipt isn't what stands in the books."),
                           tr("Compare its code once more. If it is typed as it is printed, keep the receipt and tell a manager."));
        break;
    case ReceiptState::Unknown:
    case ReceiptState::NotACode:
        banner()->announce(ChipKind::Bad, tr("There is no entry for this receipt."),
                           tr("Compare its code once more. If it is typed as it is printed, keep the receipt and tell a manager."));
        break;
    }
    if (check.entry.id.isNull())
        return;
    m_facts->setValue(Entry, labelOf(check.entry.kind));
    m_facts->setValue(Amount, formatMoney(check.entry.amount, MoneyStyle::GroupedWithCode));
    const QTimeZone zone(m_context.bank.timeZone.toUtf8());
    m_facts->setValue(Booked, isolated(momentCell(check.entry.postedAtMicros, zone).text));
    m_facts->setValue(Number, isolated(QString::number(check.entry.id.value)));
    m_facts->setValue(Batch, check.batch > 0 ? isolated(QString::number(check.batch)) : tr("not yet"));
    m_answer->show();
}

} // namespace guichet::ui
