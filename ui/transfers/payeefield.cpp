// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/payeefield.h"

#include "models/values/accountnumber.h"
#include "ui/common/enternext.h"
#include "ui/common/fieldrow.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/moneyformat.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int pauseMs = 500;
constexpr int longestPayee = 254; // characters of an e-mail address
constexpr int lettersOfCountry = 2;

enum Kind { Somebody, Own };

bool isEmail(const QString &text)
{
    return text.contains(u'@');
}

bool looksLikeIban(const QString &text)
{
    return text.size() > lettersOfCountry && text[0].isLetter() && text[1].isLetter() && text[2].isDigit();
}

} // namespace

PayeeField::PayeeField(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox)
    , m_edit(new QLineEdit)
    , m_accounts(new QComboBox)
    , m_row(new FieldRow(tr("&Payee"), m_edit))
    , m_ownRow(new FieldRow(tr("Payee's a&ccount"), m_accounts))
    , m_strip(new QWidget)
    , m_name(makeLabel({}, "strong"))
    , m_number(makeLabel({}, "muted"))
{
    m_kind->setObjectName(u"payeeKind"_s);
    m_kind->addItems({tr("Somebody's account"), tr("Own account")});
    m_edit->setObjectName(u"payeeEdit"_s);
    m_edit->setPlaceholderText(tr("Account number or e-mail address"));
    m_edit->setMaxLength(longestPayee);
    m_accounts->setObjectName(u"ownAccounts"_s);
    m_accounts->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_name->setObjectName(u"payeeName"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(new FieldRow(tr("&To"), m_kind), 0, Qt::AlignTop);
    line->addWidget(m_row, 1, Qt::AlignTop);
    line->addWidget(m_ownRow, 1, Qt::AlignTop);
    column->addLayout(line);
    auto *who = new QHBoxLayout(m_strip);
    who->setContentsMargins(0, 0, 0, 0);
    who->setSpacing(8);
    who->addWidget(new IconLabel(u"circle-check"_s, &Tokens::ok, 20));
    who->addWidget(m_name);
    who->addWidget(m_number, 1);
    column->addWidget(m_strip);
    m_strip->hide();
    for (QWidget *field : {static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_edit), static_cast<QWidget *>(m_accounts)})
        moveOnWithEnter(field);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { Q_EMIT wanted({}, m_edit->text().trimmed()); });
    connect(m_edit, &QLineEdit::textEdited, this, &PayeeField::regroup);
    connect(m_edit, &QLineEdit::textChanged, this, &PayeeField::read);
    connect(m_edit, &QLineEdit::editingFinished, this, &PayeeField::leave);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &PayeeField::showKind);
    connect(m_accounts, &QComboBox::currentIndexChanged, this, &PayeeField::chooseOwn);
    showKind();
}

void PayeeField::setOwnAccounts(const QList<AccountSummary> &accounts)
{
    const QSignalBlocker quiet(m_accounts);
    const AccountId before = m_payee ? m_payee->account : AccountId();
    m_own = accounts;
    m_accounts->clear();
    for (const AccountSummary &account : accounts) {
        m_accounts->addItem(tr("%1 · %2").arg(account.productName, formatIban(account.number)));
        if (account.id == before)
            m_accounts->setCurrentIndex(m_accounts->count() - 1);
    }
    if (m_kind->currentIndex() == Own)
        chooseOwn();
}

FieldRow *PayeeField::row() const
{
    return m_kind->currentIndex() == Own ? m_ownRow : m_row;
}

bool PayeeField::isEmpty() const
{
    return m_kind->currentIndex() == Somebody && m_edit->text().trimmed().isEmpty();
}

bool PayeeField::isUnresolved() const
{
    return !isEmpty() && !m_payee;
}

void PayeeField::clear()
{
    m_kind->setCurrentIndex(Somebody);
    m_edit->clear();
}

// A number in fours while it is typed; the cursor stays behind the same character.
void PayeeField::regroup()
{
    const QString typed = m_edit->text();
    const int behind = static_cast<int>(typed.first(m_edit->cursorPosition()).remove(u' ').size());
    if (isEmail(typed) && typed.contains(u' ')) { // "ed1984@…" begins like a number
        m_edit->setText(typed.toLower().remove(u' '));
        m_edit->setCursorPosition(behind);
    }
    if (isEmail(typed) || !looksLikeIban(typed))
        return;
    QString grouped = typed.toUpper().remove(u' ');
    for (qsizetype at = 4; at < grouped.size(); at += 5)
        grouped.insert(at, u' ');
    if (grouped == typed)
        return;
    m_edit->setText(grouped);
    m_edit->setCursorPosition(qMin(static_cast<int>(grouped.size()), behind + qMax(0, behind - 1) / 4));
}

void PayeeField::read()
{
    m_pause.stop();
    m_row->setError({});
    setPayee({});
    const QString text = m_edit->text().trimmed();
    if (isEmail(text)) {
        m_pause.start();
        m_row->setHint(tr("Asking the bank whose address this is…"));
        return;
    }
    const std::optional<QString> number = parseIban(text);
    m_row->setHint(number ? tr("Asking the bank whose account this is…") : QString());
    if (number)
        Q_EMIT wanted(*number, {});
}

void PayeeField::leave()
{
    if (m_pause.isActive()) {
        m_pause.stop();
        Q_EMIT wanted({}, m_edit->text().trimmed());
    }
    const QString text = m_edit->text().trimmed();
    if (!text.isEmpty() && !isEmail(text) && !parseIban(text))
        m_row->setError(tr("This is no account number: a digit is wrong or missing."));
}

void PayeeField::showKind()
{
    const bool isOwn = m_kind->currentIndex() == Own;
    m_row->setVisible(!isOwn);
    m_ownRow->setVisible(isOwn);
    isOwn ? chooseOwn() : read();
}

void PayeeField::chooseOwn()
{
    const int row = m_accounts->currentIndex();
    m_ownRow->setError({});
    if (row < 0 || row >= m_own.size()) {
        setPayee({});
        m_ownRow->setError(tr("The customer has no other account in this currency."));
        return;
    }
    const AccountSummary &account = m_own.at(row);
    setPayee(Payee{account.id, account.number, account.productName, account.balance.currency});
}

void PayeeField::showPayee(const Payee &payee)
{
    m_row->setHint({});
    setPayee(payee);
}

void PayeeField::showProblem(const QString &sentence)
{
    m_row->setHint({});
    m_row->setError(sentence);
    setPayee({});
}

void PayeeField::setPayee(const std::optional<Payee> &payee)
{
    m_payee = payee;
    m_strip->setVisible(payee && m_kind->currentIndex() == Somebody);
    if (payee) {
        m_name->setText(payee->name);
        m_number->setText(maskIban(payee->number) + u" · "_s + payee->currency.code());
        m_strip->setAccessibleName(tr("Payee: %1").arg(payee->name));
    }
    Q_EMIT changed();
}

} // namespace guichet::ui
