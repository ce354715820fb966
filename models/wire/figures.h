// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/stats.h"
#include "models/wire/endpoint.h"

namespace guichet::wire {

struct FiguresRequest {
    QDate from;
    QDate to;          ///< included
    AccountId account; ///< none: bank-wide
    QString kind;      ///< one entry kind; empty: all
};

struct FigureList {
    QList<StatsRow> items;
};

struct FigureEntriesRequest {
    QDate from;
    QDate to;
    AccountId account;
    QString kind;
    FlowDirection direction = FlowDirection::Both;
    QString cursor;
    qint64 limit = 50;
};

struct FigureEntryPage {
    QList<StatsEntry> items;
    QString nextCursor;
};

extern const Endpoint<FiguresRequest, FigureList> dailyFigures;
extern const Endpoint<FiguresRequest, FigureList> weeklyFigures;
extern const Endpoint<FiguresRequest, FigureList> monthlyFigures;
extern const Endpoint<FigureEntriesRequest, FigureEntryPage> figureEntries;
extern const Endpoint<Nothing, BankOverview> overview;

} // namespace guichet::wire
