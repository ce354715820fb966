// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/photoloader.h"

#include "ui/common/failuresentence.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

using Decoded = tl::expected<Photo, PhotoProblem>;

constexpr int smallestLevelSide = 200; // pixels
constexpr int decodingMegabytes = 256; // the largest photo, whole, and something beside

using Fetched = tl::expected<QByteArray, PhotoProblem>;

Fetched bytesOf(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return tl::unexpected(PhotoProblem::NoFile);
    if (file.size() > largestPhotoBytes)
        return tl::unexpected(PhotoProblem::TooLarge);
    return file.readAll();
}

// Halving keeps small print readable, which one large step would not.
QList<QImage> levelsOf(const QImage &image)
{
    QList<QImage> levels{image};
    while (std::min(levels.last().width(), levels.last().height()) / 2 >= smallestLevelSide) {
        const QImage &last = levels.last();
        levels.append(last.scaled(last.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
    return levels;
}

Decoded decode(const QByteArray &bytes)
{
    if (bytes.size() > largestPhotoBytes)
        return tl::unexpected(PhotoProblem::TooLarge);
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QByteArray format = reader.format();
    const QSize size = reader.size();
    if ((format != "jpeg" && format != "png") || size.isEmpty())
        return tl::unexpected(PhotoProblem::Unsupported);
    if (std::max(size.width(), size.height()) > largestPhotoSide
        || qint64(size.width()) * size.height() > largestPhotoPixels)
        return tl::unexpected(PhotoProblem::TooLarge);
    if (std::max(size.width(), size.height()) > largestShownSide)
        reader.setScaledSize(size.scaled(largestShownSide, largestShownSide, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    if (image.isNull())
        return tl::unexpected(PhotoProblem::Unsupported);
    return Photo{bytes, "image/" + format, levelsOf(image.convertToFormat(QImage::Format_RGB32))};
}

} // namespace

QString sentenceOf(PhotoProblem problem)
{
    switch (problem) {
    case PhotoProblem::NoFile:
        return PhotoLoader::tr("There is no such file, or it can't be read.");
    case PhotoProblem::Unsupported:
        return sentenceOf(Refusal::DocumentUnsupported);
    case PhotoProblem::TooLarge:
        return sentenceOf(Refusal::DocumentTooLarge);
    }
    Q_UNREACHABLE();
}

void PhotoLoader::loadFile(const QString &path)
{
    start([path] { return bytesOf(path).and_then(decode); });
}

void PhotoLoader::loadBytes(const QByteArray &bytes)
{
    start([bytes] { return decode(bytes); });
}

void PhotoLoader::start(std::function<Decoded()> work)
{
    QImageReader::setAllocationLimit(decodingMegabytes);
    const quint64 question = ++m_question;
    // The pointer is looked at in this thread only.
    auto done = [loader = QPointer<PhotoLoader>(this), question](const Decoded &decoded) {
        if (!loader || loader->m_question != question)
            return;
        if (decoded)
            Q_EMIT loader->loaded(*decoded);
        else
            Q_EMIT loader->failed(decoded.error());
    };
    QThreadPool::globalInstance()->start([work = std::move(work), done = std::move(done)] {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [decoded = work(), done] { done(decoded); }, Qt::QueuedConnection);
    });
}

void PhotoLoader::cancel()
{
    ++m_question;
}

} // namespace guichet::ui
