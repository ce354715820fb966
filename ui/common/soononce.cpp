// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/soononce.h"

#include <chrono>

namespace guichet::ui {

namespace {

constexpr std::chrono::milliseconds pause{500};

} // namespace

SoonOnce::SoonOnce(QObject *parent, std::function<void()> act)
    : QTimer(parent)
{
    setSingleShot(true);
    setInterval(pause);
    connect(this, &QTimer::timeout, this, std::move(act));
}

void SoonOnce::ask()
{
    if (!isActive())
        start();
}

} // namespace guichet::ui
