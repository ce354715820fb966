// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/statement.h"
#include "services/client/apiclient.h"

#include <QWidget>

class QDateEdit;
class QLabel;

namespace guichet::ui {

class ActionButton;

/// Saves an account's statement of a period as a file of the user's choice; the file is written in a thread of its own.
/// Hidden until begun. GUI thread.
class StatementForm : public QWidget
{
    Q_OBJECT
public:
    explicit StatementForm(client::ApiClient &api, QWidget *parent = nullptr);

    /// Suggests the calendar month before `today`, the bank's date: statements are of dates that are over.
    void begin(AccountId account, QDate today);
    /// Esc, or another account. False when nothing was asked. An answer that comes later is dropped.
    bool end();

Q_SIGNALS:
    void saved(const QString &file);

private:
    void ask(StatementFormat format);
    void chooseFile(StatementFormat format, const QByteArray &bytes);
    void write(const QString &file, const QByteArray &bytes);
    void refresh();
    void fail(const QString &sentence);

    client::ApiClient &m_api;
    AccountId m_account; ///< none: hidden
    quint64 m_ticket = 0;
    bool m_isAsking = false;
    QString m_failure;
    QDateEdit *m_from;
    QDateEdit *m_to;
    QLabel *m_sentence;
    ActionButton *m_csv;
    ActionButton *m_camt;
};

} // namespace guichet::ui
