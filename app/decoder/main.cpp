// SPDX-License-Identifier: GPL-3.0-or-later
// guichet-decoder: writes a photo anew, confined.
#include "app/decoder/confinement.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QImageWriter>
#include <QLibraryInfo>

#include <cstdlib>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

constexpr int done = 0;
constexpr int noPicture = 2;
constexpr int notConfined = 3;
constexpr int jpegQuality = 90;
constexpr int pngCompression = 34; // of 100: a third of the effort gives most of it

QImage decoded(QByteArray bytes, const QByteArray &format)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true); // how the camera was held is in what will be left out
    return reader.read();
}

/// The picture alone: no texts, no profile, no resolution.
QByteArray encoded(const QImage &image, const QByteArray &format)
{
    QImage bare(image.constBits(), image.width(), image.height(), image.bytesPerLine(), image.format());
    bare.setColorTable(image.colorTable());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    if (format == "jpeg")
        writer.setQuality(jpegQuality);
    else
        writer.setCompression(pngCompression);
    return writer.write(bare) ? bytes : QByteArray();
}

QByteArray readAll(int descriptor)
{
    QByteArray bytes;
    char part[65'536];
    for (ssize_t count = ::read(descriptor, part, sizeof part); count > 0; count = ::read(descriptor, part, sizeof part))
        bytes.append(part, count);
    return bytes;
}

bool writeAll(int descriptor, const QByteArray &bytes)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(descriptor, bytes.constData() + written, std::size_t(bytes.size() - written));
        if (count <= 0)
            return false;
        written += count;
    }
    return true;
}

#ifdef GUICHET_KILL_POINTS
/// What a decoder that was taken over might do; a test sees each fail.
int misbehave(const QByteArray &deed)
{
    if (deed == "open-file")
        return ::open("/etc/passwd", O_RDONLY) >= 0 ? done : noPicture;
    if (deed == "open-socket")
        return ::socket(AF_INET, SOCK_STREAM, 0) >= 0 ? done : noPicture;
    if (deed == "run-program")
        return ::execl("/bin/true", "true", nullptr);
    if (deed == "take-memory") {
        void *volatile memory = std::malloc(300UL * 1024 * 1024);
        return memory ? done : noPicture;
    }
    volatile bool isLong = deed == "take-time";
    while (isLong) { }
    return noPicture;
}
#endif

int run(const QByteArray &format)
{
    // All that is loaded lazily is loaded before the door closes: the plugin, the library's tables.
    const QByteArray blank = encoded(QImage(8, 8, QImage::Format_RGB32), format);
    if (decoded(blank, format).isNull() || !guichet::confine())
        return notConfined;
#ifdef GUICHET_KILL_POINTS
    if (qEnvironmentVariableIsSet("GUICHET_MISBEHAVE"))
        return misbehave(qgetenv("GUICHET_MISBEHAVE"));
#endif
    const QImage image = decoded(readAll(STDIN_FILENO), format);
    const QByteArray clean = image.isNull() ? QByteArray() : encoded(image, format);
    return !clean.isEmpty() && writeAll(STDOUT_FILENO, clean) ? done : noPicture;
}

} // namespace

int main(int argc, char **argv)
{
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    QCoreApplication application(argc, argv);
    QCoreApplication::setLibraryPaths({QLibraryInfo::path(QLibraryInfo::PluginsPath)});
    const QByteArray format = argc == 2 ? QByteArray(argv[1]) : QByteArray();
    if (format != "jpeg" && format != "png")
        return noPicture;
    // What ends a program in order (and a sanitizer, even at _exit) asks the kernel for more than it may.
    ::syscall(SYS_exit_group, run(format));
    return notConfined; // never
}
