// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include <functional>

namespace guichet::ui {

/// Acts half a second after it was first asked for, once for all who asked meanwhile: what others do at the bank comes in
/// handfuls. Nothing more once its parent is gone. GUI thread.
class SoonOnce : public QTimer
{
    Q_OBJECT
public:
    SoonOnce(QObject *parent, std::function<void()> act);
    void ask();
};

} // namespace guichet::ui
