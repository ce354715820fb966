// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/documentcomparison.h"
#include "models/values/review.h"
#include "ui/common/statuschip.h"

#include <QWidget>

#include <array>

class QGridLayout;

namespace guichet::ui {

class DifferenceLabel;

/// What the customer declared beside what the document's zone says, field by field, each with a word for how they fit.
/// Names stand one above the other, whole.
class CompareView : public QWidget
{
    Q_OBJECT
public:
    explicit CompareView(QWidget *parent = nullptr);
    /// `today` is the bank's date.
    void show(const ReviewCase &reviewCase, QDate today);
    void clear();

private:
    enum Field { Name, BirthDate, IdNumber, ValidUntil, CheckDigits, SameNumber };
    static constexpr int fieldCount = SameNumber + 1;
    struct Row {
        DifferenceLabel *declared;
        DifferenceLabel *document;
        StatusChip *chip;
    };

    void addRow(Field field, const QString &title, const QString &name);
    void addHeader();
    void showZone(const ReviewCase &reviewCase, const MachineReadableZone &zone, QDate today);
    void showWithoutZone(const ReviewCase &reviewCase, QDate today);
    void showValidity(QDate entered, QDate read, QDate today);
    void showSameNumber(const QList<UserId> &others);
    void set(Field field, const QString &declared, const Comparison &comparison);

    QGridLayout *m_grid;
    std::array<Row, fieldCount> m_rows{};
};

} // namespace guichet::ui
