// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stats/reporttable.h"

#include <QPicture>

class QIODevice;
class QPainter;

namespace guichet::ui {

/// The chart's place on paper, in the units of its picture.
inline constexpr QSize paperChart{1000, 380};

/// Draws what was recorded in `size` into `target`, whatever the device's resolution: a picture played by itself grows
/// with it.
void drawScaled(QPainter &painter, const QPicture &picture, const QSize &size, const QRect &target);

/// A4 pages: title and facts, the chart as vectors when there is one, the table over as many pages as it takes, its
/// heading on each. Any thread. False when the device takes no more.
bool writePdf(QIODevice &device, const ReportTable &report, const QPicture &chart);

} // namespace guichet::ui
