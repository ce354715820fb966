// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace guichet {

/// A specimen of an identity card's side, for the tour to hand in.
QImage drawIdCard(const QString &name, const QString &number, const QString &side);

} // namespace guichet
