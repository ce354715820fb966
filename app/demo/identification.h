// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/world.h"

namespace guichet::demo {

/// What is handed in as ID.
struct Handed {
    QString number;    ///< printed on the card
    QDate expires;
    bool isFullSize = false; ///< both sides, to be looked at; else a thumbnail of the front
};

/// A teller registers the person. Names whose e-mail isn't confirmed stay so.
UserId registerPerson(World &world, store::Transaction &transaction, const Person &person, bool emailConfirmed);
/// A teller hands in the ID and puts it into the queue.
ReviewCaseId handIn(World &world, store::Transaction &transaction, UserId customer, const Person &person,
                    const Handed &handed);
/// Compliance decides.
void decide(World &world, store::Transaction &transaction, ReviewCaseId id, const ReviewDecision &decision);

} // namespace guichet::demo
