// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>
#include <QWidget>

namespace guichet {

/// Numbered PNG files of the window; the encoding is done off the GUI thread.
class Pictures
{
public:
    explicit Pictures(const QString &folder);
    /// Waits until the last one is written.
    ~Pictures();

    void take(QWidget &window, const QString &what);
    /// Files that couldn't be written.
    int failures() const { return m_failures; }

private:
    QString m_folder;
    QThreadPool m_pool;
    int m_number = 0;
    std::atomic<int> m_failures = 0;
};

} // namespace guichet
