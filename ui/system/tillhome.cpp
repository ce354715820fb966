// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/system/tillhome.h"

#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/card.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/labels.h"
#include "ui/common/moneyformat.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int shownLines = 10;
constexpr int sideWidth = 340; // pixels
constexpr int fewestNamePixels = 200;

QString cashName(const CashLine &line, Currency currency)
{
    if (line.faceMinorUnits == looseCoins)
        return TillHome::tr("Coins");
    return isolated(TillHome::tr("%1 × %2", "face of a note, how many")
                        .arg(line.faceMinorUnits / currency.minorPerMajor())
                        .arg(line.count));
}

} // namespace

TillHome::TillHome(const DeskContext &context, QWidget *parent)
    : QWidget(parent)
    , m_book(context)
    , m_model(new TillLineModel(this))
    , m_table(new AmountTable(tr("My last operations")))
    , m_till(new Card(tr("My till")))
    , m_balance(makeLabel({}, "amount"))
    , m_cash(new KeyValueList)
    , m_retry(new ActionButton(tr("Try again"), ActionButton::Look::Plain, u"refresh"_s))
    , m_main(new QVBoxLayout)
    , m_side(new QVBoxLayout)
{
    m_model->setTimeZone(QTimeZone(context.bank.timeZone.toUtf8()));
    m_main->setSpacing(16);
    m_main->addWidget(buildLines(), 1);
    m_side->setSpacing(16);
    m_side->addWidget(buildTill());
    m_side->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addLayout(m_main, 1);
    row->addLayout(m_side);
    connect(&m_book, &TillBook::changed, this, &TillHome::showBook);
    m_table->setLoading(true);
}

Card *TillHome::buildTill()
{
    m_till->setObjectName(u"tillCard"_s);
    m_till->setFixedWidth(sideWidth);
    m_balance->setObjectName(u"tillBalance"_s);
    m_balance->setText(u"–"_s);
    m_retry->hide();
    m_till->body()->setSpacing(8);
    m_till->body()->addWidget(m_balance);
    m_till->body()->addWidget(m_cash);
    m_till->body()->addWidget(m_retry);
    connect(m_retry, &ActionButton::clicked, this, &TillHome::refresh);
    return m_till;
}

Card *TillHome::buildLines()
{
    m_table->setObjectName(u"myOperations"_s);
    m_table->setModel(m_model);
    m_table->setAmountColumns(m_model->amountColumns());
    m_table->setColumnWidths({76, 134, 200, 90, 118});
    m_table->setStretchColumn(TillLineModel::Customer);
    m_table->setColumnsGivingWay({TillLineModel::CurrencyCode}, fewestNamePixels);
    auto *card = new Card(tr("My last operations"));
    card->body()->setSpacing(6);
    card->body()->addWidget(m_table, 1);
    return card;
}

void TillHome::addSideCard(QWidget *card)
{
    card->setFixedWidth(sideWidth);
    m_side->insertWidget(m_side->count() - 1, card);
}

void TillHome::addUrgentCard(QWidget *card)
{
    m_main->insertWidget(0, card);
}

void TillHome::showBook()
{
    const QString failure = m_book.failure();
    m_table->setLoading(false);
    m_retry->setVisible(!failure.isEmpty() && !m_book.hasNoTill());
    if (m_book.hasNoTill()) {
        m_table->setEmptyText(u"cash-register"_s, tr("You have no till"), tr("What is booked at one stands here."));
        return;
    }
    if (!failure.isEmpty()) {
        m_table->setEmptyText(u"cloud-off"_s, tr("Your till can't be shown"), failure);
        return;
    }
    m_table->setEmptyText(u"inbox"_s, tr("Nothing booked yet today"), tr("Press F3 to take a deposit."));
    const QList<TillLine> &lines = m_book.view().lines;
    m_model->setRows(lines.first(std::min<qsizetype>(shownLines, lines.size())));
    showCash();
}

void TillHome::showCash()
{
    const wire::TillView &view = m_book.view();
    m_cash->clear();
    if (view.positions.isEmpty()) {
        m_balance->setText(u"–"_s);
        m_cash->addRow(tr("You have no till today."));
        return;
    }
    const TillPosition &first = view.positions.first();
    m_till->setTitle(first.name);
    m_balance->setText(formatMoney(first.balance, MoneyStyle::GroupedWithCode));
    m_till->setAccessibleName(u"%1: %2"_s.arg(first.name, plainText(m_balance->text())));
    for (const TillPosition &position : view.positions.sliced(1))
        m_cash->addRow(position.name, formatMoney(position.balance, MoneyStyle::GroupedWithCode));
    const Currency currency = first.balance.currency;
    for (const CashLine &line : view.cash) {
        const auto sum = multiplyChecked(line.faceMinorUnits, line.count);
        if (line.count > 0 && sum)
            m_cash->addRow(cashName(line, currency), formatMoney({*sum, currency}));
    }
}

} // namespace guichet::ui
