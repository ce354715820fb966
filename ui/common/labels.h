// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>

#include <optional>

namespace guichet::ui {

// A label whose text starts where the layout starts. Qt's own looks at the text instead, so that a
// Latin name would stand at the wrong end of a right-to-left page.
class Label : public QLabel
{
    Q_OBJECT
public:
    using QLabel::QLabel;

protected:
    bool event(QEvent *event) override;

private:
    std::optional<Qt::Alignment> m_logical;
};

// A label with a class of the stylesheet: "h1", "h2", "muted", "label", "amount", "kpi", "hint"…
// Plain text always, so that nothing a customer is called can be markup.
QLabel *makeLabel(const QString &text, const char *cls = "", QWidget *parent = nullptr);

// A thin horizontal line between the parts of a card.
QFrame *makeRule(QWidget *parent = nullptr);

// `text` without the & of its mnemonic: what a screen reader says.
QString withoutMnemonic(const QString &text);

// A label on one line that shortens with … at the end; the whole text is then its tooltip.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, const char *cls = "", QWidget *parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace guichet::ui
