// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/lastattillcard.h"

#include "ui/common/amounttable.h"
#include "ui/common/card.h"
#include "ui/common/tillbook.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int shownLines = 4;
constexpr int rowsOfSentence = 3; // that there is nothing yet
constexpr int rowHeight = 36;     // pixels

} // namespace

LastAtTillCard::LastAtTillCard(TillBook &book, const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_book(book)
    , m_model(new TillLineModel(this))
    , m_table(new AmountTable(tr("Last at this till")))
    , m_card(new Card(tr("Last at this till"), this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    m_model->setTimeZone(zone);
    m_table->setObjectName(u"lastAtTill"_s);
    m_table->setModel(m_model);
    m_table->setAmountColumns(m_model->amountColumns());
    m_table->hideColumn(TillLineModel::Customer);
    m_table->hideColumn(TillLineModel::CurrencyCode);
    m_table->setColumnWidths({72, 100, 0, 0, 112});
    m_table->setStretchColumn(TillLineModel::Kind);
    m_table->setVisibleRows(shownLines);
    m_table->setLoading(true);
    m_card->body()->setSpacing(6);
    m_card->body()->addWidget(m_table);
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
    m_model->setRows(m_book.cashLines(shownLines));
    fit();
}

void LastAtTillCard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void LastAtTillCard::fit()
{
    m_table->setVisibleRows(shownLines);
    const int room = height() - m_card->sizeHint().height();
    const int rows = qBound(0, shownLines + (room < 0 ? (room - rowHeight + 1) / rowHeight : 0), shownLines);
    m_table->setVisibleRows(qMax(1, rows));
    m_card->setGeometry(0, 0, width(), m_card->sizeHint().height());
    m_card->setVisible(rows >= (m_model->rowCount() == 0 ? rowsOfSentence : 1));
}

} // namespace guichet::ui
