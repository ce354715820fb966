// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/statementform.h"

#include "models/wire/statements.h"
#include "ui/common/actionbutton.h"
#include "ui/common/datefield.h"
#include "ui/common/failuresentence.h"
#include "ui/common/fieldrow.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QDateEdit>
#include <QFileDialog>
#include <QPointer>
#include <QSaveFile>
#include <QStandardPaths>
#include <QThread>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

QString endingOf(StatementFormat format)
{
    return format == StatementFormat::Csv ? u"csv"_s : u"xml"_s;
}

/// What a file says is the customer's business: it is the owner's alone.
bool save(const QString &fileName, const QByteArray &bytes)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return file.write(bytes) == bytes.size() && file.commit();
}

} // namespace

StatementForm::StatementForm(client::ApiClient &api, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_from(makeDateField(u"statementFrom"_s))
    , m_to(makeDateField(u"statementTo"_s))
    , m_sentence(makeLabel({}, "muted"))
    , m_csv(new ActionButton(tr("CS&V…"), ActionButton::Look::Plain, u"download"_s))
    , m_camt(new ActionButton(tr("camt.&053…"), ActionButton::Look::Plain, u"download"_s))
{
    setObjectName(u"statementForm"_s);
    m_sentence->setObjectName(u"statementSentence"_s);
    m_sentence->setWordWrap(true);
    m_csv->setObjectName(u"statementCsv"_s);
    m_camt->setObjectName(u"statementCamt"_s);
    m_csv->setAccessibleName(tr("Save the statement as CSV"));
    m_camt->setAccessibleName(tr("Save the statement as ISO 20022 camt.053"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(new FieldRow(tr("Statement fro&m"), m_from));
    column->addWidget(new FieldRow(tr("T&o"), m_to));
    column->addWidget(m_sentence);
    auto *files = new QHBoxLayout;
    files->setSpacing(8);
    files->addWidget(m_csv, 1);
    files->addWidget(m_camt, 1);
    column->addLayout(files);
    for (QDateEdit *field : {m_from, m_to}) {
        connect(field, &QDateEdit::dateChanged, this, [this] {
            m_failure.clear();
            refresh();
        });
    }
    connect(m_csv, &ActionButton::clicked, this, [this] { ask(StatementFormat::Csv); });
    connect(m_camt, &ActionButton::clicked, this, [this] { ask(StatementFormat::Camt053); });
    hide();
}

void StatementForm::begin(AccountId account, QDate today)
{
    end();
    m_account = account;
    const QDate thisMonth(today.year(), today.month(), 1);
    for (QDateEdit *field : {m_from, m_to})
        field->setMaximumDate(today.addDays(-1));
    m_from->setDate(thisMonth.addMonths(-1));
    m_to->setDate(thisMonth.addDays(-1));
    refresh();
    show();
    m_from->setFocus();
}

bool StatementForm::end()
{
    if (m_account.isNull())
        return false;
    ++m_ticket;
    m_account = {};
    m_isAsking = false;
    m_failure.clear();
    hide();
    return true;
}

void StatementForm::refresh()
{
    const bool isPeriod = m_from->date() <= m_to->date();
    for (QWidget *button : {m_csv, m_camt})
        button->setEnabled(isPeriod && !m_isAsking);
    theme::setClass(m_sentence, m_failure.isEmpty() ? "muted" : "error");
    m_sentence->setText(!m_failure.isEmpty() ? m_failure
                        : !isPeriod          ? tr("The first day is after the last.")
                                             : tr("The same period always gives the same file."));
}

void StatementForm::fail(const QString &sentence)
{
    m_isAsking = false;
    m_failure = sentence;
    refresh();
}

void StatementForm::ask(StatementFormat format)
{
    m_isAsking = true;
    m_failure.clear();
    refresh();
    m_api.call<wire::StatementFileRequest, wire::RawBody>(
        wire::statementFile, {m_account, format, m_from->date(), m_to->date()}, this,
        [this, format, ticket = m_ticket](const client::Result<wire::RawBody> &reply) {
            if (ticket != m_ticket)
                return;
            if (!reply)
                return fail(sentenceOf(reply.error()));
            m_isAsking = false;
            refresh();
            chooseFile(format, reply->bytes);
        });
}

void StatementForm::chooseFile(StatementFormat format, const QByteArray &bytes)
{
    auto *dialog = new QFileDialog(window(), tr("Save the statement"));
    dialog->setObjectName(u"statementDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setNameFilter(format == StatementFormat::Csv ? tr("CSV (*.csv)") : tr("camt.053 (*.xml)"));
    dialog->setDefaultSuffix(endingOf(format));
    dialog->selectFile(u"%1 %2 %3.%4"_s.arg(tr("statement"), m_from->date().toString(Qt::ISODate),
                                            m_to->date().toString(Qt::ISODate), endingOf(format)));
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes](const QString &file) { write(file, bytes); });
    dialog->open();
}

void StatementForm::write(const QString &file, const QByteArray &bytes)
{
    const QPointer<StatementForm> card(this);
    QThread *thread = QThread::create([file, bytes, card] {
        const bool isWritten = save(file, bytes);
        QMetaObject::invokeMethod(
            qApp,
            [card, file, isWritten] {
                if (card && isWritten)
                    Q_EMIT card->saved(file);
                else if (card)
                    card->fail(tr("The file could not be written."));
            },
            Qt::QueuedConnection);
    });
    thread->setObjectName(u"statement"_s);
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    // A program that ends waits for the file.
    connect(qApp, &QCoreApplication::aboutToQuit, thread, [thread] { thread->wait(); });
    thread->start();
}

} // namespace guichet::ui
