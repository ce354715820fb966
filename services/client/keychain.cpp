// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/keychain.h"

#include <qt6keychain/keychain.h>

namespace guichet::client {
namespace {

constexpr int longestWaitMs = 5000;

/// Starts the job; calls `done` with whether it succeeded, once, at the latest after the longest wait.
template <class Job, class Done>
void run(Job *job, QObject *context, Done done)
{
    auto isDone = std::make_shared<bool>(false);
    const auto once = [isDone, done = std::move(done)](Job *finished) {
        if (!std::exchange(*isDone, true))
            done(finished);
    };
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [once](QKeychain::Job *finished) { once(static_cast<Job *>(finished)); });
    QTimer::singleShot(longestWaitMs, context, [once] { once(nullptr); });
    job->start();
}

bool isGood(const QKeychain::Job *job)
{
    return job && job->error() == QKeychain::NoError;
}

} // namespace

Keychain::Keychain(const QString &service, const QString &entry, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_entry(entry)
{
}

void Keychain::probe(QObject *context, std::function<void(bool)> done)
{
    const QString trial = m_entry + QLatin1StringView(".trial");
    auto *write = new QKeychain::WritePasswordJob(m_service);
    write->setKey(trial);
    write->setTextData(QStringLiteral("trial"));
    run(write, context, [this, context, trial, done = std::move(done)](QKeychain::WritePasswordJob *written) {
        if (!isGood(written))
            return done(false);
        auto *erase = new QKeychain::DeletePasswordJob(m_service);
        erase->setKey(trial);
        run(erase, context, [done](QKeychain::DeletePasswordJob *erased) { done(isGood(erased)); });
    });
}

void Keychain::read(QObject *context, std::function<void(std::optional<QString>)> done)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(m_entry);
    run(job, context, [done = std::move(done)](QKeychain::ReadPasswordJob *finished) {
        done(isGood(finished) ? std::optional(finished->textData()) : std::nullopt);
    });
}

void Keychain::write(const QString &secret, QObject *context, std::function<void(bool)> done)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(m_entry);
    job->setTextData(secret);
    run(job, context, [done = std::move(done)](QKeychain::WritePasswordJob *finished) { done(isGood(finished)); });
}

void Keychain::forget()
{
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(m_entry);
    job->start();
}

} // namespace guichet::client
