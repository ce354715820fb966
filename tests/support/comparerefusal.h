// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/refusal.h"

#include <QTest>

namespace guichet {

/// The reason of a refused outcome; an accepted one fails the comparison.
template <class T>
std::optional<Refusal> reasonOf(const Outcome<T> &outcome)
{
    return outcome ? std::nullopt : std::optional(outcome.error().reason);
}

} // namespace guichet

#define COMPARE_REFUSAL(outcome, expected) \
    do { \
        const auto reason = guichet::reasonOf(outcome); \
        QVERIFY2(reason.has_value(), "was accepted"); \
        QCOMPARE(QString(guichet::enumName(*reason)), QString(guichet::enumName(guichet::Refusal::expected))); \
    } while (false)
