// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/unsettledcard.h"

#include "models/items/enumlabels.h"
#include "ui/common/actionbutton.h"
#include "ui/common/labels.h"
#include "ui/common/moneyformat.h"
#include "ui/common/statuschip.h"
#include "ui/common/unsettledoperations.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

using State = client::PostingOperation::State;

StatusChip *chipFor(State state)
{
    switch (state) {
    case State::Sending:
    case State::Unknown:
        return new StatusChip(ChipKind::Warn, UnsettledCard::tr("Unknown"));
    case State::Booked:
        return new StatusChip(ChipKind::Ok, UnsettledCard::tr("Booked"));
    case State::Forgotten:
        return new StatusChip(ChipKind::Warn, UnsettledCard::tr("Look it up"));
    case State::Refused:
    case State::NotBooked:
        return new StatusChip(ChipKind::Bad, UnsettledCard::tr("Not booked"));
    }
    Q_UNREACHABLE();
}

} // namespace

UnsettledCard::UnsettledCard(UnsettledOperations &operations, const QTimeZone &zone, QWidget *parent)
    : Card(tr("Sent before, outcome asked for"), parent)
    , m_operations(operations)
    , m_zone(QString::fromLatin1(zone.id()))
    , m_check(new ActionButton(tr("Check now"), ActionButton::Look::Plain, u"refresh"_s))
{
    setObjectName(u"unsettledCard"_s);
    m_check->setObjectName(u"checkUnsettled"_s);
    addHeaderWidget(m_check);
    connect(m_check, &ActionButton::clicked, &m_operations, &UnsettledOperations::checkNow);
    connect(&m_operations, &UnsettledOperations::changed, this, &UnsettledCard::refresh);
    refresh();
}

void UnsettledCard::refresh()
{
    delete m_lines;
    m_lines = new QWidget;
    auto *grid = new QGridLayout(m_lines);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(4, 1);
    const QTimeZone zone(m_zone.toLatin1());
    const auto lines = m_operations.lines();
    for (int row = 0; row < lines.size(); ++row) {
        const auto &line = lines[row];
        const QDateTime made = QDateTime::fromMSecsSinceEpoch(line.madeAtMicros / 1000, zone);
        QLabel *amount = makeLabel(formatMoney(line.amount, MoneyStyle::GroupedWithCode), "value");
        amount->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        grid->addWidget(chipFor(line.state), row, 0);
        grid->addWidget(makeLabel(isolated(line.reference), "strong"), row, 1);
        grid->addWidget(makeLabel(tr("%1, %2").arg(labelOf(line.kind), isolated(made.toString(u"dd MMM HH:mm"_s)))), row, 2);
        grid->addWidget(amount, row, 3);
        grid->addWidget(new ElidedLabel(line.outcome, "muted"), row, 4);
    }
    body()->addWidget(m_lines);
    m_check->setEnabled(m_operations.openCount() > 0);
    setVisible(!lines.isEmpty());
}

} // namespace guichet::ui
