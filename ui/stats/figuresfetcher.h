// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedrows.h"
#include "models/wire/figures.h"
#include "ui/common/deskcontext.h"
#include "ui/stats/figureperiods.h"

namespace guichet::ui {

/// Asks the bank for the figures of a span (deposits, withdrawals and the balance, three calls side by side) and for
/// the entries behind one. A new question supersedes the one under way. GUI thread.
class FiguresFetcher : public QObject
{
    Q_OBJECT
public:
    explicit FiguresFetcher(const DeskContext &context, QObject *parent = nullptr);

    void ask(const FigureSpan &span);
    void askEntries(const FigureSpan &period, FlowDirection direction, const PageRequest &page,
                    const PagedRows<StatsEntry>::Reply &reply);

Q_SIGNALS:
    void arrived(const guichet::ui::FigureSpan &span, const QList<guichet::StatsRow> &rows);
    void failed(const QString &sentence);

private:
    enum Part { All, Deposits, Withdrawals, partCount };

    void askPart(const FigureSpan &span, Part part);
    void receive(const FigureSpan &span, Part part, const client::Result<wire::FigureList> &reply);

    const DeskContext m_context;
    quint64 m_ticket = 0; ///< of the latest question
    int m_missing = 0;    ///< parts that have not answered yet
    std::array<QList<StatsRow>, partCount> m_parts;
};

} // namespace guichet::ui
