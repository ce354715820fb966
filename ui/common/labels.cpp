// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/labels.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

void setClass(QWidget *widget, const char *cls)
{
    if (*cls != '\0')
        widget->setProperty("cls", QLatin1String(cls));
}

} // namespace

bool Label::event(QEvent *event)
{
    if (event->type() == QEvent::Polish || event->type() == QEvent::LayoutDirectionChange) {
        if (!(alignment() & Qt::AlignAbsolute))
            m_logical = alignment();
        if (m_logical)
            setAlignment(QStyle::visualAlignment(layoutDirection(), *m_logical) | Qt::AlignAbsolute);
    }
    return QLabel::event(event);
}

QLabel *makeLabel(const QString &text, const char *cls, QWidget *parent)
{
    auto *label = new Label(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    setClass(label, cls);
    return label;
}

QFrame *makeRule(QWidget *parent)
{
    auto *rule = new QFrame(parent);
    setClass(rule, "hr");
    rule->setFixedHeight(1);
    return rule;
}

QString withoutMnemonic(const QString &text)
{
    QString bare;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && i + 1 < text.size())
            ++i;
        bare += text[i];
    }
    return bare;
}

ElidedLabel::ElidedLabel(const QString &text, const char *cls, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    setClass(this, cls);
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int few = 8;
    return {fontMetrics().averageCharWidth() * few, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    setToolTip(shown == text() ? QString() : text());
    if (!text().isRightToLeft())
        shown += QChar(0x200E); // keeps the … at the text's own end in a right-to-left page
    style()->drawItemText(&painter, contentsRect(),
                          static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment())),
                          palette(), isEnabled(), shown, foregroundRole());
}

} // namespace guichet::ui
