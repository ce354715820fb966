// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QIcon>
#include <QWidget>

// Icons of resources/icons in a colour of the theme. The colour is looked up while painting, so
// an icon follows light, dark and the device's pixel ratio by itself. GUI thread only.
namespace guichet::ui {

// The icon `name` (file name without .svg); disabled it takes the colour of disabled text.
// A name that does not exist is a bug: asserted.
QIcon icon(const QString &name, QColor Tokens::*colour = &Tokens::text);

// Shows one icon as a picture: decorative, never takes focus, not read to screen readers.
class IconLabel : public QWidget {
    Q_OBJECT
public:
    explicit IconLabel(const QString &name, QColor Tokens::*colour = &Tokens::text, int side = 20,
                       QWidget *parent = nullptr);
    void setIcon(const QString &name, QColor Tokens::*colour);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
    int m_side;
};

} // namespace guichet::ui
