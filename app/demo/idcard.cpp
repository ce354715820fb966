// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/idcard.h"

#include "resources/bundled.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

namespace guichet::demo {

using namespace Qt::StringLiterals;

namespace {

// A card of 85.6 × 53.98 mm at 300 dots per inch.
constexpr int cardWidth = 1011;
constexpr int cardHeight = 638;
constexpr int cardMargin = 44;
constexpr int smallWidth = 200;
constexpr int jpegQuality = 82;
constexpr QRect portrait(cardMargin, 130, 270, 350);
const QColor ink(24, 32, 48);

QFont fontOf(int pixels, QFont::Weight weight = QFont::Normal)
{
    QFont font;
    font.setFamilies(bundled::fontFamilies());
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

/// A painter on an empty card, in a card's full measures whatever the image's.
void beginCard(QPainter &painter, QImage &image)
{
    painter.begin(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setWindow(0, 0, cardWidth, cardHeight);
}

QImage emptyCard(int width)
{
    return QImage(width, width * cardHeight / cardWidth, QImage::Format_RGB32);
}

void drawPaper(QPainter &painter, int hue)
{
    QLinearGradient background(0, 0, cardWidth, cardHeight);
    background.setColorAt(0, QColor::fromHsv(hue, 18, 250));
    background.setColorAt(1, QColor::fromHsv((hue + 40) % 360, 40, 232));
    painter.fillRect(QRect(0, 0, cardWidth, cardHeight), background);
    painter.setPen(QPen(QColor::fromHsv(hue, 50, 215), 2));
    for (int line = -6; line < 24; ++line) { // a guilloche, more or less
        QPainterPath wave(QPointF(0, line * 40));
        wave.cubicTo(cardWidth / 3, line * 40 - 90, cardWidth * 2 / 3, line * 40 + 130, cardWidth, line * 40);
        painter.drawPath(wave);
    }
}

void drawHeading(QPainter &painter, const QString &text, int hue)
{
    painter.fillRect(0, 0, cardWidth, 92, QColor::fromHsv(hue, 150, 120));
    painter.setPen(Qt::white);
    painter.setFont(fontOf(34, QFont::DemiBold));
    painter.drawText(QRect(cardMargin, 0, cardWidth - 2 * cardMargin, 92), Qt::AlignVCenter | Qt::AlignLeft, text);
    painter.setFont(fontOf(28));
    painter.drawText(QRect(cardMargin, 0, cardWidth - 2 * cardMargin, 92), Qt::AlignVCenter | Qt::AlignRight,
                     u"SPECIMEN"_s);
}

/// Nobody's face: head and shoulders.
void drawPortrait(QPainter &painter, int hue)
{
    painter.save();
    painter.setClipRect(portrait);
    painter.fillRect(portrait, QColor::fromHsv(hue, 30, 222));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsv(hue, 55, 150));
    const QPoint middle = portrait.center();
    painter.drawEllipse(QPoint(middle.x(), middle.y() - 45), 68, 84);
    painter.drawEllipse(QPoint(middle.x(), portrait.bottom() + 40), 140, 165);
    painter.restore();
}

void drawField(QPainter &painter, QPoint at, const QString &label, const QString &value)
{
    painter.setPen(QColor(82, 92, 110));
    painter.setFont(fontOf(19));
    painter.drawText(at, label);
    painter.setPen(ink);
    painter.setFont(fontOf(31, QFont::Medium));
    painter.drawText(at + QPoint(0, 36), value);
}

QString printed(QDate date)
{
    return date.toString(u"dd MM yyyy"_s);
}

/// The zone's characters stand in cells of one width, as OCR needs them.
void drawZone(QPainter &painter, const QStringList &lines)
{
    constexpr int top = 400;
    constexpr int lineHeight = 62;
    painter.fillRect(0, top - 20, cardWidth, cardHeight - top + 20, QColor(252, 252, 250));
    painter.setPen(ink);
    painter.setFont(fontOf(36, QFont::Medium));
    const int cell = (cardWidth - 2 * cardMargin) / int(lines.first().size());
    for (int row = 0; row < lines.size(); ++row) {
        for (int column = 0; column < lines[row].size(); ++column) {
            const QRect box(cardMargin + column * cell, top + row * lineHeight, cell, lineHeight);
            painter.drawText(box, Qt::AlignCenter, lines[row].at(column));
        }
    }
}

QByteArray jpegOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "JPEG", jpegQuality))
        qFatal("Qt's JPEG plugin is missing");
    return bytes;
}

QImage drawFront(const IdCard &card, int width)
{
    QImage image = emptyCard(width);
    QPainter painter;
    beginCard(painter, image);
    drawPaper(painter, card.hue);
    drawHeading(painter, u"IDENTITY CARD · CARTE D’IDENTITÉ"_s, card.hue);
    drawPortrait(painter, card.hue);
    constexpr int left = 360;
    constexpr int right = 700;
    drawField(painter, {left, 156}, u"Surname · Nom"_s, card.surname.toUpper());
    drawField(painter, {left, 244}, u"Given names · Prénoms"_s, card.givenNames);
    drawField(painter, {left, 332}, u"Date of birth · Né(e) le"_s, printed(card.zone.birthDate));
    drawField(painter, {right, 332}, u"Sex · Sexe"_s, QString(card.zone.sex));
    drawField(painter, {left, 420}, u"Expires · Expire le"_s, printed(card.zone.expiryDate));
    drawField(painter, {right, 420}, u"Nationality"_s, card.zone.nationality);
    drawField(painter, {left, 508}, u"Document no."_s, card.zone.number);
    drawField(painter, {cardMargin, 560}, u"Issued by"_s, u"Republic of Specimen"_s);
    painter.end();
    return image;
}

} // namespace

QByteArray IdCard::front() const
{
    return jpegOf(drawFront(*this, cardWidth));
}

QByteArray IdCard::back() const
{
    QImage image = emptyCard(cardWidth);
    QPainter painter;
    beginCard(painter, image);
    drawPaper(painter, hue);
    drawHeading(painter, u"IDENTITY CARD · CARTE D’IDENTITÉ"_s, hue);
    drawField(painter, {cardMargin, 150}, u"Date of issue · Délivrée le"_s, printed(zone.expiryDate.addYears(-10)));
    drawField(painter, {cardMargin, 250}, u"Document no."_s, zone.number);
    drawField(painter, {cardWidth / 2, 150}, u"Authority · Autorité"_s, u"Office of Specimens"_s);
    drawZone(painter, makeIdentityCardMrz(zone).split(u'\n'));
    painter.end();
    return jpegOf(image);
}

QByteArray IdCard::smallFront() const
{
    return jpegOf(drawFront(*this, smallWidth));
}

IdCard cardOf(const Person &person, const QString &number, QDate expires)
{
    IdCard card;
    card.givenNames = person.givenNames;
    card.surname = person.surname;
    card.zone.documentCode = u"I"_s;
    card.zone.issuer = u"UTO"_s; // Utopia: the issuer of specimens (ICAO 9303)
    card.zone.surname = person.surname;
    card.zone.givenNames = person.givenNames;
    card.zone.number = number;
    card.zone.nationality = person.nationality;
    card.zone.birthDate = person.declared.birthDate;
    card.zone.expiryDate = expires;
    card.zone.sex = person.sex;
    card.hue = int((person.declared.birthDate.toJulianDay() * 37) % 360);
    return card;
}

} // namespace guichet::demo
