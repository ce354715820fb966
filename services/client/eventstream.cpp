// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/eventstream.h"

#include "models/wire/events.h"

#include <QNetworkReply>
#include <QRandomGenerator>

namespace guichet::client {

namespace {

constexpr int defaultRetryMs = 2'000;
/// When the server has no place, or doesn't know the way.
constexpr int longRetryMs = 30'000;

} // namespace

EventStream::EventStream(ApiClient &api, Session &session, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_session(session)
{
    m_again.setSingleShot(true);
    m_silence.setSingleShot(true);
    m_silence.setInterval(patience);
    connect(&m_again, &QTimer::timeout, this, &EventStream::open);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        if (m_reply)
            m_reply->abort();
    });
    connect(&session, &Session::signedIn, this, &EventStream::begin);
    connect(&session, &Session::signedOut, this, &EventStream::end);
    if (session.isSignedIn())
        begin();
}

EventStream::~EventStream()
{
    end();
}

void EventStream::begin()
{
    end();
    m_reader.forgetId();
    m_wasOpen = false;
    open();
}

void EventStream::end()
{
    m_again.stop();
    m_silence.stop();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
    setOpen(false);
}

void EventStream::open()
{
    if (m_reply || !m_session.isSignedIn())
        return;
    m_reader.restart();
    m_reply = m_api.openStream(wire::events.info, m_reader.lastId());
    connect(m_reply, &QNetworkReply::readyRead, this, &EventStream::read);
    connect(m_reply, &QNetworkReply::finished, this, &EventStream::finish);
    m_silence.start();
}

void EventStream::read()
{
    if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200)
        return;
    m_silence.start();
    const QList<ServerSentEvent> events = m_reader.feed(m_reply->readAll());
    for (const ServerSentEvent &event : events)
        take(event);
    if (m_reader.isOverfull() && m_reply)
        m_reply->abort();
}

void EventStream::take(const ServerSentEvent &event)
{
    if (event.name == "ready") {
        setOpen(true);
        if (std::exchange(m_wasOpen, true))
            Q_EMIT changed({ChangeSubject::Customer, ChangeSubject::Account, ChangeSubject::ReviewCase, ChangeSubject::Reversal,
                            ChangeSubject::Till});
    } else if (event.name == "posted") {
        if (const auto posted = wire::decodePosted(event.data))
            Q_EMIT moved(posted->all ? QList<AccountId>() : posted->accounts);
    } else if (event.name == "changed") {
        if (const auto what = wire::decodeChanged(event.data))
            Q_EMIT changed(what->subjects);
    }
}

void EventStream::finish()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    m_silence.stop();
    setOpen(false);
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 403)
        return; // not for this role
    if (status == 401)
        m_session.renew();
    if (status == 422)
        m_reader.forgetId(); // it is none of this server's
    const bool isFarOff = status >= 400 && status != 401 && status != 422;
    comeAgain(isFarOff ? longRetryMs : m_reader.retryMs() > 0 ? m_reader.retryMs() : defaultRetryMs);
}

// Some sooner, some later: not all desks at once when a server has started again.
void EventStream::comeAgain(int milliseconds)
{
    m_again.start(milliseconds + QRandomGenerator::global()->bounded(milliseconds));
}

void EventStream::setOpen(bool isOpen)
{
    if (std::exchange(m_isOpen, isOpen) != isOpen)
        Q_EMIT openChanged(isOpen);
}

} // namespace guichet::client
