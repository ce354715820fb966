// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/changesubject.h"
#include "models/values/ids.h"

#include <QList>
#include <QObject>

namespace guichet::ui {

/// How one page asks for another without knowing it; the program connects the two. Also tells who cares that money moved,
/// or that somebody else changed something.
class Navigator : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    /// The list of customers: where one goes back to.
    void finderRequested();
    void customerRequested(guichet::UserId customer);
    void accountRequested(guichet::AccountId account);
    void registerRequested();
    void openAccountRequested(guichet::UserId customer);
    /// A money form with its account chosen; a null account: for the customer to choose from.
    void depositRequested(guichet::UserId customer, guichet::AccountId account);
    void withdrawalRequested(guichet::UserId customer, guichet::AccountId account);
    void transferRequested(guichet::UserId customer, guichet::AccountId account);
    /// Something was booked at this desk: balances, till and limits may have changed.
    void booked();
    /// The same anywhere: these accounts' balances and entries have changed; none named: anything may have.
    void moved(const QList<guichet::AccountId> &accounts);
    /// Somebody changed things of these kinds: lists of them may be others now.
    void changed(const QList<guichet::ChangeSubject> &subjects);
};

} // namespace guichet::ui
