// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

class QPainter;

namespace guichet::ui {

enum class ChipKind { Neutral, Ok, Warn, Bad, Info };

struct ChipText {
    ChipKind kind = ChipKind::Neutral;
    QString text;
};

// A word in a coloured pill. The word carries the meaning, the colour only repeats it.
class StatusChip : public QLabel
{
    Q_OBJECT
public:
    explicit StatusChip(QWidget *parent = nullptr);
    StatusChip(ChipKind kind, const QString &text, QWidget *parent = nullptr);
    void set(ChipKind kind, const QString &text);
    ChipKind kind() const { return m_kind; }

    // The same pill inside a table's cell, at its leading edge; `indent` in pixels.
    static void paint(QPainter *painter, const QRect &cell, const ChipText &chip, const QFont &font,
                      Qt::LayoutDirection direction, int indent);

private:
    ChipKind m_kind = ChipKind::Neutral;
};

} // namespace guichet::ui
