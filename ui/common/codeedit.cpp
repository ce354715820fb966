// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/codeedit.h"

#include <QRegularExpressionValidator>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int digits = 6;

} // namespace

CodeEdit::CodeEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setValidator(new QRegularExpressionValidator(QRegularExpression(u" *([0-9] *){0,%1}"_s.arg(digits)), this));
    setInputMethodHints(Qt::ImhDigitsOnly);
    setPlaceholderText(u"000 000"_s);
    setLayoutDirection(Qt::LeftToRight); // digits read so everywhere
    connect(this, &QLineEdit::textEdited, this, [this] {
        if (isComplete())
            Q_EMIT completed();
    });
}

QString CodeEdit::code() const
{
    return text().remove(u' ');
}

bool CodeEdit::isComplete() const
{
    return code().size() == digits;
}

} // namespace guichet::ui
