// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/failuresentence.h"

#include <QCoreApplication>

namespace guichet::ui {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("guichet::ui::failuresentence", text);
}

const char *textOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::KeyExpired: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "This form was open for too long. Clear it and begin again.");
    case Refusal::KeyReused: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "This form was sent before with other content. Clear it and begin again.");
    case Refusal::KeyInFlight: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The bank is still working on this. Wait a moment.");
    case Refusal::NotFound: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "This can't be found any more.");
    case Refusal::Forbidden: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "Your role may not do this.");
    case Refusal::InvalidCredentials: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "E-mail address and password don't fit.");
    case Refusal::SelfApproval: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "You entered this yourself; somebody else must decide.");
    case Refusal::InvalidAmount: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "Enter an amount above zero.");
    case Refusal::CurrencyMismatch: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The account is in another currency.");
    case Refusal::SameAccount: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "Payer and payee are the same account.");
    case Refusal::CashMismatch: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The counted notes don't sum to the amount.");
    case Refusal::InvalidValue: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "This value isn't allowed.");
    case Refusal::StaleVersion: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "Somebody changed this since you opened it. It has been loaded again.");
    case Refusal::AlreadyDecided: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "Somebody has decided this already.");
    case Refusal::EmailTaken: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "This e-mail address belongs to another customer.");
    case Refusal::IdNumberTaken: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "This ID number belongs to another customer.");
    case Refusal::PayeeNotFound: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "There is no such payee. Check the number or address.");
    case Refusal::PayeeUnconfirmed: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The payee hasn't confirmed this e-mail address. Use the account number.");
    case Refusal::PayeeWithoutAccount: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The payee has no account that receives transfers.");
    case Refusal::CustomerClosed: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The relationship with this customer has ended.");
    case Refusal::CustomerNotApproved: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The customer's ID isn't approved yet: deposits only.");
    case Refusal::AccountNotApproved: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The account waits for approval: deposits only.");
    case Refusal::AccountFrozen: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The account is frozen. Ask a supervisor.");
    case Refusal::AccountClosed: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The account is closed.");
    case Refusal::ActionNotAllowed: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "This kind of account doesn't allow it.");
    case Refusal::AccountNotEmpty: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "There is still money in the account. Pay it out first.");
    case Refusal::DocumentMissing: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "A photo of the ID's front is needed.");
    case Refusal::DocumentExpired: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The ID has expired. Ask for a valid one.");
    case Refusal::DocumentUnsupported: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "Choose a JPEG or PNG photo.");
    case Refusal::DocumentTooLarge: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The photo is too large: 5 MB and 8 000 × 8 000 at most.");
    case Refusal::TooManyDocuments: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The bank keeps no further photo of this customer's IDs.");
    case Refusal::TillMissing: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "You have no till. Ask a supervisor to open one.");
    case Refusal::TillShort: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "Your till doesn't have these notes. Choose others.");
    case Refusal::DepositCapExceeded: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "Until ID and account are approved the balance may not become this high.");
    case Refusal::LimitReached: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The day's limit of this kind is used up. The next can be booked on the next business day.");
    case Refusal::InsufficientFunds: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The available balance is too low.");
    case Refusal::BalanceOverflow: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "The balance would become too large.");
    case Refusal::AlreadyReversed: return QT_TRANSLATE_NOOP("guichet::ui::failuresentence", "This was reversed already.");
    }
    Q_UNREACHABLE();
}

/// Why a password isn't taken: the first field's code.
QString weaknessOf(const wire::Problem &problem)
{
    const QString code = problem.errors.isEmpty() ? QString() : problem.errors.first().code;
    if (code == QLatin1StringView("too-short"))
        return tr("The password is too short: at least 15 characters, 8 with a second factor.");
    if (code == QLatin1StringView("too-long"))
        return tr("The password is too long: at most 256 characters.");
    if (code == QLatin1StringView("common"))
        return tr("Many people use this password. Choose another one.");
    if (code == QLatin1StringView("holds-name"))
        return tr("The password may hold neither your name or address nor the bank's.");
    if (code == QLatin1StringView("same"))
        return tr("This is the password of before. Choose another one.");
    return tr("This password can't be used. Choose another one.");
}

/// Of problems that aren't refusals of the bank but questions of who is there; empty for all others.
QString accessSentenceOf(const wire::Problem &problem)
{
    if (problem.code == QLatin1StringView("weak-password"))
        return weaknessOf(problem);
    if (problem.code == QLatin1StringView("code-needed"))
        return tr("The code of your authenticator is needed too.");
    if (problem.code == QLatin1StringView("password-change-needed"))
        return tr("Choose a password of your own: sign out, then sign in again.");
    if (problem.code == QLatin1StringView("step-up-required"))
        return tr("Nothing was done: it needs your confirmation that it is still you.");
    if (problem.code == QLatin1StringView("second-factor-needed"))
        return tr("The bank wants a second factor of you. Set it up first.");
    return {};
}

} // namespace

QString sentenceOf(Refusal refusal)
{
    return tr(textOf(refusal));
}

QString sentenceOf(const client::Failure &failure)
{
    using Kind = client::Failure::Kind;
    if (const QString sentence = accessSentenceOf(failure.problem); !sentence.isEmpty())
        return sentence;
    switch (failure.kind) {
    case Kind::Refused:
        if (failure.refusal)
            return sentenceOf(*failure.refusal);
        [[fallthrough]];
    case Kind::Rejected:
        return failure.problem.errors.isEmpty() ? tr("The bank didn't accept this: %1").arg(failure.problem.title)
                                                : tr("The bank didn't accept a field: %1")
                                                      .arg(failure.problem.errors.first().detail);
    case Kind::Busy:
        return tr("The bank is busy. Nothing was done; try again in a moment.");
    case Kind::Unreachable:
        return tr("The bank can't be reached. Check the connection, then try again.");
    case Kind::Unknown:
        return tr("The connection dropped before the bank answered. Look whether it was done before you try again.");
    case Kind::SignedOut:
        return tr("Your session has ended. Sign in again.");
    case Kind::Untrusted:
        return tr("The server's certificate isn't the one this desk trusts. Nothing was sent; tell your administrator.");
    }
    Q_UNREACHABLE();
}

QString unlockSentenceOf(const client::Failure &failure)
{
    return failure.refusal == Refusal::InvalidCredentials ? tr("That isn't your password.") : sentenceOf(failure);
}

QString fieldOf(const client::Failure &failure)
{
    if (failure.problem.errors.isEmpty())
        return {};
    return failure.problem.errors.first().pointer.section(u'/', -1);
}

} // namespace guichet::ui
