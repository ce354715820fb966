// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/documentviewer.h"

#include "models/items/enumlabels.h"
#include "ui/common/emptystate.h"
#include "ui/common/enternext.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/waiting.h"
#include "ui/review/imageview.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int spinnerSide = 32; // pixels
constexpr int sidePadding = 12;

} // namespace

DocumentViewer::DocumentViewer(QWidget *parent)
    : Card({}, parent)
    , m_sides(new QTabBar)
    , m_tools(new QHBoxLayout)
    , m_states(new QStackedWidget)
    , m_image(new ImageView)
    , m_spinner(new Spinner(spinnerSide))
    , m_message(new EmptyState)
    , m_zone(makeLabel({}, "mono"))
{
    body()->setContentsMargins(sidePadding, 14, sidePadding, 14);
    m_sides->addTab(labelOf(DocumentSide::Front));
    m_sides->addTab(labelOf(DocumentSide::Back));
    m_sides->setDrawBase(false);
    m_sides->setObjectName(u"sideTabs"_s);
    m_sides->setAccessibleName(tr("Side of the document"));
    setAccessibleName(tr("Document"));
    body()->addWidget(m_sides, 0, Qt::AlignLeading);
    buildTools();
    body()->addLayout(m_tools);
    auto *waiting = new QWidget;
    auto *middle = new QVBoxLayout(waiting);
    middle->addWidget(m_spinner, 0, Qt::AlignCenter);
    for (QWidget *state : {static_cast<QWidget *>(m_image), waiting, static_cast<QWidget *>(m_message)})
        m_states->addWidget(state);
    body()->addWidget(m_states, 1);
    m_zone->setLayoutDirection(Qt::LeftToRight);
    m_zone->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_zone->setObjectName(u"zoneLabel"_s);
    m_zone->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_zone->setAccessibleName(tr("Machine-readable zone"));
    body()->addWidget(m_zone);
    m_image->setObjectName(u"documentImage"_s);
    m_message->setObjectName(u"documentMessage"_s);
    connect(m_sides, &QTabBar::currentChanged, this, &DocumentViewer::presentSide);
    connect(m_message, &EmptyState::actionTriggered, this, [this] {
        if (m_loader)
            m_loader->retry(side());
    });
}

QToolButton *DocumentViewer::addTool(QBoxLayout *row, const QString &icon, const QString &name, const QString &text,
                                     const QString &key, const std::function<void()> &act)
{
    auto *tool = new QToolButton;
    pressWithEnter(tool);
    tool->setIcon(ui::icon(icon));
    tool->setIconSize({18, 18});
    tool->setObjectName(name);
    tool->setAccessibleName(text);
    tool->setToolTip(u"%1 (%2)"_s.arg(text, key));
    tool->setProperty("cls", u"boxed"_s);
    tool->setFocusPolicy(Qt::TabFocus);
    row->addWidget(tool);
    connect(tool, &QToolButton::clicked, this, act);
    return tool;
}

void DocumentViewer::buildTools()
{
    ImageView *image = m_image;
    m_tools->setSpacing(2);
    addTool(m_tools, u"zoom-out"_s, u"zoomOutButton"_s, tr("Smaller"), u"-"_s, [image] { image->zoomOut(); });
    addTool(m_tools, u"zoom-in"_s, u"zoomInButton"_s, tr("Larger"), u"+"_s, [image] { image->zoomIn(); });
    addTool(m_tools, u"arrows-maximize"_s, u"fitButton"_s, tr("Fit"), u"F"_s, [image] { image->fit(); });
    m_tools->addStretch();
    addTool(m_tools, u"rotate"_s, u"turnLeftButton"_s, tr("Turn left"), u"["_s, [image] { image->turnLeft(); });
    addTool(m_tools, u"rotate-clockwise"_s, u"turnRightButton"_s, tr("Turn right"), u"]"_s,
            [image] { image->turnRight(); });
    m_tools->addStretch();
    addTool(m_tools, u"moon"_s, u"darkerButton"_s, tr("Darker"), u","_s,
            [image] { image->setBrightness(image->brightness() - 1); });
    addTool(m_tools, u"sun"_s, u"lighterButton"_s, tr("Lighter"), u"."_s,
            [image] { image->setBrightness(image->brightness() + 1); });
}

DocumentSide DocumentViewer::side() const
{
    return m_sides->currentIndex() == 0 ? DocumentSide::Front : DocumentSide::Back;
}

void DocumentViewer::switchSide()
{
    m_sides->setCurrentIndex(1 - m_sides->currentIndex());
}

void DocumentViewer::setCase(CaseLoader *loader)
{
    m_loader = loader;
    m_shown = nullptr;
    m_image->clear();
    m_sides->setCurrentIndex(0);
    refresh();
}

void DocumentViewer::refresh()
{
    const bool isLoaded = m_loader && m_loader->state() == CaseLoader::State::Loaded;
    m_zone->setText(isLoaded ? m_loader->reviewCase().reading.machineReadableZone : QString());
    m_zone->setVisible(!m_zone->text().isEmpty());
    presentSide();
}

void DocumentViewer::showMessage(const QString &icon, const QString &title, const QString &hint, const QString &button)
{
    m_image->clear();
    m_shown = nullptr;
    m_message->set(icon, title, hint, button);
    m_states->setCurrentWidget(m_message);
}

void DocumentViewer::presentSide()
{
    m_spinner->stop();
    if (!m_loader || m_loader->state() == CaseLoader::State::Failed)
        return showMessage(u"photo"_s, tr("No document"), {});
    const SideState &shown = m_loader->side(side());
    switch (shown.state) {
    case SideState::State::Shown:
        if (std::exchange(m_shown, shown.photo.levels.constData()) != shown.photo.levels.constData())
            m_image->setPhoto(shown.photo);
        m_states->setCurrentWidget(m_image);
        return;
    case SideState::State::Failed:
        return showMessage(u"alert-triangle"_s, tr("This photo can't be shown."), shown.failure, tr("Try again"));
    case SideState::State::Absent:
        if (m_loader->state() == CaseLoader::State::Loaded)
            return showMessage(u"photo"_s, tr("This side wasn't handed in."), {});
        [[fallthrough]];
    case SideState::State::Loading:
        m_image->clear();
        m_shown = nullptr;
        m_spinner->start();
        m_states->setCurrentIndex(1);
        return;
    }
}

} // namespace guichet::ui
