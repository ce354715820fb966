// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/caseloader.h"

#include "ui/common/failuresentence.h"

namespace guichet::ui {

CaseLoader::CaseLoader(client::ApiClient &api, ReviewCaseId id, Sides sides, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_id(id)
    , m_sides(sides)
{
    connectDecoder(DocumentSide::Front);
    connectDecoder(DocumentSide::Back);
    load();
}

void CaseLoader::connectDecoder(DocumentSide side)
{
    connect(&decoder(side), &PhotoLoader::loaded, this, [this, side](const Photo &photo) {
        mutableSide(side) = {SideState::State::Shown, photo, {}};
        Q_EMIT changed();
    });
    connect(&decoder(side), &PhotoLoader::failed, this,
            [this, side](PhotoProblem problem) { failSide(side, sentenceOf(problem)); });
}

void CaseLoader::load()
{
    m_state = State::Loading;
    m_api.call<wire::ReviewCaseRequest, ReviewCase>(
        wire::reviewCase, {m_id}, this, [this](const client::Result<ReviewCase> &reply) {
            if (!reply) {
                m_failure = reply.error();
                m_state = State::Failed;
                Q_EMIT changed();
                return;
            }
            m_case = *reply;
            m_state = State::Loaded;
            if (m_case.hasFront)
                loadSide(DocumentSide::Front);
            if (m_case.hasBack && m_sides == Sides::Both)
                loadSide(DocumentSide::Back);
            Q_EMIT changed();
        });
}

void CaseLoader::loadBack()
{
    const bool isNew = std::exchange(m_sides, Sides::Both) == Sides::FrontOnly;
    if (isNew && m_state == State::Loaded && m_case.hasBack)
        loadSide(DocumentSide::Back);
}

void CaseLoader::retry()
{
    if (m_state != State::Failed)
        return;
    load();
    Q_EMIT changed();
}

void CaseLoader::retry(DocumentSide side)
{
    if (mutableSide(side).state != SideState::State::Failed)
        return;
    loadSide(side);
    Q_EMIT changed();
}

void CaseLoader::loadSide(DocumentSide side)
{
    mutableSide(side) = {SideState::State::Loading, {}, {}};
    m_api.call<wire::DocumentRequest, wire::RawBody>(
        wire::reviewDocument, {m_id, side}, this, [this, side](const client::Result<wire::RawBody> &reply) {
            if (reply)
                decoder(side).loadBytes(reply->bytes);
            else
                failSide(side, sentenceOf(reply.error()));
        });
}

void CaseLoader::failSide(DocumentSide side, const QString &sentence)
{
    mutableSide(side) = {SideState::State::Failed, {}, sentence};
    Q_EMIT changed();
}

} // namespace guichet::ui
