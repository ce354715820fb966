// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include "ui/common/theme.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

const QByteArray &drawing(const QString &name)
{
    static QHash<QString, QByteArray> known;
    auto found = known.find(name);
    if (found == known.end()) {
        QFile file(u":/icons/%1.svg"_s.arg(name));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(opened, "icon", qPrintable(name));
        found = known.insert(name, opened ? file.readAll() : QByteArray());
    }
    return *found;
}

// Qt's own SVG icons paint currentColor black: this one puts the theme's colour in its place.
class ThemedEngine final : public QIconEngine {
public:
    ThemedEngine(QString name, QColor Tokens::*colour) : m_name(std::move(name)), m_colour(colour)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        const int side = qMin(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        QPixmap picture = rendered(square.size() * ratio, mode);
        picture.setDevicePixelRatio(ratio);
        painter->drawPixmap(square.topLeft(), picture);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(size, mode);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        return rendered(size * scale, mode); // from 6.8 the size is in device-independent pixels
#else
        Q_UNUSED(scale)
        return rendered(size, mode);
#endif
    }

    QIconEngine *clone() const override { return new ThemedEngine(m_name, m_colour); }
    bool isNull() override { return false; }

private:
    QPixmap rendered(const QSize &size, QIcon::Mode mode) const
    {
        const Tokens &tokens = theme::current();
        const QString colour =
            (mode == QIcon::Disabled ? tokens.inputBorder : tokens.*m_colour).name();
        const QString key =
            u"icon/%1/%2/%3x%4"_s.arg(m_name, colour).arg(size.width()).arg(size.height());
        QPixmap picture;
        if (QPixmapCache::find(key, &picture)) {
            return picture;
        }
        QByteArray svg = drawing(m_name);
        svg.replace("currentColor", colour.toLatin1());
        picture = QPixmap(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        QSvgRenderer(svg).render(&painter);
        painter.end();
        QPixmapCache::insert(key, picture);
        return picture;
    }

    QString m_name;
    QColor Tokens::*m_colour;
};

} // namespace

QIcon icon(const QString &name, QColor Tokens::*colour)
{
    drawing(name);
    return QIcon(new ThemedEngine(name, colour));
}

IconLabel::IconLabel(const QString &name, QColor Tokens::*colour, int side, QWidget *parent)
    : QWidget(parent), m_icon(icon(name, colour)), m_side(side)
{
    setFixedSize(side, side);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void IconLabel::setIcon(const QString &name, QColor Tokens::*colour)
{
    m_icon = icon(name, colour);
    update();
}

QSize IconLabel::sizeHint() const
{
    return {m_side, m_side};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect(), Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

} // namespace guichet::ui
