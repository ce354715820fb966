// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/enumlabels.h"

#include <QtCore/QCoreApplication>

namespace guichet {
namespace {

// Gives the strings below their context for translators.
struct EnumLabels {
    Q_DECLARE_TR_FUNCTIONS(EnumLabels)
};

} // namespace

QString labelOf(AccountStatus status)
{
    switch (status) {
    case AccountStatus::AwaitingApproval:
        return EnumLabels::tr("Waiting for approval");
    case AccountStatus::Active:
        return EnumLabels::tr("Active");
    case AccountStatus::Frozen:
        return EnumLabels::tr("Frozen");
    case AccountStatus::Closed:
        return EnumLabels::tr("Closed");
    case AccountStatus::Refused:
        return EnumLabels::tr("Refused");
    }
    Q_UNREACHABLE();
}

QString labelOf(Action action)
{
    switch (action) {
    case Action::Deposit:
        return EnumLabels::tr("Deposit");
    case Action::Withdrawal:
        return EnumLabels::tr("Withdrawal");
    case Action::Transfer:
        return EnumLabels::tr("Transfer");
    case Action::Payment:
        return EnumLabels::tr("Payment");
    }
    Q_UNREACHABLE();
}

QString labelOf(DocumentSide side)
{
    switch (side) {
    case DocumentSide::Front:
        return EnumLabels::tr("Front");
    case DocumentSide::Back:
        return EnumLabels::tr("Back");
    }
    Q_UNREACHABLE();
}

QString labelOf(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Opening:
        return EnumLabels::tr("Opening balance");
    case EntryKind::Deposit:
        return EnumLabels::tr("Deposit");
    case EntryKind::Withdrawal:
        return EnumLabels::tr("Withdrawal");
    case EntryKind::Transfer:
        return EnumLabels::tr("Transfer");
    case EntryKind::Payment:
        return EnumLabels::tr("Payment");
    case EntryKind::Interest:
        return EnumLabels::tr("Interest");
    case EntryKind::Fee:
        return EnumLabels::tr("Fee");
    case EntryKind::TillMovement:
        return EnumLabels::tr("Till transfer");
    case EntryKind::Reversal:
        return EnumLabels::tr("Reversal");
    }
    Q_UNREACHABLE();
}

QString labelOf(ReviewReason reason)
{
    switch (reason) {
    case ReviewReason::None:
        return EnumLabels::tr("No reason");
    case ReviewReason::PhotoUnreadable:
        return EnumLabels::tr("Photo unreadable");
    case ReviewReason::DocumentExpired:
        return EnumLabels::tr("Document expired");
    case ReviewReason::DataDiffers:
        return EnumLabels::tr("Data differs");
    case ReviewReason::SideMissing:
        return EnumLabels::tr("A side is missing");
    case ReviewReason::NotAccepted:
        return EnumLabels::tr("Kind of document not accepted");
    case ReviewReason::Suspicious:
        return EnumLabels::tr("Suspicious");
    }
    Q_UNREACHABLE();
}

QString labelOf(ReviewStatus status)
{
    switch (status) {
    case ReviewStatus::Missing:
        return EnumLabels::tr("No ID yet");
    case ReviewStatus::Waiting:
        return EnumLabels::tr("ID in review");
    case ReviewStatus::AskedAgain:
        return EnumLabels::tr("ID asked again");
    case ReviewStatus::Approved:
        return EnumLabels::tr("ID verified");
    case ReviewStatus::Rejected:
        return EnumLabels::tr("ID rejected");
    }
    Q_UNREACHABLE();
}

QString labelOf(Role role)
{
    switch (role) {
    case Role::Customer:
        return EnumLabels::tr("Customer");
    case Role::Teller:
        return EnumLabels::tr("Teller");
    case Role::Supervisor:
        return EnumLabels::tr("Supervisor");
    case Role::Compliance:
        return EnumLabels::tr("Compliance");
    case Role::Manager:
        return EnumLabels::tr("Branch manager");
    case Role::Administrator:
        return EnumLabels::tr("Administrator");
    }
    Q_UNREACHABLE();
}

QString labelOf(StatsGrain grain)
{
    switch (grain) {
    case StatsGrain::Day:
        return EnumLabels::tr("Daily");
    case StatsGrain::Week:
        return EnumLabels::tr("Weekly");
    case StatsGrain::Month:
        return EnumLabels::tr("Monthly");
    }
    Q_UNREACHABLE();
}

QString labelOf(UserStatus status)
{
    switch (status) {
    case UserStatus::Active:
        return EnumLabels::tr("Active");
    case UserStatus::Blocked:
        return EnumLabels::tr("Blocked");
    case UserStatus::Closed:
        return EnumLabels::tr("Closed");
    }
    Q_UNREACHABLE();
}

Chip chipOf(AccountStatus status)
{
    switch (status) {
    case AccountStatus::AwaitingApproval:
        return Chip::Warn;
    case AccountStatus::Active:
        return Chip::Ok;
    case AccountStatus::Frozen:
        return Chip::Info;
    case AccountStatus::Closed:
        return Chip::None;
    case AccountStatus::Refused:
        return Chip::Bad;
    }
    Q_UNREACHABLE();
}

Chip chipOf(ReviewStatus status)
{
    switch (status) {
    case ReviewStatus::Missing:
        return Chip::Warn;
    case ReviewStatus::Waiting:
        return Chip::Info;
    case ReviewStatus::AskedAgain:
        return Chip::Warn;
    case ReviewStatus::Approved:
        return Chip::Ok;
    case ReviewStatus::Rejected:
        return Chip::Bad;
    }
    Q_UNREACHABLE();
}

Chip chipOf(UserStatus status)
{
    switch (status) {
    case UserStatus::Active:
        return Chip::Ok;
    case UserStatus::Blocked:
        return Chip::Bad;
    case UserStatus::Closed:
        return Chip::None;
    }
    Q_UNREACHABLE();
}

} // namespace guichet
