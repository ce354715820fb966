// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fieldrow.h"

#include "ui/common/labels.h"
#include "ui/common/theme.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace guichet::ui {

FieldRow::FieldRow(const QString &label, QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_label(makeLabel(label, "label"))
    , m_field(field)
    , m_sentence(makeLabel({}, "hint"))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_label);
    column->addWidget(m_field);
    column->addWidget(m_sentence);
    m_sentence->setWordWrap(true);
    m_sentence->hide();
    m_label->setVisible(!label.isEmpty());
    m_label->setBuddy(field);
    field->setAccessibleName(withoutMnemonic(label));
    setFocusProxy(field);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    if (field->sizePolicy().verticalPolicy() == QSizePolicy::Expanding)
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

void FieldRow::setError(const QString &sentence)
{
    m_error = sentence;
    theme::setProperty(m_field, "invalid", !sentence.isEmpty());
    showSentence();
}

void FieldRow::setHint(const QString &sentence)
{
    m_hint = sentence;
    showSentence();
}

void FieldRow::showSentence()
{
    const bool bad = !m_error.isEmpty();
    const QString sentence = bad ? m_error : m_hint;
    theme::setClass(m_sentence, bad ? "error" : "hint");
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_field->setAccessibleDescription(sentence);
}

} // namespace guichet::ui
