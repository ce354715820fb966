// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>

namespace guichet::ui {

// A white, rounded box: the unit every page is made of. Optionally with a title, and widgets at
// the title's far end (a chip, a button).
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void addHeaderWidget(QWidget *widget);
    QVBoxLayout *body() const { return m_body; }

private:
    QLabel *m_title;
    QHBoxLayout *m_header;
    QVBoxLayout *m_body;
};

} // namespace guichet::ui
