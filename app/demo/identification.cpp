// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/identification.h"

#include "app/demo/idcard.h"

namespace guichet::demo {

UserId registerPerson(World &world, store::Transaction &transaction, const Person &person, bool emailConfirmed)
{
    identity::NewCustomer customer;
    customer.declared = person.declared;
    customer.emailConfirmed = emailConfirmed;
    customer.registeredBy = world.random.pick(world.staff.tellers).user;
    return must(world.bank.users.registerCustomer(transaction, customer), "registering a customer");
}

ReviewCaseId handIn(World &world, store::Transaction &transaction, UserId customer, const Person &person,
                    const Handed &handed)
{
    const kyc::Reviews &reviews = world.bank.reviews;
    const UserId teller = world.staff.tellers.first().user;
    const IdCard card = cardOf(person, handed.number, handed.expires);
    must(reviews.submitDocument(transaction, customer, DocumentSide::Front,
                                handed.isFullSize ? card.front() : card.smallFront(), teller),
         "handing in the front");
    if (handed.isFullSize)
        must(reviews.submitDocument(transaction, customer, DocumentSide::Back, card.back(), teller),
             "handing in the back");
    must(reviews.submitReading(transaction, customer, {makeIdentityCardMrz(card.zone), handed.expires}, teller),
         "handing in the reading");
    return must(reviews.openCase(transaction, customer, teller), "opening a review");
}

void decide(World &world, store::Transaction &transaction, ReviewCaseId id, const ReviewDecision &decision)
{
    const UserId reviewer = world.staff.compliance.user;
    const auto seen = must(world.bank.reviews.caseById(transaction, id, reviewer), "looking at a review");
    must(world.bank.reviews.decide(transaction, id, decision, reviewer, seen.version), "deciding a review");
}

} // namespace guichet::demo
