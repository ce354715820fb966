// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/accountbox.h"

#include "models/items/enumlabels.h"
#include "models/values/accountnumber.h"
#include "ui/common/enternext.h"

#include <QSignalBlocker>

namespace guichet::ui {

namespace {

QString textOf(const AccountSummary &account)
{
    // The amount before the number: where there is no room the end is cut, and a cut amount would mislead.
    const QString text = AccountBox::tr("%1 · %2 · %3").arg(account.productName,
                                                            formatMoney(account.balance, MoneyStyle::GroupedWithCode),
                                                            formatIban(account.number));
    return account.status == AccountStatus::Active ? text
                                                   : AccountBox::tr("%1 · %2").arg(text, labelOf(account.status));
}

} // namespace

AccountBox::AccountBox(QWidget *parent)
    : QComboBox(parent)
{
    setObjectName(QStringLiteral("accountBox"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(20);
    moveOnWithEnter(this);
    connect(this, &QComboBox::currentIndexChanged, this, &AccountBox::accountChanged);
}

void AccountBox::setAccounts(const QList<AccountSummary> &accounts, AccountId preferred)
{
    const AccountId before = account() ? account()->id : AccountId();
    {
        const QSignalBlocker quiet(this);
        m_accounts = accounts;
        clear();
        for (const AccountSummary &one : accounts)
            addItem(textOf(one));
        setCurrentIndex(rowToChoose(preferred, before));
    }
    Q_EMIT accountChanged();
}

int AccountBox::rowToChoose(AccountId preferred, AccountId before) const
{
    int best = m_accounts.isEmpty() ? -1 : 0;
    int rank = 0;
    for (int row = 0; row < m_accounts.size(); ++row) {
        const AccountSummary &one = m_accounts.at(row);
        int worth = one.status == AccountStatus::Active ? 1 : 0;
        if (one.isDefault)
            worth = 2;
        if (one.id == before)
            worth = 3;
        if (one.id == preferred)
            worth = 4;
        if (worth > rank) {
            best = row;
            rank = worth;
        }
    }
    return best;
}

const AccountSummary *AccountBox::account() const
{
    const int row = currentIndex();
    return row >= 0 && row < m_accounts.size() ? &m_accounts.at(row) : nullptr;
}

} // namespace guichet::ui
