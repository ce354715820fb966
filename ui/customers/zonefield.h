// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/mrz.h"

#include <QWidget>

class QPlainTextEdit;

namespace guichet::ui {

class FieldRow;
class StatusChip;

/// The machine-readable zone of an ID, typed or scanned; its check digits are shown as it grows.
class ZoneField : public QWidget
{
    Q_OBJECT
public:
    explicit ZoneField(QDate today, QWidget *parent = nullptr);

    /// Lines joined by '\n', as the bank takes it; empty when nothing was entered.
    QString zone() const;
    /// nullopt while empty or unreadable.
    const std::optional<MachineReadableZone> &parsed() const { return m_parsed; }
    /// Empty, or a zone: failing check digits are for the reviewer to judge.
    bool isSettled() const;
    void setError(const QString &sentence);
    void clear();

Q_SIGNALS:
    void zoneChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read();

    QDate m_today;
    QPlainTextEdit *m_edit;
    FieldRow *m_row;
    StatusChip *m_chip;
    std::optional<MachineReadableZone> m_parsed;
};

} // namespace guichet::ui
