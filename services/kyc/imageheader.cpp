// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/kyc/imageheader.h"

#include <QtEndian>
#include <optional>

namespace guichet::kyc {

namespace {

constexpr QByteArrayView pngSignature("\x89PNG\r\n\x1a\n", 8);
constexpr qsizetype pngChunkFrame = 12; // length, type, check sum
constexpr quint32 pngHeaderLength = 13;
constexpr qsizetype jpegFrameHeader = 7; // length, precision, height, width

struct Size {
    quint32 width = 0;
    quint32 height = 0;
};

template <class Number>
std::optional<Number> numberAt(QByteArrayView bytes, qsizetype at)
{
    if (at < 0 || bytes.size() - at < qsizetype(sizeof(Number)))
        return std::nullopt;
    return qFromBigEndian<Number>(bytes.data() + at);
}

QByteArrayView chunkType(QByteArrayView bytes, qsizetype chunk)
{
    return bytes.size() - chunk < 8 ? QByteArrayView() : bytes.sliced(chunk + 4, 4);
}

// IHDR comes first; an animation says so before the first image data.
std::optional<Size> pngSize(QByteArrayView bytes)
{
    qsizetype chunk = pngSignature.size();
    if (numberAt<quint32>(bytes, chunk) != pngHeaderLength || chunkType(bytes, chunk) != "IHDR")
        return std::nullopt;
    const auto width = numberAt<quint32>(bytes, chunk + 8);
    const auto height = numberAt<quint32>(bytes, chunk + 12);
    while (width && height) {
        const auto length = numberAt<quint32>(bytes, chunk);
        const QByteArrayView type = chunkType(bytes, chunk);
        if (!length || type.isEmpty() || type == "acTL")
            return std::nullopt;
        if (type == "IDAT")
            return Size{*width, *height};
        if (qsizetype(*length) > bytes.size() - chunk - pngChunkFrame)
            return std::nullopt;
        chunk += pngChunkFrame + qsizetype(*length);
    }
    return std::nullopt;
}

bool isStartOfFrame(quint8 marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

bool standsAlone(quint8 marker)
{
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

// From marker to marker until the frame's header; the image data comes after it.
std::optional<Size> jpegSize(QByteArrayView bytes)
{
    qsizetype at = 2;
    while (numberAt<quint8>(bytes, at) == 0xff) {
        const auto marker = numberAt<quint8>(bytes, at + 1);
        if (!marker || *marker == 0x00 || *marker == 0xd9 || *marker == 0xda)
            return std::nullopt;
        if (*marker == 0xff) {
            ++at;
            continue;
        }
        at += 2;
        if (standsAlone(*marker))
            continue;
        const auto length = numberAt<quint16>(bytes, at);
        if (!length || *length < 2)
            return std::nullopt;
        if (isStartOfFrame(*marker)) {
            const auto height = numberAt<quint16>(bytes, at + 3);
            const auto width = numberAt<quint16>(bytes, at + 5);
            if (*length < jpegFrameHeader + 1 || !width || !height)
                return std::nullopt;
            return Size{*width, *height};
        }
        at += *length;
    }
    return std::nullopt;
}

} // namespace

QLatin1StringView contentType(ImageFormat format)
{
    return format == ImageFormat::Jpeg ? QLatin1StringView("image/jpeg") : QLatin1StringView("image/png");
}

Outcome<ImageHeader> readImageHeader(QByteArrayView bytes)
{
    if (bytes.size() > maximumImageBytes)
        return refuse(Refusal::DocumentTooLarge);
    const bool isPng = bytes.startsWith(pngSignature);
    const bool isJpeg = bytes.startsWith(QByteArrayView("\xff\xd8\xff", 3));
    const auto size = isPng ? pngSize(bytes) : isJpeg ? jpegSize(bytes) : std::nullopt;
    if (!size || size->width == 0 || size->height == 0)
        return refuse(Refusal::DocumentUnsupported);
    if (size->width > quint32(maximumImageSide) || size->height > quint32(maximumImageSide)
        || qint64(size->width) * qint64(size->height) > maximumImagePixels)
        return refuse(Refusal::DocumentTooLarge);
    return ImageHeader{isPng ? ImageFormat::Png : ImageFormat::Jpeg, int(size->width), int(size->height)};
}

} // namespace guichet::kyc
