// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace guichet::ui {

/// The text (UTF-8) as a QR code (ISO/IEC 18004, level M), one pixel a module, with the quiet zone of four modules around it.
/// Null when the text is empty or too long for one.
QImage qrImage(const QString &text);

/// A QR code: dark on white whatever the appearance, in whole pixels a module, so that cameras read it.
class QrCode : public QWidget
{
    Q_OBJECT
public:
    explicit QrCode(QWidget *parent = nullptr);
    void setText(const QString &text);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_image;
};

} // namespace guichet::ui
