// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/rangechooser.h"

#include "ui/common/datefield.h"
#include "ui/common/fieldrow.h"

#include <QDateEdit>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace guichet::ui {

RangeChooser::RangeChooser(QWidget *parent)
    : QWidget(parent)
    , m_range(new QComboBox)
    , m_grain(new QComboBox)
    , m_custom(new QWidget)
    , m_from(makeDateField(u"fromDate"_s))
    , m_to(makeDateField(u"toDate"_s))
    , m_fromRow(new FieldRow(tr("&From"), m_from))
    , m_toRow(new FieldRow(tr("&To"), m_to))
{
    buildBoxes();
    buildCustom();
    connect(m_range, &QComboBox::currentIndexChanged, this, &RangeChooser::chooseRange);
    connect(m_grain, &QComboBox::activated, this, [this](int row) {
        m_wanted = static_cast<StatsGrain>(row);
        renew();
    });
    for (QDateEdit *field : {m_from, m_to})
        connect(field, &QDateEdit::dateChanged, this, &RangeChooser::renew);
}

void RangeChooser::buildBoxes()
{
    m_range->setObjectName(u"rangeBox"_s);
    m_range->setAccessibleName(tr("Range"));
    m_range->addItems({tr("Last 7 days"), tr("Last 30 days"), tr("Last 90 days"), tr("This year"), tr("From … to …")});
    m_range->setCurrentIndex(Last30Days);
    m_grain->setObjectName(u"grainBox"_s);
    m_grain->setAccessibleName(tr("By day, week or month"));
    m_grain->addItems({tr("By day"), tr("By week"), tr("By month")});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_range);
    row->addWidget(m_grain);
    setFocusProxy(m_range);
}

void RangeChooser::buildCustom()
{
    auto *row = new QHBoxLayout(m_custom);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_fromRow, 0, Qt::AlignTop);
    row->addWidget(m_toRow, 0, Qt::AlignTop);
    row->addStretch();
    m_custom->hide();
}

void RangeChooser::setToday(QDate businessDate)
{
    if (businessDate == m_today)
        return;
    m_today = businessDate;
    for (QDateEdit *field : {m_from, m_to}) {
        const QSignalBlocker quiet(field);
        field->setMaximumDate(m_today);
        if (m_range->currentIndex() != Custom)
            field->setDate(m_today);
    }
    renew();
}

// A custom range begins with the dates that were shown.
void RangeChooser::chooseRange()
{
    const bool isCustom = m_range->currentIndex() == Custom;
    if (isCustom && m_span.from.isValid()) {
        const QSignalBlocker quietFrom(m_from);
        const QSignalBlocker quietTo(m_to);
        m_from->setDate(m_span.from);
        m_to->setDate(m_span.to);
    }
    m_custom->setVisible(isCustom);
    if (isCustom)
        m_from->setFocus();
    renew();
}

QDate RangeChooser::firstDate() const
{
    switch (static_cast<Range>(m_range->currentIndex())) {
    case Last7Days:
        return m_today.addDays(-6);
    case Last30Days:
        return m_today.addDays(-29);
    case Last90Days:
        return m_today.addDays(-89);
    case ThisYear:
        return QDate(m_today.year(), 1, 1);
    case Custom:
        return m_from->date();
    }
    Q_UNREACHABLE();
}

QDate RangeChooser::lastDate() const
{
    return m_range->currentIndex() == Custom ? m_to->date() : m_today;
}

QString RangeChooser::problem() const
{
    if (lastDate() < firstDate())
        return tr("The last date is before the first.");
    if (!grainThatFits(StatsGrain::Month, firstDate(), lastDate()))
        return tr("At most %n months at once.", nullptr, mostPeriods);
    return {};
}

void RangeChooser::renew()
{
    if (!m_today.isValid())
        return;
    const QString wrong = problem();
    m_toRow->setError(wrong);
    if (!wrong.isEmpty())
        return;
    const FigureSpan span{*grainThatFits(m_wanted, firstDate(), lastDate()), firstDate(), lastDate()};
    m_grain->setCurrentIndex(static_cast<int>(span.grain));
    if (span == m_span)
        return;
    m_span = span;
    offerGrains();
    Q_EMIT spanChanged(m_span);
}

void RangeChooser::offerGrains()
{
    auto *grains = qobject_cast<QStandardItemModel *>(m_grain->model());
    for (const StatsGrain grain : {StatsGrain::Day, StatsGrain::Week, StatsGrain::Month}) {
        QStandardItem *item = grains->item(static_cast<int>(grain));
        const bool fits = periodCount({grain, m_span.from, m_span.to}) <= mostPeriods;
        item->setEnabled(fits);
        item->setToolTip(fits ? QString() : tr("Too many bars for this range"));
    }
}

QString RangeChooser::grainTitle() const
{
    return m_grain->currentText();
}

} // namespace guichet::ui
