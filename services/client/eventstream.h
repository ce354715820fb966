// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/changesubject.h"
#include "models/values/ids.h"
#include "services/client/eventreader.h"
#include "services/client/session.h"

class QNetworkReply;

namespace guichet::client {

/// What happens at the bank while somebody is signed in, told by the server as it happens. Comes again by itself whenever
/// the stream ends, and goes on where it was: what was booked meanwhile is told then. GUI thread.
class EventStream : public QObject
{
    Q_OBJECT

public:
    /// How long nothing may come, not even a heartbeat (10 s apart).
    static constexpr std::chrono::milliseconds patience{30'000};

    EventStream(ApiClient &api, Session &session, QObject *parent = nullptr);
    ~EventStream() override;

    /// Something is told at once.
    bool isOpen() const { return m_isOpen; }

Q_SIGNALS:
    /// These accounts' balances and entries have changed; none named: anything may have.
    void moved(const QList<guichet::AccountId> &accounts);
    /// Things of these kinds were changed by somebody. After an interruption: all kinds, since nobody told of them meanwhile.
    void changed(const QList<guichet::ChangeSubject> &subjects);
    void openChanged(bool isOpen);

private:
    void begin();
    void end();
    void open();
    void read();
    void finish();
    void take(const ServerSentEvent &event);
    void comeAgain(int milliseconds);
    void setOpen(bool isOpen);

    ApiClient &m_api;
    Session &m_session;
    EventReader m_reader;
    QNetworkReply *m_reply = nullptr;
    QTimer m_again;
    QTimer m_silence;
    bool m_isOpen = false;
    bool m_wasOpen = false; ///< since the sign-in
};

} // namespace guichet::client
