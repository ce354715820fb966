// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>

namespace guichet {

/// The application of the tour: measures every event the GUI thread works on, so that a stall of the desk is found and
/// named. The tour's own work (its pictures) is left out while paused.
class StallWatch : public QApplication
{
    Q_OBJECT

public:
    StallWatch(int &argc, char **argv);
    bool notify(QObject *receiver, QEvent *event) override;

    void setPaused(bool paused) { m_isPaused = paused; }
    /// The longest event so far, and whose it was ("DepositForm, event 11, in step …").
    qint64 worstMicros() const { return m_worstMicros; }
    const QString &worstPlace() const { return m_worstPlace; }
    void setStep(const QString &step) { m_step = step; }

private:
    int m_depth = 0;
    bool m_isPaused = false;
    qint64 m_worstMicros = 0;
    QString m_worstPlace;
    QString m_step;
};

} // namespace guichet
