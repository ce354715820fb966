// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/ownerlist.h"

#include "ui/common/actionbutton.h"
#include "ui/common/labels.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace guichet::ui {

OwnerList::OwnerList(CustomerPicker::Find find, QWidget *parent)
    : QWidget(parent)
    , m_picker(new CustomerPicker)
    , m_rows(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(m_rows);
    column->addWidget(m_picker);
    m_rows->setSpacing(4);
    m_picker->setObjectName(u"ownerPicker"_s);
    m_picker->setFind([this, find = std::move(find)](const QString &text, const CustomerListModel::Reply &reply) {
        find(text, [this, reply](CustomerListModel::Result found) {
            for (const CustomerSummary &customer : found ? found->items : QList<CustomerSummary>())
                m_found.insert(customer.id, customer.name);
            reply(std::move(found));
        });
    });
    connect(m_picker, &CustomerPicker::chosen, this, [this](UserId user) { add(user, m_found.value(user)); });
}

QList<UserId> OwnerList::owners() const
{
    QList<UserId> owners;
    for (const Owner &owner : m_owners)
        owners.append(owner.id);
    return owners;
}

QStringList OwnerList::names() const
{
    QStringList names;
    for (const Owner &owner : m_owners)
        names.append(owner.name);
    return names;
}

void OwnerList::setFirst(UserId first)
{
    m_first = first;
    remove(first);
}

void OwnerList::clear()
{
    for (const Owner &owner : std::as_const(m_owners))
        delete owner.row;
    m_owners.clear();
    m_found.clear();
    m_picker->reset();
    m_picker->setError({});
}

void OwnerList::add(UserId user, const QString &name)
{
    m_picker->reset();
    const bool isThere = user == m_first
        || std::any_of(m_owners.begin(), m_owners.end(), [user](const Owner &owner) { return owner.id == user; });
    if (isThere || m_owners.size() >= mostOwners) {
        m_picker->setError(isThere ? tr("%1 is an owner already.").arg(name) : tr("There may be ten owners at most."));
        return;
    }
    m_picker->setError({});
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(new ElidedLabel(name), 1);
    line->addWidget(makeLabel(customerNumberText(user), "muted"));
    auto *button = new ActionButton(tr("Take out"), ActionButton::Look::Link);
    button->setAccessibleName(tr("Take out %1").arg(name));
    line->addWidget(button);
    connect(button, &ActionButton::clicked, this, [this, user] { remove(user); });
    m_rows->addWidget(row);
    m_owners.append({user, name, row});
    m_picker->field()->setFocus();
    Q_EMIT changed();
}

void OwnerList::remove(UserId user)
{
    const auto found
        = std::find_if(m_owners.begin(), m_owners.end(), [user](const Owner &owner) { return owner.id == user; });
    if (found == m_owners.end())
        return;
    found->row->hide();
    found->row->deleteLater(); // its button is still being clicked
    m_owners.erase(found);
    m_picker->field()->setFocus();
    Q_EMIT changed();
}

} // namespace guichet::ui
