// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/qrcode.h"

#include <QImage>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet::ui;

namespace {

const QString uri = u"otpauth://totp/Northgate%20Bank:maya@northgate.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Northgate%20Bank"_s;
constexpr int quiet = 4;
constexpr int finder = 7; // modules a side

bool isDark(const QImage &image, int x, int y)
{
    return qGray(image.pixel(x, y)) < 128;
}

/// ISO/IEC 18004, 6.3.3: a dark ring, a light one, a dark square of three.
bool hasFinder(const QImage &image, int left, int top)
{
    for (int y = 0; y < finder; ++y) {
        for (int x = 0; x < finder; ++x) {
            const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
            if (isDark(image, left + x, top + y) != (ring != 2))
                return false;
        }
    }
    return true;
}

} // namespace

class TestQrCode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsOneThatCamerasFind();
    void nothingAndTooMuchGiveNone();
    void itIsPaintedInWholeModules();
};

void TestQrCode::itIsOneThatCamerasFind()
{
    const QImage image = qrImage(uri);
    QVERIFY(!image.isNull());
    QCOMPARE(image.width(), image.height());
    const int modules = image.width() - 2 * quiet;
    QCOMPARE((modules - 17) % 4, 0); // 17 + 4 × version
    QVERIFY(hasFinder(image, quiet, quiet));
    QVERIFY(hasFinder(image, quiet + modules - finder, quiet));
    QVERIFY(hasFinder(image, quiet, quiet + modules - finder));
    for (int i = 0; i < image.width(); ++i) {
        for (int edge = 0; edge < quiet; ++edge)
            QVERIFY(!isDark(image, i, edge) && !isDark(image, edge, i));
    }
    QVERIFY(qrImage(uri + u'x') != image);
}

void TestQrCode::nothingAndTooMuchGiveNone()
{
    QVERIFY(qrImage({}).isNull());
    QVERIFY(qrImage(QString(4000, u'x')).isNull());
}

void TestQrCode::itIsPaintedInWholeModules()
{
    QrCode code;
    code.setText(uri);
    code.resize(code.sizeHint());
    const QImage shown = code.grab().toImage();
    QSet<QRgb> colours;
    for (int y = 0; y < shown.height(); ++y) {
        for (int x = 0; x < shown.width(); ++x)
            colours.insert(shown.pixel(x, y) | 0xff000000);
    }
    QCOMPARE(colours, (QSet<QRgb>{0xff000000, 0xffffffff})); // no edge is blurred
}

QTEST_MAIN(TestQrCode)
#include "tst_qrcode.moc"
