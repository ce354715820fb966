// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/documentcomparison.h"
#include "ui/common/labels.h"

namespace guichet::ui {

/// A text some of whose characters stand out, underlined and in colour. Wraps; never elided.
class DifferenceLabel : public Label
{
    Q_OBJECT
public:
    explicit DifferenceLabel(QWidget *parent = nullptr);
    void show(const QString &text, const QList<TextRange> &differing = {});
    /// Without the marks.
    const QString &plain() const { return m_plain; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void compose();

    QString m_plain;
    QList<TextRange> m_differing;
};

} // namespace guichet::ui
