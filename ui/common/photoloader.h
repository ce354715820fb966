// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QObject>

#include <functional>
#include <tl/expected.hpp>

namespace guichet::ui {

inline constexpr qint64 largestPhotoBytes = 5 * 1024 * 1024; ///< the bank takes no more
inline constexpr int largestPhotoSide = 8000;                ///< pixels
inline constexpr qint64 largestPhotoPixels = 40'000'000;
inline constexpr int largestShownSide = 3000;                ///< pixels; larger ones are shown smaller

/// A photo of an ID: as it is sent, and as it is shown.
struct Photo {
    QByteArray bytes;
    QByteArray contentType; ///< "image/jpeg" or "image/png"
    QList<QImage> levels;   ///< upright, each half as large as the one before; never empty

    bool isNull() const { return levels.isEmpty(); }
};

enum class PhotoProblem {
    NoFile,      ///< there is no such file, or it can't be read
    Unsupported, ///< neither JPEG nor PNG, or damaged
    TooLarge
};

QString sentenceOf(PhotoProblem problem);

/// Reads and decodes photos in a thread of the global pool. GUI thread; what is asked for later supersedes what is under
/// way, and nothing comes after cancel() or the end of the loader.
class PhotoLoader : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void loadFile(const QString &path);
    void loadBytes(const QByteArray &bytes);
    void cancel();

Q_SIGNALS:
    void loaded(const guichet::ui::Photo &photo);
    void failed(guichet::ui::PhotoProblem problem);

private:
    void start(std::function<tl::expected<Photo, PhotoProblem>()> work);

    quint64 m_question = 0;
};

} // namespace guichet::ui
