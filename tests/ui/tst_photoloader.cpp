// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/photoloader.h"

#include "tests/ui/sampleoffice.h"
#include "ui/common/failuresentence.h"

#include <QBuffer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

class TestPhotoLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        connect(&m_loader, &PhotoLoader::loaded, this, [this](const Photo &photo) { m_photo = photo; });
        connect(&m_loader, &PhotoLoader::failed, this, [this](PhotoProblem problem) { m_problem = problem; });
    }
    void init()
    {
        m_photo = {};
        m_problem.reset();
    }

    void photosAreDecodedWithSmallerLevels_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("PNG") << QByteArray("png");
        QTest::newRow("JPEG") << QByteArray("jpeg");
    }
    void photosAreDecodedWithSmallerLevels()
    {
        QFETCH(QByteArray, format);
        const QByteArray bytes = sampleIdCard(format.constData());
        m_loader.loadBytes(bytes);
        QVERIFY(m_photo.isNull()); // never in this thread
        QTRY_VERIFY(!m_photo.isNull());
        QCOMPARE(m_photo.bytes, bytes);
        QCOMPARE(m_photo.contentType, "image/" + format);
        QCOMPARE(m_photo.levels.first().size(), QSize(1000, 630));
        QCOMPARE(m_photo.levels.at(1).size(), QSize(500, 315));
        QVERIFY(m_photo.levels.last().height() >= 200);
    }

    void largePhotosAreShownSmaller()
    {
        m_loader.loadBytes(encoded(QSize(4000, 500)));
        QTRY_VERIFY(!m_photo.isNull());
        QCOMPARE(m_photo.levels.first().size(), QSize(3000, 375));
    }

    void problems_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<PhotoProblem>("problem");
        QTest::newRow("text") << QByteArray("hello") << PhotoProblem::Unsupported;
        QTest::newRow("nothing") << QByteArray() << PhotoProblem::Unsupported;
        QTest::newRow("another format") << encoded(QSize(20, 20), "bmp") << PhotoProblem::Unsupported;
        QTest::newRow("cut short") << sampleIdCard().left(300) << PhotoProblem::Unsupported;
        QTest::newRow("too wide") << encoded(QSize(8001, 10)) << PhotoProblem::TooLarge;
        QTest::newRow("too many bytes") << QByteArray(largestPhotoBytes + 1, 'x') << PhotoProblem::TooLarge;
    }
    void problems()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(PhotoProblem, problem);
        m_loader.loadBytes(bytes);
        QTRY_VERIFY(m_problem.has_value());
        QCOMPARE(*m_problem, problem);
        QVERIFY(m_photo.isNull());
    }

    void filesAreRead()
    {
        m_loader.loadFile(sampleIdCardFile());
        QTRY_VERIFY(!m_photo.isNull());
        QCOMPARE(m_photo.bytes, sampleIdCard());
    }

    void aMissingFileAndAFolderAreProblems()
    {
        const QTemporaryDir folder;
        m_loader.loadFile(folder.filePath(u"none.png"_s));
        QTRY_COMPARE(m_problem, PhotoProblem::NoFile);
        m_problem.reset();
        m_loader.loadFile(folder.path());
        QTRY_COMPARE(m_problem, PhotoProblem::NoFile);
    }

    void theLatestQuestionStands()
    {
        QSignalSpy loaded(&m_loader, &PhotoLoader::loaded);
        m_loader.loadBytes(sampleIdCard("png"));
        m_loader.loadBytes(sampleIdCard("jpeg"));
        QTRY_VERIFY(!m_photo.isNull());
        QVERIFY(!waitUntil([&] { return loaded.size() > 1; }, 100));
        QCOMPARE(m_photo.contentType, "image/jpeg");
    }

    void nothingComesAfterCancel()
    {
        m_loader.loadBytes(sampleIdCard());
        m_loader.cancel();
        QVERIFY(!waitUntil([&] { return !m_photo.isNull(); }, 200));
    }

    void aLoaderMayGoBeforeItsAnswer()
    {
        auto loader = std::make_unique<PhotoLoader>();
        loader->loadBytes(sampleIdCard());
        loader.reset();
        QVERIFY(!waitUntil([&] { return !m_photo.isNull(); }, 100));
    }

    void everyProblemHasASentence()
    {
        for (const PhotoProblem problem : {PhotoProblem::NoFile, PhotoProblem::Unsupported, PhotoProblem::TooLarge})
            QVERIFY(!sentenceOf(problem).isEmpty());
        QCOMPARE(sentenceOf(PhotoProblem::TooLarge), sentenceOf(Refusal::DocumentTooLarge));
    }

private:
    static QByteArray encoded(QSize size, const char *format = "png")
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::lightGray);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, format);
        return bytes;
    }

    PhotoLoader m_loader;
    Photo m_photo;
    std::optional<PhotoProblem> m_problem;
};

QTEST_MAIN(TestPhotoLoader)
#include "tst_photoloader.moc"
