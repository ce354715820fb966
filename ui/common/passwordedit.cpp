// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/passwordedit.h"

#include "ui/common/icons.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace guichet::ui {

PasswordEdit::PasswordEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_eye(addAction(icon(u"eye"_s, &Tokens::muted), QLineEdit::TrailingPosition))
{
    setContextMenuPolicy(Qt::NoContextMenu);
    setMaxLength(200);
    m_eye->setCheckable(true);
    connect(m_eye, &QAction::toggled, this, &PasswordEdit::setShown);
    setShown(false);
}

void PasswordEdit::forget()
{
    clear();
    m_eye->setChecked(false);
}

void PasswordEdit::setShown(bool shown)
{
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setIcon(icon(shown ? u"eye-off"_s : u"eye"_s, &Tokens::muted));
    m_eye->setText(shown ? tr("Hide password") : tr("Show password"));
}

} // namespace guichet::ui
