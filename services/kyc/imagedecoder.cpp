// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/kyc/imagedecoder.h"

#include "services/store/fault.h"

#include <QDeadlineTimer>
#include <QProcess>

namespace guichet::kyc {

namespace {

constexpr int done = 0;
constexpr int notConfined = 3;

// A JPEG that was cut short decodes, with grey for what is missing.
bool isWhole(const QByteArray &image, ImageFormat format)
{
    return format == ImageFormat::Png || image.lastIndexOf("\xff\xd9") > image.lastIndexOf("\xff\xda");
}

[[noreturn]] void noDecoder(const QProcess &process, const char *why)
{
    qCritical("%s: %s", qPrintable(process.program()), why);
    throw store::Fault(store::Fault::Kind::Unavailable, {}, "the image decoder");
}

// What the process writes until its end; it is ended where it writes too much or takes too long.
QByteArray outputOf(QProcess &process)
{
    QByteArray output;
    const QDeadlineTimer deadline(decodingMilliseconds);
    while (process.state() != QProcess::NotRunning && output.size() <= maximumImageBytes && !deadline.hasExpired()) {
        (void)process.waitForReadyRead(int(deadline.remainingTime()));
        output += process.readAllStandardOutput();
    }
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
    }
    return output + process.readAllStandardOutput();
}

} // namespace

ImageDecoder::ImageDecoder(QString program)
    : m_program(std::move(program))
{
}

Outcome<QByteArray> ImageDecoder::operator()(const QByteArray &image, ImageFormat format) const
{
    if (!isWhole(image, format))
        return refuse(Refusal::DocumentUnsupported);
    QProcess process;
    process.setProgram(m_program);
    process.setArguments({format == ImageFormat::Jpeg ? QStringLiteral("jpeg") : QStringLiteral("png")});
    QProcessEnvironment environment; // nothing of ours
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start();
    if (!process.waitForStarted(decodingMilliseconds))
        noDecoder(process, qPrintable(process.errorString()));
    process.write(image);
    process.closeWriteChannel();
    const QByteArray clean = outputOf(process);
    if (process.exitStatus() == QProcess::CrashExit)
        qWarning("a photo was more than its decoder may do");
    else if (process.exitCode() == notConfined)
        noDecoder(process, "the kernel doesn't confine it");
    if (process.exitStatus() == QProcess::CrashExit || process.exitCode() != done)
        return refuse(Refusal::DocumentUnsupported);
    const auto header = readImageHeader(clean);
    if (!header)
        return tl::unexpected(header.error());
    return header->format == format ? Outcome<QByteArray>(clean) : refuse(Refusal::DocumentUnsupported);
}

} // namespace guichet::kyc
