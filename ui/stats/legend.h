// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QWidget>

namespace guichet::ui {

/// The colour of a series and its name, beside the chart's title. GUI thread.
class LegendEntry : public QWidget
{
    Q_OBJECT
public:
    LegendEntry(const QString &name, QColor Tokens::*colour, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont nameFont() const;

    QString m_name;
    QColor Tokens::*m_colour;
};

} // namespace guichet::ui
