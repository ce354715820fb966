// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/figures.h"
#include "tests/ui/samplebank.h"

// What the sample bank's manager is told: ninety days with a weekly rhythm, the same each time.
namespace guichet::testing {

// The figures of one day; `kind` empty for all. Sundays have none.
std::optional<StatsRow> figuresOf(QDate day, const QString &kind);
// As many entries as the figure of that day counts, with its sum.
QList<StatsEntry> entriesOf(QDate day, FlowDirection direction);

BankOverview sampleOverview();

// The bank answers the manager's questions; entries in pages of so many.
void giveFigures(SampleBank &bank, int pageRows = 20);
// Nothing was ever booked.
void giveNoFigures(SampleBank &bank);

} // namespace guichet::testing
