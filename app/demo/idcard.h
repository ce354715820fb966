// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/person.h"
#include "models/values/mrz.h"

#include <QByteArray>

namespace guichet::demo {

/// A specimen identity card (TD1), drawn: front with an abstract portrait, back with the machine-readable zone.
/// Needs a QGuiApplication (any platform; "offscreen" does) and bundled::loadFonts().
struct IdCard {
    MachineReadableZone zone;
    QString givenNames; ///< as printed, with accents
    QString surname;
    int hue = 210; ///< of the paper

    QByteArray front() const; ///< JPEG
    QByteArray back() const;
    /// The front as a thumbnail: for those whose review is long over.
    QByteArray smallFront() const;
};

/// The card of somebody; `number` as printed, which may differ from what they declared.
IdCard cardOf(const Person &person, const QString &number, QDate expires);

} // namespace guichet::demo
