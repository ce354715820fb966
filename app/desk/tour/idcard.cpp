// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/tour/idcard.h"

#include <QPainter>

namespace guichet {

QImage drawIdCard(const QString &name, const QString &number, const QString &side)
{
    QImage card(856, 540, QImage::Format_RGB32); // ISO/IEC 7810 ID-1, ten pixels a millimetre
    card.fill(QColor(0xdd, 0xe6, 0xee));
    QPainter painter(&card);
    QFont font = painter.font();
    font.setPixelSize(30);
    painter.setFont(font);
    painter.drawText(40, 60, QStringLiteral("IDENTITY CARD (specimen) · %1").arg(side));
    painter.fillRect(40, 110, 220, 290, QColor(0xb4, 0xc4, 0xd4));
    painter.drawText(300, 150, name);
    painter.drawText(300, 200, number);
    return card;
}

} // namespace guichet
