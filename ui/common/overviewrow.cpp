// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/overviewrow.h"

#include "models/items/cell.h"
#include "models/wire/figures.h"
#include "ui/common/failuresentence.h"
#include "ui/common/kpicard.h"
#include "ui/common/moneyformat.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr qint64 million = 1'000'000;
constexpr qint64 billion = 1'000 * million;
constexpr qint64 microsPerMinute = 60 * microsPerSecond;
constexpr qint64 microsPerHour = 60 * microsPerMinute;
constexpr qint64 microsPerDay = 24 * microsPerHour;

} // namespace

QString compactMoney(const Money &money)
{
    const qint64 major = money.minorUnits / money.currency.minorPerMajor();
    const qint64 size = major < 0 ? -major : major;
    if (size < million)
        return formatMoney(money, MoneyStyle::GroupedWithCode);
    const qint64 unit = size < billion ? million : billion;
    const qint64 hundredths = (size + unit / 200) / (unit / 100);
    const QString number = u"%1%2.%3"_s.arg(major < 0 ? QString(QChar(0x2212)) : QString())
                               .arg(hundredths / 100)
                               .arg(hundredths % 100, 2, 10, QChar(u'0'));
    const QString code = money.currency.code();
    return isolated(unit == million ? OverviewRow::tr("%1 %2 m", "currency, millions").arg(code, number)
                                    : OverviewRow::tr("%1 %2 bn", "currency, billions").arg(code, number));
}

QString ageText(qint64 micros)
{
    if (micros >= 2 * microsPerDay)
        return OverviewRow::tr("%n day(s)", nullptr, static_cast<int>(micros / microsPerDay));
    if (micros >= microsPerHour)
        return OverviewRow::tr("%n hour(s)", nullptr, static_cast<int>(micros / microsPerHour));
    return OverviewRow::tr("%n minute(s)", nullptr, static_cast<int>(std::max<qint64>(micros, 0) / microsPerMinute));
}

QString growthText(qint64 before, qint64 now)
{
    const auto difference = addChecked(now, -before);
    const auto scaled = difference ? multiplyChecked(*difference, 2000) : std::nullopt;
    if (before <= 0 || !scaled)
        return {};
    // Rounded half away from zero, in tenths of a percent.
    const qint64 tenths = (*scaled + (*scaled < 0 ? -before : before)) / (2 * before);
    const qint64 size = tenths < 0 ? -tenths : tenths;
    const QString sign = tenths < 0 ? QString(QChar(0x2212)) : u"+"_s;
    return isolated(u"%1%2.%3 %"_s.arg(sign).arg(size / 10).arg(size % 10));
}

OverviewRow::OverviewRow(const DeskContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_deposits(new KpiCard(tr("Deposits held")))
    , m_cash(new KpiCard(tr("Cash in tills")))
    , m_ids(new KpiCard(tr("IDs waiting")))
    , m_unbalanced(new KpiCard(tr("Unbalanced")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    const std::pair<KpiCard *, QString> cards[] = {{m_deposits, u"kpiDeposits"_s},
                                                   {m_cash, u"kpiCash"_s},
                                                   {m_ids, u"kpiIds"_s},
                                                   {m_unbalanced, u"kpiUnbalanced"_s}};
    for (const auto &[card, name] : cards) {
        card->setObjectName(name);
        row->addWidget(card, 1);
    }
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void OverviewRow::refresh()
{
    const quint64 ticket = ++m_ticket;
    m_context.api.call<wire::Nothing, BankOverview>(
        wire::overview, {}, this, [this, ticket](const client::Result<BankOverview> &reply) {
            if (ticket != m_ticket)
                return;
            if (!reply) {
                Q_EMIT failed(sentenceOf(reply.error()));
                return;
            }
            present(*reply);
            Q_EMIT refreshed();
        });
    askGrowth();
}

// The balance before the first day that had a booking.
void OverviewRow::askGrowth()
{
    const QDate today = m_context.bank.businessDate;
    m_context.api.call<wire::FiguresRequest, wire::FigureList>(
        wire::monthlyFigures, {today.addMonths(-1), today, {}, {}}, this,
        [this](const client::Result<wire::FigureList> &reply) {
            if (!reply || reply->items.isEmpty())
                return;
            const StatsRow &lastMonth = reply->items.first();
            const QDate thisMonth(m_context.bank.businessDate.year(), m_context.bank.businessDate.month(), 1);
            m_before = lastMonth.periodStart < thisMonth ? lastMonth.closing : lastMonth.opening;
            showDeposits();
        });
}

void OverviewRow::present(const BankOverview &overview)
{
    m_overview = overview;
    showDeposits();
    m_cash->setValue(formatMoney({overview.cashInTills, overview.currency}, MoneyStyle::GroupedWithCode),
                     {ChipKind::Info, tr("%n till(s) open", nullptr, static_cast<int>(overview.tillsOpen))});
    const qint64 age = m_context.clock.nowMicros() - overview.oldestIdMicros;
    const bool isOld = age >= 2 * microsPerDay;
    m_ids->setValue(QString::number(overview.idsWaiting),
                    overview.idsWaiting == 0
                        ? ChipText{ChipKind::Ok, tr("nothing to review")}
                        : ChipText{isOld ? ChipKind::Warn : ChipKind::Info, tr("oldest %1").arg(ageText(age))});
    const QString checked = overview.asOfMicros == 0 ? tr("not checked yet")
                                                     : tr("ledger checked %1").arg(timeOf(overview.asOfMicros));
    const ChipKind state = overview.unbalancedEntries > 0 ? ChipKind::Bad
        : overview.asOfMicros == 0                        ? ChipKind::Neutral
                                                          : ChipKind::Ok;
    m_unbalanced->setValue(QString::number(overview.unbalancedEntries), {state, checked});
}

void OverviewRow::showDeposits()
{
    if (m_overview.currency.isNull())
        return;
    const Money held{m_overview.depositsHeld, m_overview.currency};
    const QString growth = m_before ? growthText(*m_before, held.minorUnits) : QString();
    const ChipKind kind = growth.contains(QChar(0x2212)) ? ChipKind::Warn : ChipKind::Ok;
    m_deposits->setValue(compactMoney(held),
                         growth.isEmpty() ? ChipText{} : ChipText{kind, tr("%1 on last month").arg(growth)},
                         formatMoney(held, MoneyStyle::GroupedWithCode));
}

QString OverviewRow::timeOf(qint64 micros) const
{
    return timeCell(micros, QTimeZone(m_context.bank.timeZone.toUtf8())).text;
}

} // namespace guichet::ui
