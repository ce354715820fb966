// SPDX-License-Identifier: GPL-3.0-or-later
// What an operation means in words: the summary's rows, why an account doesn't pay, the receipt.
#include "ui/common/operationcontroller.h"

#include "models/items/cell.h"
#include "models/values/accountnumber.h"
#include "ui/common/failuresentence.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/moneyedit.h"
#include "ui/common/moneyformat.h"
#include "ui/common/operationform.h"
#include "ui/common/operationpage.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace guichet::ui {

QString OperationController::reasonAgainstPaying(const AccountSummary &account) const
{
    if (!m_file.customer().approved)
        return sentenceOf(Refusal::CustomerNotApproved);
    if (account.status == AccountStatus::AwaitingApproval)
        return sentenceOf(Refusal::AccountNotApproved);
    if (account.status == AccountStatus::Frozen)
        return sentenceOf(Refusal::AccountFrozen);
    const QList<Product> &products = m_context.bank.products;
    const auto product = std::find_if(products.begin(), products.end(), [&](const Product &one) {
        return one.code == account.product && one.currency == account.balance.currency;
    });
    if (product == products.end()) // the bank knows more than it told; it decides
        return {};
    const bool isAllowed = m_action == Action::Transfer ? product->allowsTransferOut : product->allowsWithdrawal;
    if (!isAllowed)
        return sentenceOf(Refusal::ActionNotAllowed);
    const auto room = subtract(account.available, Money{product->floorMinorUnits, account.available.currency});
    const auto amount = m_page.form()->amount();
    return room && amount && room->minorUnits < amount->minorUnits
        ? tr("Only %1 is available.").arg(formatMoney(*room, MoneyStyle::GroupedWithCode))
        : QString();
}

void OperationController::addFact(Fact fact, const QString &name)
{
    KeyValueList *list = m_page.summary()->facts();
    m_facts.append({list->rowCount(), fact});
    list->addRow(name);
}

std::optional<Money> OperationController::valueOf(Fact fact) const
{
    const AccountSummary *account = m_page.form()->account();
    const Currency currency = m_page.form()->amountEdit()->currency();
    const Money amount = m_page.form()->amount().value_or(Money{0, currency});
    const bool isIn = m_action == Action::Deposit;
    const auto after = [&](const Money &money) { return isIn ? add(money, amount) : subtract(money, amount); };
    switch (fact) {
    case Fact::BalanceNow:
        return account ? std::optional(account->balance) : std::nullopt;
    case Fact::Available:
        return account ? std::optional(account->available) : std::nullopt;
    case Fact::After:
        return account ? after(account->balance) : std::nullopt;
    case Fact::TillAfter: {
        const std::optional<Money> till = m_till.balance(currency);
        return till ? after(*till) : std::nullopt;
    }
    case Fact::LeftToday:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

void OperationController::showFacts()
{
    for (const auto &[row, fact] : std::as_const(m_facts)) {
        const std::optional<Money> money = valueOf(fact);
        m_page.summary()->facts()->setValue(row, fact == Fact::LeftToday ? leftToday()
                                                 : money                 ? formatMoney(*money)
                                                                         : u"–"_s);
    }
}

QString OperationController::leftToday() const
{
    const auto use = m_file.limit(m_action);
    return use ? tr("%1 of %2").arg(qMax(0, use->allowed - use->used)).arg(use->allowed) : u"–"_s;
}

ReceiptText OperationController::receiptText() const
{
    const Receipt &receipt = m_flow.receipt();
    const QTimeZone zone(m_context.bank.timeZone.toLatin1());
    const QString zoneName = zone.abbreviation(QDateTime::fromMSecsSinceEpoch(receipt.postedAtMicros / 1000, zone));
    ReceiptText text;
    text.bank = m_context.bank.name;
    text.title = m_words.receiptTitle;
    text.amount = formatMoney(receipt.amount, MoneyStyle::GroupedWithCode);
    text.lines = {{tr("Reference"), isolated(m_flow.reference())}, {tr("Customer"), m_file.customer().declared.name}};
    if (const AccountSummary *account = m_page.form()->account())
        text.lines.append({tr("Account"), maskIban(account->number)});
    addToReceipt(text);
    if (!receipt.balanceAfter.currency.isNull())
        text.lines.append({tr("New balance"), formatMoney(receipt.balanceAfter, MoneyStyle::GroupedWithCode)});
    text.lines.append({tr("Booked"), isolated(momentCell(receipt.postedAtMicros, zone).text + u' ' + zoneName)});
    text.lines.append({tr("Teller"), m_context.session.user().name});
    text.note = receipt.note;
    text.foot = tr("Something wrong? Ask at the counter and show this receipt.");
    text.direction = m_page.layoutDirection();
    return text;
}

} // namespace guichet::ui
