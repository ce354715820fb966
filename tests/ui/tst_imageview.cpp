// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/imageview.h"

#include "tests/ui/sampleoffice.h"
#include "ui/common/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace guichet::testing;
using namespace guichet::ui;

class TestImageView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void init()
    {
        m_view = std::make_unique<ImageView>();
        m_view->resize(400, 300);
        m_view->show();
        m_view->setPhoto(corners());
    }
    void cleanup() { m_view.reset(); }

    void itIsFittedAtFirst()
    {
        QVERIFY(m_view->isFitted());
        QCOMPARE(m_view->zoomPercent(), 50);
        QCOMPARE(colourAt(20, 70), QColor(Qt::red));
        QCOMPARE(colourAt(380, 230), QColor(Qt::blue));
    }

    void zoomingHasAnEndAndAWayBack()
    {
        for (int i = 0; i < 30; ++i)
            m_view->zoomIn();
        QCOMPARE(m_view->zoomPercent(), ImageView::largestZoomPercent);
        QVERIFY(!m_view->isFitted());
        for (int i = 0; i < 30; ++i)
            m_view->zoomOut();
        QVERIFY(m_view->isFitted());
        m_view->zoomIn();
        m_view->fit();
        QVERIFY(m_view->isFitted());
    }

    void theWheelZoomsAroundThePointer()
    {
        const QPointF corner(20, 70);
        for (int i = 0; i < 6; ++i)
            wheel(corner, 120);
        QVERIFY(m_view->zoomPercent() > 150);
        QCOMPARE(colourAt(20, 70), QColor(Qt::red)); // what was under the pointer still is
        for (int i = 0; i < 10; ++i)
            wheel(corner, -120);
        QVERIFY(m_view->isFitted());
    }

    void draggingStopsAtTheEdges()
    {
        for (int i = 0; i < 6; ++i)
            m_view->zoomIn();
        drag({200, 150}, {2000, 2000});
        QCOMPARE(colourAt(10, 10), QColor(Qt::red));
        drag({200, 150}, {-4000, -4000});
        QCOMPARE(colourAt(390, 290), QColor(Qt::blue));
    }

    void turningGoesByQuarters()
    {
        m_view->turnRight();
        QCOMPARE(m_view->turnedDegrees(), 90);
        QCOMPARE(colourAt(265, 10), QColor(Qt::red)); // top left went to the top right
        m_view->turnLeft();
        m_view->turnLeft();
        QCOMPARE(m_view->turnedDegrees(), 270);
        m_view->turnLeft();
        QCOMPARE(m_view->turnedDegrees(), 180);
        QCOMPARE(colourAt(380, 230), QColor(Qt::red));
    }

    void itIsNeverMirrored()
    {
        m_view->setLayoutDirection(Qt::RightToLeft);
        QCOMPARE(colourAt(20, 70), QColor(Qt::red));
    }

    void brightnessHasSteps()
    {
        const int before = colourAt(200, 150).lightness();
        m_view->setBrightness(2);
        QVERIFY(colourAt(200, 150).lightness() > before);
        m_view->setBrightness(-2);
        QVERIFY(colourAt(200, 150).lightness() < before);
        m_view->setBrightness(100);
        QCOMPARE(m_view->brightness(), ImageView::brightnessSteps);
        m_view->setBrightness(0);
        QCOMPARE(colourAt(200, 150).lightness(), before);
    }

    void anotherPhotoStartsAnew()
    {
        m_view->turnRight();
        m_view->zoomIn();
        m_view->setBrightness(1);
        m_view->setPhoto(corners());
        QVERIFY(m_view->isFitted());
        QCOMPARE(m_view->turnedDegrees(), 0);
        QCOMPARE(m_view->brightness(), 0);
    }

    void clearingGivesThePhotoUp()
    {
        m_view->clear();
        QVERIFY(m_view->isEmpty());
        m_view->zoomIn();
        QVERIFY(m_view->isFitted());
        QVERIFY(colourAt(20, 70) != QColor(Qt::red));
    }

private:
    // Red at the top left, blue at the bottom right, grey between.
    static Photo corners()
    {
        QImage image(800, 400, QImage::Format_RGB32);
        image.fill(QColor(120, 120, 120));
        for (int y = 0; y < 100; ++y) {
            for (int x = 0; x < 100; ++x) {
                image.setPixelColor(x, y, Qt::red);
                image.setPixelColor(799 - x, 399 - y, Qt::blue);
            }
        }
        return {"bytes", "image/png", {image, image.scaled(400, 200)}};
    }
    QColor colourAt(int x, int y) { return m_view->grab().toImage().pixelColor(x, y); }
    void wheel(QPointF at, int delta)
    {
        QWheelEvent event(at, m_view->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view.get(), &event);
    }
    void drag(QPoint from, QPoint by)
    {
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, from + by, m_view->mapToGlobal(from + by), Qt::LeftButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_view.get(), &move);
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, from);
    }

    std::unique_ptr<ImageView> m_view;
};

QTEST_MAIN(TestImageView)
#include "tst_imageview.moc"
