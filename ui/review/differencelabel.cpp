// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/differencelabel.h"

#include "ui/common/theme.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace guichet::ui {

DifferenceLabel::DifferenceLabel(QWidget *parent)
    : Label(parent)
{
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusPolicy(Qt::NoFocus);
}

void DifferenceLabel::show(const QString &text, const QList<TextRange> &differing)
{
    m_plain = text;
    m_differing = differing;
    setAccessibleName(text);
    compose();
}

void DifferenceLabel::changeEvent(QEvent *event)
{
    Label::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_differing.isEmpty())
        compose();
}

// The text itself is never markup: a customer may be called anything.
void DifferenceLabel::compose()
{
    const QString mark = u"<span style=\"color:%1;text-decoration:underline;\">%2</span>"_s;
    QString html;
    qsizetype at = 0;
    for (const TextRange &range : std::as_const(m_differing)) {
        html += m_plain.sliced(at, range.from - at).toHtmlEscaped();
        html += mark.arg(theme::current().bad.name(), m_plain.sliced(range.from, range.length).toHtmlEscaped());
        at = range.from + range.length;
    }
    setText(html + m_plain.sliced(at).toHtmlEscaped());
}

} // namespace guichet::ui
