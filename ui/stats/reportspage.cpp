// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/reportspage.h"

#include "models/items/cell.h"
#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/banner.h"
#include "ui/common/overviewrow.h"
#include "ui/common/toast.h"
#include "ui/stats/barchart.h"
#include "ui/stats/entriespanel.h"
#include "ui/stats/figuresfetcher.h"
#include "ui/stats/figurespanel.h"
#include "ui/stats/pdfexport.h"
#include "ui/stats/rangechooser.h"

#include <QDateTime>
#include <QDir>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace guichet::ui {

ReportsPage::ReportsPage(const DeskContext &context, QWidget *parent)
    : PageFrame(tr("Reports"), parent)
    , m_context(context)
    , m_chooser(new RangeChooser)
    , m_export(new ActionButton(tr("Export"), ActionButton::Look::Plain, u"download"_s))
    , m_overview(new OverviewRow(context))
    , m_figures(new FiguresPanel)
    , m_fetcher(new FiguresFetcher(context, this))
    , m_entries(new EntriesPanel([this](const FigureSpan &period, FlowDirection direction, const PageRequest &page,
                                        PagedRows<StatsEntry>::Reply reply) {
        m_fetcher->askEntries(period, direction, page, reply);
    }))
    , m_exporter(new ReportExporter([this] { return content(); }, this))
    , m_stack(new QStackedWidget)
{
    buildHeader();
    buildBody();
    connectFigures();
    addShortcut(Qt::ALT | Qt::Key_Left, tr("Back to the figures"), [this] { goBack(); });
    connect(m_exporter, &ReportExporter::written, this, [this](const QString &file) {
        Toast::show(window(), tr("Written: %1").arg(QDir::toNativeSeparators(file)));
    });
    connect(m_exporter, &ReportExporter::failed, this, [this](const QString &file) {
        banner()->announce(ChipKind::Bad, tr("The file could not be written."), QDir::toNativeSeparators(file));
    });
}

void ReportsPage::buildHeader()
{
    m_export->setObjectName(u"exportButton"_s);
    m_export->setKeys({QKeySequence(Qt::CTRL | Qt::Key_E)});
    describeShortcut(Qt::CTRL | Qt::Key_E, tr("Export what is shown"));
    connect(m_export, &ActionButton::clicked, this, [this] { m_exporter->openMenu(m_export); });
    addHeaderWidget(m_chooser);
    addHeaderWidget(m_export);
}

void ReportsPage::buildBody()
{
    auto *figures = new QWidget;
    auto *column = new QVBoxLayout(figures);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(m_chooser->customFields());
    column->addWidget(m_overview);
    column->addWidget(m_figures, 1);
    m_stack->addWidget(figures);
    m_stack->addWidget(m_entries);
    body()->addWidget(m_stack, 1);
}

void ReportsPage::connectFigures()
{
    connect(m_chooser, &RangeChooser::spanChanged, this, &ReportsPage::ask);
    connect(m_figures, &FiguresPanel::refreshTriggered, this, &ReportsPage::refresh);
    connect(m_figures, &FiguresPanel::figureChosen, this, &ReportsPage::openEntries);
    connect(m_fetcher, &FiguresFetcher::arrived, this, &ReportsPage::showFigures);
    connect(m_fetcher, &FiguresFetcher::failed, this, &ReportsPage::showFailure);
    connect(m_overview, &OverviewRow::failed, this, &ReportsPage::showFailure);
    connect(m_entries, &EntriesPanel::backTriggered, this, &ReportsPage::goBack);
    connect(m_entries, &EntriesPanel::accountRequested, &m_context.navigator, &Navigator::accountRequested);
    connect(banner(), &Banner::actionTriggered, this, &ReportsPage::refresh);
}

void ReportsPage::enter()
{
    if (isAtEntries()) {
        m_entries->table()->setFocus();
        return;
    }
    m_chooser->setFocus();
    const FigureSpan before = m_chooser->span();
    if (m_context.bank.businessDate.isValid())
        m_chooser->setToday(m_context.bank.businessDate); // asks when the span moves
    if (m_chooser->span() == before)
        ask();
    m_overview->refresh();
}

bool ReportsPage::clearOrBack()
{
    return goBack();
}

void ReportsPage::refresh()
{
    m_overview->refresh();
    ask();
}

void ReportsPage::ask()
{
    if (!m_chooser->span().from.isValid())
        return;
    m_figures->setLoading(true);
    m_fetcher->ask(m_chooser->span());
    if (isAtEntries())
        goBack();
}

void ReportsPage::showFigures(const FigureSpan &span, const QList<StatsRow> &rows)
{
    m_updatedAt = moment(u"yyyy-MM-dd HH:mm:ss t"_s);
    banner()->hide();
    m_figures->setFigures(rows, span.grain, m_context.bank.currency, moment(u"HH:mm"_s));
}

void ReportsPage::showFailure(const QString &sentence)
{
    m_figures->setFailure();
    banner()->announce(ChipKind::Bad, tr("The figures can't be brought up to date."), sentence, tr("Try again"));
}

void ReportsPage::openEntries(QDate firstDay, FlowDirection direction)
{
    for (const StatsRow &row : m_figures->model()->rows()) {
        if (row.periodStart != firstDay)
            continue;
        m_stack->setCurrentWidget(m_entries);
        m_entries->open(row, m_figures->model()->grain(), direction);
        return;
    }
}

bool ReportsPage::goBack()
{
    if (!isAtEntries())
        return false;
    m_stack->setCurrentIndex(0);
    m_figures->returnFocus();
    return true;
}

bool ReportsPage::isAtEntries() const
{
    return m_stack->currentWidget() == m_entries;
}

QString ReportsPage::moment(const QString &format) const
{
    const QTimeZone zone(m_context.bank.timeZone.toUtf8());
    const qint64 milliseconds = m_context.clock.nowMicros() / 1000;
    return QDateTime::fromMSecsSinceEpoch(milliseconds, zone.isValid() ? zone : QTimeZone::utc()).toString(format);
}

ReportExporter::Content ReportsPage::content() const
{
    ReportExporter::Content content;
    const QString day = m_context.bank.businessDate.toString(Qt::ISODate);
    if (isAtEntries()) {
        content.table = capture(*m_entries->table());
        content.table.title = m_entries->title();
        content.table.facts.append({tr("Entries"), m_entries->extentText()});
        content.fileName = u"entries-%1"_s.arg(m_entries->figure().periodStart.toString(Qt::ISODate));
    } else {
        content.table = capture(*m_figures->table());
        content.table.title = tr("Deposits and withdrawals");
        content.table.facts.append({tr("Period"), spanTitle(m_chooser->span())});
        content.table.facts.append({tr("Grain"), m_chooser->grainTitle()});
        content.chart = m_figures->chart()->picture(paperChart);
        content.fileName = u"deposits-and-withdrawals-%1"_s.arg(day);
    }
    content.table.facts.append({tr("As of"), m_updatedAt});
    content.table.facts.append({tr("Bank"), m_context.bank.name});
    content.table.facts.append({tr("Exported by"), m_context.session.user().name});
    return content;
}

} // namespace guichet::ui
