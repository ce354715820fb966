// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/qrcode.h"

#include <QPainter>

#include <memory>
#include <qrencode.h>

namespace guichet::ui {

namespace {

constexpr int quietModules = 4;
constexpr int sidePixels = 196;

using OwnedCode = std::unique_ptr<QRcode, decltype(&QRcode_free)>;

} // namespace

QImage qrImage(const QString &text)
{
    if (text.isEmpty())
        return {};
    const OwnedCode code(QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return {};
    const int side = code->width + 2 * quietModules;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            const bool isDark = (code->data[y * code->width + x] & 1) != 0;
            if (isDark)
                image.setPixelColor(x + quietModules, y + quietModules, Qt::black);
        }
    }
    return image;
}

QrCode::QrCode(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("qrCode"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("QR code for an authenticator"));
}

void QrCode::setText(const QString &text)
{
    m_image = qrImage(text);
    update();
}

QSize QrCode::sizeHint() const
{
    return {sidePixels, sidePixels};
}

void QrCode::paintEvent(QPaintEvent *)
{
    if (m_image.isNull())
        return;
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    // Whole device pixels a module, whatever the scale: a blurred edge is what cameras stumble over.
    const int device = qRound(width() * devicePixelRatioF());
    const int module = qMax(1, device / m_image.width());
    QImage scaled = m_image.scaled(m_image.size() * module);
    scaled.setDevicePixelRatio(devicePixelRatioF());
    const QSizeF size = scaled.deviceIndependentSize();
    painter.drawImage(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), scaled);
}

} // namespace guichet::ui
