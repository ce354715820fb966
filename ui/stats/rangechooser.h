// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stats/figureperiods.h"

#include <QWidget>

class QComboBox;
class QDateEdit;

namespace guichet::ui {

class FieldRow;

/// Which dates, by day, week or month. A grain that would give too many bars can't be chosen, and gives way to the next
/// coarser one when the dates grow. GUI thread.
class RangeChooser : public QWidget
{
    Q_OBJECT
public:
    enum Range { Last7Days, Last30Days, Last90Days, ThisYear, Custom };

    explicit RangeChooser(QWidget *parent = nullptr);

    /// The last date of every range but the custom one.
    void setToday(QDate businessDate);
    FigureSpan span() const { return m_span; }
    /// "By week"; for files.
    QString grainTitle() const;
    /// The fields of a custom range, for another place than the boxes; hidden while they are not needed.
    QWidget *customFields() const { return m_custom; }

Q_SIGNALS:
    void spanChanged(const guichet::ui::FigureSpan &span);

private:
    void buildBoxes();
    void buildCustom();
    void chooseRange();
    void renew();
    QDate firstDate() const;
    QDate lastDate() const;
    QString problem() const;
    void offerGrains();

    QDate m_today;
    FigureSpan m_span;
    StatsGrain m_wanted = StatsGrain::Day; ///< what the user chose last
    QComboBox *m_range;
    QComboBox *m_grain;
    QWidget *m_custom;
    QDateEdit *m_from;
    QDateEdit *m_to;
    FieldRow *m_fromRow;
    FieldRow *m_toRow;
};

} // namespace guichet::ui
