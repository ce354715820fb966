// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/tillpage.h"

#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/banner.h"
#include "ui/common/card.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/labels.h"
#include "ui/common/moneyformat.h"

#include <QBoxLayout>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int cashWidth = 340;      // pixels
constexpr int fewestNamePixels = 200;
constexpr int fewestCashRows = 8;   // EUR has seven notes, and coins
constexpr int fewestLineRows = 10;  // what the bank tells at most

} // namespace

TillPage::TillPage(const DeskContext &context, QWidget *parent)
    : PageFrame(tr("Till"), parent)
    , m_bank(context.bank)
    , m_book(context)
    , m_till(new Card(tr("Position")))
    , m_position(makeLabel(u"–"_s, "kpi"))
    , m_others(new KeyValueList)
    , m_cash(new QStandardItemModel(0, 3, this))
    , m_cashTable(new AmountTable(tr("Notes in the till")))
    , m_lines(new TillLineModel(this))
    , m_lineTable(new AmountTable(tr("Last entries")))
{
    auto *again = new ActionButton(tr("&Refresh"), ActionButton::Look::Plain, u"refresh"_s);
    again->setObjectName(u"refreshTill"_s);
    addHeaderWidget(again);
    setBusinessDate(context.bank.businessDate);
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(makeCash());
    row->addWidget(makeLines(), 1);
    body()->addLayout(row, 1);
    connect(again, &ActionButton::clicked, &m_book, &TillBook::refresh);
    connect(banner(), &Banner::actionTriggered, &m_book, &TillBook::refresh);
    connect(&m_book, &TillBook::changed, this, &TillPage::refresh);
}

QWidget *TillPage::makeCash()
{
    Card *card = m_till;
    card->setFixedWidth(cashWidth);
    m_position->setObjectName(u"tillPosition"_s);
    card->body()->addWidget(m_position);
    card->body()->addWidget(m_others);
    card->body()->addWidget(makeRule());
    m_cash->setHorizontalHeaderLabels({tr("Note"), tr("Count"), tr("Sum")});
    m_cashTable->setObjectName(u"tillCash"_s);
    m_cashTable->setModel(m_cash);
    m_cashTable->setAmountColumns({0, 1, 2});
    m_cashTable->setColumnWidths({90, 90, 120});
    m_cashTable->setStretchColumn(2);
    m_cashTable->setLoading(true);
    m_cashTable->setVisibleRows(fewestCashRows);
    card->body()->addWidget(m_cashTable);
    card->body()->addStretch();
    return card;
}

QWidget *TillPage::makeLines()
{
    auto *card = new Card(tr("Last entries"));
    m_lines->setTimeZone(QTimeZone(m_bank.timeZone.toLatin1()));
    m_lineTable->setObjectName(u"tillLines"_s);
    m_lineTable->setModel(m_lines);
    m_lineTable->setAmountColumns(m_lines->amountColumns());
    m_lineTable->setColumnWidths({80, 134, 160, 90, 130});
    m_lineTable->setStretchColumn(TillLineModel::Customer);
    m_lineTable->setColumnsGivingWay({TillLineModel::CurrencyCode}, fewestNamePixels);
    m_lineTable->setMinimumHeight(fewestLineRows * 36);
    m_lineTable->setLoading(true);
    card->body()->addWidget(m_lineTable, 1);
    return card;
}

void TillPage::enter()
{
    setBusinessDate(m_bank.businessDate);
    m_book.refresh();
    m_lineTable->setFocus();
}

void TillPage::refresh()
{
    if (m_book.failure().isEmpty())
        banner()->hide();
    else
        banner()->announce(ChipKind::Bad, tr("The till can't be shown as it is now."), m_book.failure(), tr("Try again"));
    m_cashTable->setLoading(false);
    m_lineTable->setLoading(false);
    if (m_book.isLoaded())
        showView(m_book.view());
}

void TillPage::showView(const wire::TillView &view)
{
    m_others->clear();
    m_position->setText(view.positions.isEmpty() ? tr("You have no till") : u"–"_s);
    for (const TillPosition &position : view.positions) {
        const QString amount = formatMoney(position.balance, MoneyStyle::GroupedWithCode);
        if (position.balance.currency == m_bank.currency) {
            m_till->setTitle(position.name);
            m_position->setText(amount);
        } else {
            m_others->addRow(position.name, amount);
        }
    }
    m_others->setVisible(m_others->rowCount() > 0);
    m_cash->removeRows(0, m_cash->rowCount());
    for (const CashLine &line : view.cash) {
        const bool isCoins = line.faceMinorUnits == looseCoins;
        const Money sum{multiplyChecked(line.faceMinorUnits, line.count).value_or(0), m_bank.currency};
        const QString face = isolated(QString::number(line.faceMinorUnits / m_bank.currency.minorPerMajor()));
        m_cash->appendRow({new QStandardItem(isCoins ? tr("Coins") : face),
                           new QStandardItem(isCoins ? u"–"_s : isolated(QString::number(line.count))),
                           new QStandardItem(formatMoney(sum))});
    }
    m_cashTable->setEmptyText(u"coins"_s, tr("No cash in the till"));
    m_lineTable->setEmptyText(u"inbox"_s, tr("Nothing booked yet today"), tr("Press F3 to take a deposit."));
    m_lines->setRows(m_book.cashLines(view.lines.size()));
}

} // namespace guichet::ui
