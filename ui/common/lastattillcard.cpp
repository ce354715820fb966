// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/lastattillcard.h"

#include "ui/common/amounttable.h"
#include "ui/common/tillbook.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int shownLines = 4;

} // namespace

LastAtTillCard::LastAtTillCard(TillBook &book, const QTimeZone &zone, QWidget *parent)
    : Card(tr("Last at this till"), parent)
    , m_book(book)
    , m_model(new TillLineModel(this))
    , m_table(new AmountTable(tr("Last at this till")))
{
    m_model->setTimeZone(zone);
    m_table->setObjectName(u"lastAtTill"_s);
    m_table->setModel(m_model);
    m_table->setAmountColumns(m_model->amountColumns());
    m_table->hideColumn(TillLineModel::Customer);
    m_table->hideColumn(TillLineModel::CurrencyCode);
    m_table->setColumnWidths({72, 100, 0, 0, 118});
    m_table->setStretchColumn(TillLineModel::Kind);
    m_table->setVisibleRows(shownLines);
    m_table->setLoading(true);
    body()->setSpacing(6);
    body()->addWidget(m_table);
    connect(&m_book, &TillBook::changed, this, &LastAtTillCard::refresh);
    refresh();
}

void LastAtTillCard::refresh()
{
    m_table->setLoading(!m_book.isLoaded() && m_book.failure().isEmpty());
    if (m_book.isLoaded())
        m_table->setEmptyText(u"inbox"_s, tr("Nothing booked yet today"));
    else if (!m_book.failure().isEmpty())
        m_table->setEmptyText(u"cloud-off"_s, tr("Your till can't be shown"), m_book.failure());
    m_model->setRows(m_book.view().lines.first(qMin<qsizetype>(shownLines, m_book.view().lines.size())));
}

} // namespace guichet::ui
