// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/kyc/imagedecoder.h"

#include "services/store/fault.h"
#include "tests/support/comparerefusal.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QImageWriter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace guichet;
using kyc::ImageFormat;

/// Row P5: photos are written anew by a process that can do nothing else.
class ImageDecoderTest : public QObject
{
    Q_OBJECT
private:
    const kyc::ImageDecoder m_decoder{QStringLiteral(GUICHET_DECODER)};

    static QImage picture()
    {
        QImage image(60, 40, QImage::Format_RGB32);
        image.fill(qRgb(20, 120, 220));
        for (int x = 0; x < 30; ++x) {
            for (int y = 0; y < 20; ++y)
                image.setPixel(x, y, qRgb(250, 240, 10)); // a quarter in another colour
        }
        return image;
    }
    static QByteArray encoded(const QImage &image, const char *format, const QString &text = {})
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QImageWriter writer(&buffer, format);
        if (qstrcmp(format, "jpeg") == 0)
            writer.setQuality(95);
        else
            writer.setCompression(11); // the fastest
        if (!text.isEmpty())
            writer.setText(QStringLiteral("Comment"), text);
        writer.write(image);
        return bytes;
    }
    /// With an APP1 segment as cameras write it: how it was held (ITU-T T.81; Exif 2.3, tag 0x0112).
    static QByteArray withExif(const QByteArray &jpeg, char orientation)
    {
        const QByteArray exif = QByteArray("Exif\0\0", 6) + QByteArray("MM\0\x2a\0\0\0\x08\0\x01", 10)
            + QByteArray("\x01\x12\0\x03\0\0\0\x01\0", 9) + orientation + QByteArray(6, '\0') + "HOME 48.85 N 2.35 E";
        const auto length = static_cast<quint16>(exif.size() + 2);
        return jpeg.first(2) + "\xff\xe1" + char(length >> 8) + char(length & 0xff) + exif + jpeg.sliced(2);
    }
    static bool isNear(QRgb a, QRgb b)
    {
        return qAbs(qRed(a) - qRed(b)) + qAbs(qGreen(a) - qGreen(b)) + qAbs(qBlue(a) - qBlue(b)) < 40;
    }

private Q_SLOTS:
    void thePictureStays()
    {
        const auto png = m_decoder(encoded(picture(), "png"), ImageFormat::Png);
        QVERIFY(png);
        QCOMPARE(QImage::fromData(*png).convertToFormat(QImage::Format_RGB32), picture());
        const auto jpeg = m_decoder(encoded(picture(), "jpeg"), ImageFormat::Jpeg);
        QVERIFY(jpeg);
        const QImage photo = QImage::fromData(*jpeg);
        QCOMPARE(photo.size(), picture().size());
        QVERIFY(isNear(photo.pixel(5, 5), picture().pixel(5, 5)) && isNear(photo.pixel(55, 35), picture().pixel(55, 35)));
    }

    void allFormatsOfPixelsAreWritten_data()
    {
        QTest::addColumn<QImage>("image");
        QTest::newRow("palette") << picture().convertToFormat(QImage::Format_Indexed8);
        QTest::newRow("grey") << picture().convertToFormat(QImage::Format_Grayscale8);
        QTest::newRow("alpha") << picture().convertToFormat(QImage::Format_ARGB32);
        QTest::newRow("16 bits") << picture().convertToFormat(QImage::Format_RGBA64);
        QTest::newRow("16 bits grey") << picture().convertToFormat(QImage::Format_Grayscale16);
        QTest::newRow("black and white") << picture().convertToFormat(QImage::Format_Mono);
    }
    void allFormatsOfPixelsAreWritten()
    {
        QFETCH(QImage, image);
        const auto clean = m_decoder(encoded(image, "png"), ImageFormat::Png);
        QVERIFY(clean);
        QCOMPARE(QImage::fromData(*clean).size(), image.size());
        QVERIFY(m_decoder(encoded(image, "jpeg"), ImageFormat::Jpeg));
    }

    void nothingElseDoes()
    {
        const QByteArray secret("zq7 taken at home");
        const QByteArray page("<html><script>alert(1)</script>");
        const QByteArray png = encoded(picture(), "png", QString::fromLatin1(secret)) + "PK\x03\x04" + page;
        QVERIFY(png.contains(secret));
        const auto clean = m_decoder(png, ImageFormat::Png);
        QVERIFY(clean && !clean->contains(secret) && !clean->contains(page));
        const QByteArray jpeg = withExif(encoded(picture(), "jpeg", QString::fromLatin1(secret)), 1) + page;
        QVERIFY(jpeg.contains(secret) && jpeg.contains("48.85 N"));
        const auto photo = m_decoder(jpeg, ImageFormat::Jpeg);
        QVERIFY(photo && !photo->contains(secret) && !photo->contains("48.85") && !photo->contains("Exif"));
        QVERIFY(!photo->contains(page));
    }

    void aPhotoTakenUprightStaysUpright()
    {
        const auto turned = m_decoder(withExif(encoded(picture(), "jpeg"), 6), ImageFormat::Jpeg);
        QVERIFY(turned);
        const QImage photo = QImage::fromData(*turned);
        QCOMPARE(photo.size(), QSize(40, 60));
        QVERIFY(isNear(photo.pixel(35, 5), picture().pixel(5, 5)));
    }

    void whatIsNoWholePictureIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isPng");
        const QByteArray png = encoded(picture(), "png");
        const QByteArray jpeg = encoded(picture(), "jpeg");
        QTest::newRow("png cut") << png.first(png.size() / 2) << true;
        QTest::newRow("png without its end") << png.chopped(12) << true;
        QTest::newRow("jpeg cut") << jpeg.first(jpeg.size() / 2) << false;
        QTest::newRow("jpeg without its end") << jpeg.chopped(2) << false;
        QTest::newRow("jpeg that says png") << jpeg << true;
        QTest::newRow("png that says jpeg") << png + "\xff\xd9" << false;
        QTest::newRow("nothing") << QByteArray() << true;
        QByteArray changed = png;
        changed[png.indexOf("IDAT") + 10] = char(changed[png.indexOf("IDAT") + 10] ^ 0x55);
        QTest::newRow("png with a wrong sum") << changed << true;
    }
    void whatIsNoWholePictureIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isPng);
        COMPARE_REFUSAL(m_decoder(bytes, isPng ? ImageFormat::Png : ImageFormat::Jpeg), DocumentUnsupported);
    }

    void whatTakesTooMuchMemoryIsRefused()
    {
        // 40 million pixels of 64 bits: small to send, 320 MB to hold.
        QImage large(8000, 5000, QImage::Format_RGBA64);
        large.fill(Qt::white);
        const QByteArray bomb = encoded(large, "png");
        large = QImage();
        QVERIFY(kyc::readImageHeader(bomb));
        COMPARE_REFUSAL(m_decoder(bomb, ImageFormat::Png), DocumentUnsupported);
    }

    void itCanDoNothingElse_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("open-file") << SIGSYS;
        QTest::newRow("open-socket") << SIGSYS;
        QTest::newRow("run-program") << SIGSYS;
        QTest::newRow("take-time") << SIGKILL;
        QTest::newRow("take-memory") << 0; // it gets none, and ends of itself
    }
    void itCanDoNothingElse()
    {
        QFETCH(int, signal);
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("GUICHET_MISBEHAVE"), QString::fromLatin1(QTest::currentDataTag()));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(GUICHET_DECODER), {QStringLiteral("png")});
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY(process.exitStatus() == QProcess::CrashExit || process.exitCode() != 0);
        if (signal != 0)
            QCOMPARE(process.exitCode(), signal);
    }

    void aDecoderThatIsNoneIsAFault()
    {
        const kyc::ImageDecoder none(QStringLiteral("/no/such/program"));
        QVERIFY_THROWS_EXCEPTION(store::Fault, (void)none(encoded(picture(), "png"), ImageFormat::Png));
    }

    void oneThatIsTakenOverIsEnded()
    {
        QTemporaryDir folder;
        QFile script(folder.filePath(QStringLiteral("decoder")));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nexec cat /dev/zero\n"); // writes without end
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        COMPARE_REFUSAL(kyc::ImageDecoder(script.fileName())(encoded(picture(), "png"), ImageFormat::Png), DocumentUnsupported);
    }
};

QTEST_GUILESS_MAIN(ImageDecoderTest)
#include "tst_imagedecoder.moc"
