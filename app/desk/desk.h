// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/deskoptions.h"
#include "services/client/apiclient.h"
#include "services/client/eventstream.h"
#include "services/client/keychain.h"
#include "services/client/postingjournal.h"
#include "services/client/session.h"
#include "ui/common/deskcontext.h"
#include "ui/common/unsettledoperations.h"
#include "ui/shell/mainwindow.h"

namespace guichet {

/// The desk put together: the client's side of the wire, the window, and what runs between them. GUI thread.
class Desk : public QObject
{
    Q_OBJECT

public:
    explicit Desk(const DeskOptions &options, const Clock &clock);
    ~Desk() override;

    void show();
    ui::MainWindow &window() { return *m_window; }

private:
    void connectSession();
    void connectNavigation();
    void connectFind();
    void askBank();
    void onBank(const client::Result<wire::BankInfo> &reply);
    void onSignedIn();
    void refreshTill();
    void followBank();
    void makeNextPage();
    void onConnection(client::Connection connection);
    void signIn(const wire::LoginRequest &request, bool remember);
    void onSignInFailed(const client::Failure &failure);
    void unlock(const QString &password, const QString &code, const ui::LockPage::Verdict &verdict);
    /// Asks whether it is still them, in a window over this one.
    void confirm(const std::function<void(bool)> &done);
    void followSecondFactor();
    void find(const QString &text, const ui::FindBox::Deliver &deliver);
    void findAccount(const QString &number, const ui::FindBox::Deliver &deliver);
    void openFound(const QString &id);

    const Clock &m_clock;
    client::ApiClient m_api;
    client::Keychain m_keychain;
    client::Session m_session;
    client::EventStream m_events;
    client::PostingJournal m_journal;
    ui::Navigator m_navigator;
    wire::BankInfo m_bank;
    ui::DeskContext m_context;
    ui::UnsettledOperations m_unsettled;
    std::unique_ptr<ui::MainWindow> m_window;
    AccountId m_tillAccount;
    QTimer m_bankTimer;
    QTimer m_pageTimer;
    QStringList m_pagesToMake; ///< ahead, one at a time, so that the first look at a page is as quick as the next
};

} // namespace guichet
