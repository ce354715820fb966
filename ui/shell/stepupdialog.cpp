// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stepupdialog.h"

#include "ui/common/actionbutton.h"
#include "ui/common/codeedit.h"
#include "ui/common/fieldrow.h"
#include "ui/common/labels.h"
#include "ui/common/passwordedit.h"

#include <QBoxLayout>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int dialogWidth = 420; // pixels

} // namespace

StepUpDialog::StepUpDialog(By by, Check check, QWidget *parent)
    : QDialog(parent)
    , m_by(by)
    , m_check(std::move(check))
    , m_field(by == By::Code ? static_cast<QLineEdit *>(new CodeEdit) : new PasswordEdit)
    , m_row(new FieldRow(by == By::Code ? tr("&Code of your authenticator") : tr("&Password"), m_field))
    , m_confirm(new ActionButton(tr("Confirm"), ActionButton::Look::Primary, u"shield-check"_s))
{
    setObjectName(u"stepUpDialog"_s);
    setWindowTitle(tr("Is it still you?"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(dialogWidth);
    QLabel *reason = makeLabel(tr("What you are about to do matters: show once more that it is you. That holds for five minutes."),
                               "muted");
    reason->setWordWrap(true);
    auto *cancel = new ActionButton(tr("Cancel"));
    cancel->showKey(tr("Esc"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_confirm);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(14);
    column->addWidget(makeLabel(windowTitle(), "h1"));
    column->addWidget(reason);
    column->addWidget(m_row);
    column->addLayout(buttons);
    m_field->setObjectName(u"stepUpField"_s);
    m_confirm->setObjectName(u"stepUpConfirm"_s);
    m_confirm->setDefault(true);
    m_confirm->showKey(tr("Enter"));
    connect(m_field, &QLineEdit::textChanged, this, &StepUpDialog::refresh);
    if (auto *code = qobject_cast<CodeEdit *>(m_field))
        connect(code, &CodeEdit::completed, this, &StepUpDialog::submit);
    connect(m_confirm, &ActionButton::clicked, this, &StepUpDialog::submit);
    connect(cancel, &ActionButton::clicked, this, &QDialog::reject);
    m_field->setFocus();
    refresh();
}

QString StepUpDialog::typed() const
{
    return m_by == By::Code ? static_cast<const CodeEdit *>(m_field)->code() : m_field->text();
}

bool StepUpDialog::isComplete() const
{
    return m_by == By::Code ? static_cast<const CodeEdit *>(m_field)->isComplete() : !m_field->text().isEmpty();
}

void StepUpDialog::submit()
{
    if (m_isBusy || !isComplete())
        return;
    m_isBusy = true;
    refresh();
    m_check(typed(), [self = QPointer(this)](const QString &sentence) {
        if (!self)
            return;
        self->m_isBusy = false;
        if (sentence.isEmpty())
            return self->accept();
        self->m_field->clear();
        self->m_row->setError(sentence);
        self->refresh();
        self->m_field->setFocus();
    });
}

void StepUpDialog::refresh()
{
    m_field->setEnabled(!m_isBusy);
    m_confirm->setLabel(m_isBusy ? tr("Confirming…") : tr("Confirm"));
    m_confirm->setEnabled(!m_isBusy && isComplete());
    if (!m_field->text().isEmpty())
        m_row->setError({});
}

} // namespace guichet::ui
