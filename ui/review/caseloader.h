// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/reviews.h"
#include "services/client/apiclient.h"
#include "ui/common/photoloader.h"

namespace guichet::ui {

/// One side of an ID on its way from the bank to the screen.
struct SideState {
    enum class State {
        Absent, ///< wasn't handed in, or isn't known yet
        Loading,
        Shown,
        Failed ///< `failure` says why
    };
    State state = State::Absent;
    Photo photo;
    QString failure;
};

/// A case under review: its data first, then its photos. What fails can be tried again by itself; the rest stays usable.
/// Its photos go with it. GUI thread.
class CaseLoader : public QObject
{
    Q_OBJECT
public:
    enum class State { Loading, Loaded, Failed };
    /// The back of a case that may never be opened isn't looked at: each view is in the audit trail.
    enum class Sides { FrontOnly, Both };

    CaseLoader(client::ApiClient &api, ReviewCaseId id, Sides sides, QObject *parent = nullptr);

    ReviewCaseId id() const { return m_id; }
    State state() const { return m_state; }
    const ReviewCase &reviewCase() const { return m_case; }
    const SideState &side(DocumentSide side) const { return side == DocumentSide::Front ? m_front : m_back; }
    const client::Failure &failure() const { return m_failure; }

    /// From now on both sides.
    void loadBack();
    void retry();
    void retry(DocumentSide side);

Q_SIGNALS:
    void changed();

private:
    SideState &mutableSide(DocumentSide side) { return side == DocumentSide::Front ? m_front : m_back; }
    PhotoLoader &decoder(DocumentSide side) { return side == DocumentSide::Front ? m_frontDecoder : m_backDecoder; }
    void load();
    void loadSide(DocumentSide side);
    void connectDecoder(DocumentSide side);
    void failSide(DocumentSide side, const QString &sentence);

    client::ApiClient &m_api;
    ReviewCaseId m_id;
    Sides m_sides;
    State m_state = State::Loading;
    ReviewCase m_case;
    SideState m_front;
    SideState m_back;
    PhotoLoader m_frontDecoder;
    PhotoLoader m_backDecoder;
    client::Failure m_failure;
};

} // namespace guichet::ui
