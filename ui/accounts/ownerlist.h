// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/customerpicker.h"

#include <QList>

class QVBoxLayout;

namespace guichet::ui {

/// The joint owners of an account to be: found as one types, taken out again with a button each.
class OwnerList : public QWidget
{
    Q_OBJECT
public:
    static constexpr int mostOwners = 9; ///< besides the first

    explicit OwnerList(CustomerPicker::Find find, QWidget *parent = nullptr);

    QList<UserId> owners() const;
    QStringList names() const;
    /// The first owner can't be a joint one too.
    void setFirst(UserId first);
    void clear();

Q_SIGNALS:
    void changed();

private:
    void add(UserId user, const QString &name);
    void remove(UserId user);

    struct Owner {
        UserId id;
        QString name;
        QWidget *row;
    };
    UserId m_first;
    QList<Owner> m_owners;
    QHash<UserId, QString> m_found; ///< names of those the finder showed
    CustomerPicker *m_picker;
    QVBoxLayout *m_rows;
};

} // namespace guichet::ui
