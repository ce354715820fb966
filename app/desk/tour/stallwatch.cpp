// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/tour/stallwatch.h"

#include <QMetaEnum>
#include <QThread>

namespace guichet {
namespace {

/// Class and name; a nameless timer or layout is told by its owner's.
QString nameOf(const QObject *object)
{
    const QString name = QString::fromLatin1(object->metaObject()->className()) + u' ' + object->objectName();
    return object->objectName().isEmpty() && object->parent() && !object->isWidgetType()
        ? nameOf(object->parent()) + QStringLiteral("'s ") + name.trimmed()
        : name.trimmed();
}

} // namespace

StallWatch::StallWatch(int &argc, char **argv)
    : QApplication(argc, argv)
{
}

bool StallWatch::notify(QObject *receiver, QEvent *event)
{
    const bool isOurs = !m_isPaused && m_depth == 0 && QThread::currentThread() == thread();
    if (!isOurs)
        return QApplication::notify(receiver, event);
    // An event may delete its receiver: named before.
    const QString receiverName = nameOf(receiver);
    const QEvent::Type type = event->type();
    ++m_depth;
    QElapsedTimer timer;
    timer.start();
    const bool result = QApplication::notify(receiver, event);
    const qint64 micros = timer.nsecsElapsed() / 1000;
    --m_depth;
    if (micros > m_worstMicros && !m_isPaused) {
        m_worstMicros = micros;
        const char *name = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        m_worstPlace = QStringLiteral("%1, %2, %3").arg(m_step, receiverName, QLatin1StringView(name));
    }
    return result;
}

} // namespace guichet
