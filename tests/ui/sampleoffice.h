// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/corrections.h"
#include "models/wire/reviews.h"
#include "tests/ui/samplebank.h"

// The sample bank beyond the counter: staff of each role, IDs to review, accounts to approve.
namespace guichet::testing {

/// A sample bank in which somebody of this role is signed in; their id is 12.
std::unique_ptr<SampleBank> bankWith(Role role);

QString sampleZone();
/// The front of an ID card, drawn; PNG or JPEG.
QByteArray sampleIdCard(const char *format = "png");
/// The same in a file that lives as long as the program.
QString sampleIdCardFile();

ReviewCase sampleCase(int number);
ReviewCase expiredCase(int number);
wire::ReviewPage sampleQueue(int count);

AccountDetails sampleAccount(AccountStatus status = AccountStatus::Active);
wire::PostingPage samplePostings(int count);
QList<Product> sampleProducts();
/// The second was asked for by whoever is signed in.
wire::AccountRequestPage sampleRequests();
// A withdrawal to be corrected, asked for by a teller; and a transfer to be reversed, asked for by who is signed in.
wire::ReversalPage sampleReversals(UserId signedIn);

} // namespace guichet::testing
