// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewpage.h"

#include "models/items/cell.h"
#include "models/values/documentcomparison.h"
#include "ui/common/banner.h"
#include "ui/common/card.h"
#include "ui/common/emptystate.h"
#include "ui/common/failuresentence.h"
#include "ui/common/labels.h"
#include "ui/common/soononce.h"
#include "ui/review/compareview.h"
#include "ui/review/decisionpanel.h"
#include "ui/review/documentviewer.h"
#include "ui/review/imageview.h"
#include "ui/review/reviewqueue.h"

#include <QScrollArea>
#include <QStackedWidget>

#include <chrono>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

// Pixels; the least at 1024 × 640, the most from 1366 on.
constexpr int leastQueue = 142;
constexpr int mostQueue = 204;
constexpr int leastViewer = 288;
constexpr int leastCompare = 438;
constexpr int mostCompare = 476;
constexpr int comparePadding = 16;
constexpr int queuePadding = 12;
constexpr int paneGap = 16;
constexpr std::chrono::seconds lineStays{5};

} // namespace

ReviewPage::ReviewPage(const DeskContext &context, QWidget *parent)
    : PageFrame(tr("ID review"), parent)
    , m_context(context)
    , m_controller(context.api, context.clock)
    , m_states(new QStackedWidget)
    , m_message(new EmptyState)
    , m_line(new StatusChip)
    , m_count(new StatusChip)
    , m_viewer(new DocumentViewer)
    , m_compare(new CompareView)
    , m_decision(new DecisionPanel)
{
    m_content = makeContent();
    m_states->addWidget(m_message);
    m_states->addWidget(m_content);
    body()->addWidget(m_states, 1);
    addHeaderWidget(m_line);
    m_line->setObjectName(u"decisionLine"_s);
    m_line->hide();
    m_lineTimer.setSingleShot(true);
    m_lineTimer.setInterval(lineStays);
    connect(&m_lineTimer, &QTimer::timeout, m_line, &QWidget::hide);
    m_controller.queue().setTimeZone(QTimeZone(context.bank.timeZone.toUtf8()));
    connectController();
    addKeys();
    presentNewCase();
}

Card *ReviewPage::makeQueue()
{
    m_queue = new ReviewQueue(&m_controller.queue());
    auto *card = new Card(tr("To review"));
    card->setMinimumWidth(leastQueue);
    card->setMaximumWidth(mostQueue);
    card->body()->setContentsMargins(queuePadding, 14, queuePadding, 14);
    m_count->setObjectName(u"waitingCount"_s);
    card->addHeaderWidget(m_count);
    card->body()->addWidget(m_queue, 1);
    return card;
}

Card *ReviewPage::makeCompare()
{
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *held = new QWidget;
    held->setProperty("cls", u"surface"_s);
    auto *column = new QVBoxLayout(held);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_compare);
    column->addStretch();
    scroll->setWidget(held);
    auto *card = new Card(tr("Compare"));
    card->setMinimumWidth(leastCompare);
    card->setMaximumWidth(mostCompare);
    card->body()->setContentsMargins(comparePadding, 14, comparePadding, 14);
    card->body()->setSpacing(8);
    card->body()->addWidget(scroll, 1);
    card->body()->addWidget(m_decision);
    return card;
}

QWidget *ReviewPage::makeContent()
{
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(paneGap);
    m_viewer->setMinimumWidth(leastViewer);
    row->addWidget(makeQueue(), mostQueue);
    row->addWidget(m_viewer, leastViewer);
    row->addWidget(makeCompare(), mostCompare);
    return content;
}

void ReviewPage::connectController()
{
    connect(&m_controller.queue(), &PagedTableModel::stateChanged, this, &ReviewPage::presentQueue);
    connect(&m_controller, &ReviewController::currentChanged, this, &ReviewPage::presentNewCase);
    connect(&m_controller, &ReviewController::caseChanged, this, &ReviewPage::presentCase);
    connect(&m_controller, &ReviewController::sendingChanged, this, &ReviewPage::presentCase);
    connect(&m_controller, &ReviewController::decided, this, &ReviewPage::announce);
    connect(&m_controller, &ReviewController::refused, this, &ReviewPage::refuse);
    connect(m_queue, &ReviewQueue::chosen, &m_controller, &ReviewController::open);
    auto *soon = new SoonOnce(this, [this] {
        if (isVisible())
            m_controller.refresh();
    });
    connect(&m_context.navigator, &Navigator::changed, this, [soon](const QList<ChangeSubject> &subjects) {
        if (subjects.contains(ChangeSubject::ReviewCase))
            soon->ask();
    });
    connect(m_decision, &DecisionPanel::decided, &m_controller, &ReviewController::decide);
    connect(m_message, &EmptyState::actionTriggered, &m_controller, &ReviewController::refresh);
    connect(banner(), &Banner::actionTriggered, this, [this] {
        banner()->hide();
        if (m_controller.current())
            m_controller.current()->retry();
    });
}

void ReviewPage::addKeys()
{
    ImageView *image = m_viewer->image();
    addShortcut(Qt::Key_A, tr("Approve"), [this] { m_decision->ask(ReviewVerdict::Approve); });
    addShortcut(Qt::Key_R, tr("Reject"), [this] { m_decision->ask(ReviewVerdict::Reject); });
    addShortcut(Qt::Key_Q, tr("Ask again"), [this] { m_decision->ask(ReviewVerdict::AskAgain); });
    addShortcut(Qt::CTRL | Qt::Key_Return, tr("Send the decision"), [this] { m_decision->confirm(); });
    addShortcut(Qt::CTRL | Qt::Key_Enter, tr("Send the decision"), [this] { m_decision->confirm(); });
    for (int check = 0; check < DecisionPanel::checkCount; ++check)
        addShortcut(QKeySequence(Qt::Key_1 + check), tr("Tick check %1").arg(check + 1),
                    [this, check] { m_decision->toggleCheck(check); });
    addShortcut(Qt::Key_N, tr("Next case"), [this] { m_controller.skip(); });
    addShortcut(Qt::Key_S, tr("Other side"), [this] { m_viewer->switchSide(); });
    addShortcut(Qt::Key_Plus, tr("Larger"), [image] { image->zoomIn(); });
    addShortcut(Qt::Key_Minus, tr("Smaller"), [image] { image->zoomOut(); });
    addShortcut(Qt::Key_F, tr("Fit"), [image] { image->fit(); });
    addShortcut(Qt::Key_BracketLeft, tr("Turn left"), [image] { image->turnLeft(); });
    addShortcut(Qt::Key_BracketRight, tr("Turn right"), [image] { image->turnRight(); });
    addShortcut(Qt::Key_Comma, tr("Darker"), [image] { image->setBrightness(image->brightness() - 1); });
    addShortcut(Qt::Key_Period, tr("Lighter"), [image] { image->setBrightness(image->brightness() + 1); });
}

void ReviewPage::enter()
{
    m_controller.refresh();
    m_queue->setFocus();
}

// Esc in a field gives the keys back; elsewhere it leaves the page.
bool ReviewPage::clearOrBack()
{
    const QWidget *focus = window()->focusWidget();
    if (!focus || !m_decision->isAncestorOf(focus))
        return false;
    m_queue->setFocus();
    return true;
}

// Photos of people's IDs stay in memory no longer than somebody looks at them: also when the desk is locked.
void ReviewPage::hideEvent(QHideEvent *event)
{
    m_controller.leave();
    PageFrame::hideEvent(event);
}

void ReviewPage::showMessage(const QString &icon, const QString &title, const QString &hint, const QString &button)
{
    m_message->set(icon, title, hint, button);
    m_states->setCurrentWidget(m_message);
}

void ReviewPage::presentQueue()
{
    using State = PagedTableModel::State;
    m_count->set(ChipKind::Info, QString::number(m_controller.waiting()));
    const State state = m_controller.queue().state();
    if (state == State::Failed && m_controller.queue().rowCount() == 0)
        return showMessage(u"cloud-off"_s, tr("The queue can't be shown."), m_controller.queue().failure(),
                           tr("Try again"));
    if (state == State::Empty && !m_controller.current())
        return showMessage(u"clipboard-check"_s, tr("Nothing to review."), tr("IDs that are handed in appear here."),
                           tr("Look again"));
    m_states->setCurrentWidget(m_content);
    if (state == State::Idle)
        m_queue->mark(m_controller.current() ? m_controller.current()->id() : ReviewCaseId());
}

void ReviewPage::presentNewCase()
{
    CaseLoader *loader = m_controller.current();
    m_viewer->setCase(loader);
    m_compare->clear();
    if (loader && std::exchange(m_draft, loader->id()) != loader->id())
        m_decision->reset();
    m_queue->mark(loader ? loader->id() : ReviewCaseId());
    presentCase();
}

QString ReviewPage::obstacleOf(const CaseLoader &loader) const
{
    const ReviewCase &reviewed = loader.reviewCase();
    const QDate today = m_context.bank.businessDate;
    const auto zone = parseMrz(reviewed.reading.machineReadableZone, today);
    const QDate expiry = expiryOf(reviewed.reading.expiryDate, zone ? zone->expiryDate : QDate());
    if (validityOf(expiry, today) == Validity::Expired)
        return tr("It can't be approved: the document expired on %1.").arg(dateText(expiry));
    if (!reviewed.sameIdNumber.isEmpty())
        return tr("It can't be approved: another customer has the same ID number.");
    if (!reviewed.hasFront)
        return tr("It can't be approved: the front wasn't handed in.");
    if (loader.side(DocumentSide::Front).state != SideState::State::Shown)
        return tr("It can't be approved before the front is seen.");
    return {};
}

void ReviewPage::presentCase()
{
    CaseLoader *loader = m_controller.current();
    m_viewer->refresh();
    if (!loader)
        return m_decision->setLocked(true, tr("Choose a case."));
    switch (loader->state()) {
    case CaseLoader::State::Loading:
        return m_decision->setLocked(true, tr("Loading the case…"));
    case CaseLoader::State::Failed:
        banner()->announce(ChipKind::Bad, tr("This case can't be shown."), sentenceOf(loader->failure()),
                           tr("Try again"));
        return m_decision->setLocked(true, tr("Nothing can be decided on a case that isn't shown."));
    case CaseLoader::State::Loaded:
        break;
    }
    m_compare->show(loader->reviewCase(), m_context.bank.businessDate);
    m_decision->setObstacle(obstacleOf(*loader));
    if (m_controller.isSending())
        m_decision->setLocked(true, tr("Sending the decision…"));
    else if (loader->reviewCase().status != ReviewStatus::Waiting)
        m_decision->setLocked(true, tr("This case has been decided. N goes to the next."));
    else
        m_decision->setLocked(false, {});
}

void ReviewPage::announce(ReviewVerdict verdict)
{
    banner()->hide();
    switch (verdict) {
    case ReviewVerdict::Approve:
        m_line->set(ChipKind::Ok, tr("Approved — next case"));
        break;
    case ReviewVerdict::Reject:
        m_line->set(ChipKind::Bad, tr("Rejected — next case"));
        break;
    case ReviewVerdict::AskAgain:
        m_line->set(ChipKind::Info, tr("Asked again — next case"));
        break;
    }
    m_line->show();
    m_lineTimer.start();
    m_queue->setFocus(); // the letters are keys again
}

void ReviewPage::refuse(const client::Failure &failure)
{
    const bool isUnknown = failure.kind == client::Failure::Kind::Unknown;
    banner()->announce(isUnknown ? ChipKind::Warn : ChipKind::Bad,
                       isUnknown ? tr("It isn't known yet whether this was decided.") : tr("Nothing was decided."),
                       sentenceOf(failure));
}

} // namespace guichet::ui
