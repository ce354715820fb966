// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/operations.h"
#include "ui/common/deskcontext.h"
#include "ui/common/soononce.h"

namespace guichet::ui {

/// The teller's till as the bank last told it; asked again after each booking at this desk, and when the bank tells of one. GUI thread.
class TillBook : public QObject
{
    Q_OBJECT

public:
    explicit TillBook(const DeskContext &context, QObject *parent = nullptr);

    void refresh();
    bool isLoaded() const { return m_isLoaded; }
    /// A sentence; empty when the last answer was good.
    QString failure() const { return m_failure; }
    /// The bank said that this person has no till: nothing went wrong.
    bool hasNoTill() const { return m_hasNoTill; }
    const wire::TillView &view() const { return m_view; }
    std::optional<Money> balance(Currency currency) const;
    /// The last operations that moved cash, so many at most: transfers don't.
    QList<TillLine> cashLines(qsizetype most) const;

Q_SIGNALS:
    void changed();

private:
    bool isAmong(const QList<AccountId> &accounts) const;

    client::ApiClient &m_api;
    wire::TillView m_view;
    QString m_failure;
    bool m_isLoaded = false;
    bool m_hasNoTill = false;
    SoonOnce m_soon;
    quint64 m_ticket = 0; ///< of the latest question
};

} // namespace guichet::ui
