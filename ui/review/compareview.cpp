// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/compareview.h"

#include "models/items/cell.h"
#include "ui/common/checkdigits.h"
#include "ui/common/customerpicker.h"
#include "ui/common/labels.h"
#include "ui/common/moneyformat.h"
#include "ui/review/differencelabel.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

enum Column { Title, Declared, Document, Verdict };
constexpr int linesPerField = 3; // two lines and the rule beneath

ChipText chipFor(Likeness likeness)
{
    switch (likeness) {
    case Likeness::Same:
        return {ChipKind::Ok, CompareView::tr("Same")};
    case Likeness::Close:
        return {ChipKind::Warn, CompareView::tr("Close")};
    case Likeness::Different:
        return {ChipKind::Bad, CompareView::tr("Different")};
    case Likeness::NotComparable:
        return {ChipKind::Neutral, CompareView::tr("By eye")};
    }
    Q_UNREACHABLE();
}

ChipText chipFor(Validity validity)
{
    switch (validity) {
    case Validity::Valid:
        return {ChipKind::Ok, CompareView::tr("Valid")};
    case Validity::Expired:
        return {ChipKind::Bad, CompareView::tr("Expired")};
    case Validity::Unknown:
        return {ChipKind::Neutral, CompareView::tr("By eye")};
    }
    Q_UNREACHABLE();
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? u"–"_s : text;
}

} // namespace

CompareView::CompareView(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnMinimumWidth(Title, 88);
    m_grid->setColumnStretch(Declared, 1);
    m_grid->setColumnStretch(Document, 1);
    addHeader();
    addRow(Name, tr("Name"), u"name"_s);
    addRow(BirthDate, tr("Born"), u"birthDate"_s);
    addRow(IdNumber, tr("ID number"), u"idNumber"_s);
    addRow(ValidUntil, tr("Valid until"), u"validUntil"_s);
    addRow(CheckDigits, tr("Check digits"), u"checkDigits"_s);
    addRow(SameNumber, tr("Same number"), u"sameNumber"_s);
}

void CompareView::addHeader()
{
    m_grid->addWidget(makeLabel(tr("Declared"), "label"), 0, Declared);
    m_grid->addWidget(makeLabel(tr("On the document"), "label"), 0, Document);
    m_grid->addWidget(makeRule(), 1, 0, 1, Verdict + 1);
}

// A name takes the width of both columns, declared above document; what is short stands side by side; of the last two
// there is one text only.
void CompareView::addRow(Field field, const QString &title, const QString &name)
{
    Row &row = m_rows.at(field);
    row = {new DifferenceLabel, new DifferenceLabel, new StatusChip};
    row.declared->setObjectName(name + u"Declared"_s);
    row.document->setObjectName(name + u"Document"_s);
    row.chip->setObjectName(name + u"Chip"_s);
    const int line = 2 + field * linesPerField;
    m_grid->addWidget(makeLabel(title, "muted"), line, Title, Qt::AlignTop);
    m_grid->addWidget(row.chip, line, Verdict, Qt::AlignTop | Qt::AlignTrailing);
    if (field == Name) {
        m_grid->addWidget(row.declared, line, Declared, 1, 2);
        m_grid->addWidget(row.document, line + 1, Declared, 1, 2);
    } else if (field == CheckDigits || field == SameNumber) {
        row.document->hide();
        m_grid->addWidget(row.declared, line, Declared, 1, 2);
        row.document->setParent(this);
    } else {
        m_grid->addWidget(row.declared, line, Declared, Qt::AlignTop);
        m_grid->addWidget(row.document, line, Document, Qt::AlignTop);
    }
    m_grid->addWidget(makeRule(), line + 2, 0, 1, Verdict + 1);
}

void CompareView::set(Field field, const QString &declared, const Comparison &comparison)
{
    const Row &row = m_rows.at(field);
    const ChipText chip = chipFor(comparison.likeness);
    row.declared->show(orDash(declared));
    row.document->show(orDash(comparison.document), comparison.differing);
    row.chip->set(chip.kind, chip.text);
}

void CompareView::show(const ReviewCase &reviewCase, QDate today)
{
    const std::optional<MachineReadableZone> zone
        = parseMrz(reviewCase.reading.machineReadableZone, today);
    if (zone)
        showZone(reviewCase, *zone, today);
    else
        showWithoutZone(reviewCase, today);
    showSameNumber(reviewCase.sameIdNumber);
}

void CompareView::showZone(const ReviewCase &reviewCase, const MachineReadableZone &zone, QDate today)
{
    const CustomerDeclaration &declared = reviewCase.customer.declared;
    set(Name, declared.name, compareNames(declared.name, zone));
    set(BirthDate, dateText(declared.birthDate),
        {compareDates(declared.birthDate, zone.birthDate), dateText(zone.birthDate), {}});
    set(IdNumber, declared.idNumber, compareIdNumbers(declared.idNumber, zone.number));
    showValidity(reviewCase.reading.expiryDate, zone.expiryDate, today);
    const ChipText digits = checkDigitChip(zone);
    const QString failed = failedCheckNames(zone);
    m_rows[CheckDigits].declared->show(failed.isEmpty() ? tr("All of the zone's check digits fit.")
                                                        : tr("Don't fit: %1.").arg(failed));
    m_rows[CheckDigits].chip->set(digits.kind, digits.text);
}

void CompareView::showWithoutZone(const ReviewCase &reviewCase, QDate today)
{
    const CustomerDeclaration &declared = reviewCase.customer.declared;
    const Comparison byEye{Likeness::NotComparable, tr("not read"), {}};
    set(Name, declared.name, {Likeness::NotComparable, tr("not read from the document"), {}});
    set(BirthDate, dateText(declared.birthDate), byEye);
    set(IdNumber, declared.idNumber, byEye);
    showValidity(reviewCase.reading.expiryDate, {}, today);
    m_rows[CheckDigits].declared->show(reviewCase.reading.machineReadableZone.isEmpty()
                                           ? tr("No machine-readable zone was read.")
                                           : tr("What was read isn't a machine-readable zone."));
    m_rows[CheckDigits].chip->set(ChipKind::Neutral, tr("By eye"));
}

void CompareView::showValidity(QDate entered, QDate read, QDate today)
{
    const Row &row = m_rows[ValidUntil];
    row.declared->show(orDash(dateText(entered)));
    row.document->show(orDash(dateText(read)));
    const bool isDifferent = entered.isValid() && read.isValid() && entered != read;
    const Validity validity = validityOf(expiryOf(entered, read), today);
    const ChipText chip = isDifferent && validity != Validity::Expired ? chipFor(Likeness::Different) : chipFor(validity);
    row.chip->set(chip.kind, chip.text);
}

void CompareView::showSameNumber(const QList<UserId> &others)
{
    QStringList names;
    for (const UserId &other : others)
        names.append(customerNumberText(other));
    const Row &row = m_rows[SameNumber];
    row.declared->show(others.isEmpty() ? tr("No other customer has it.") : names.join(u", "_s));
    row.chip->set(others.isEmpty() ? ChipKind::Ok : ChipKind::Bad,
                  others.isEmpty() ? tr("None") : tr("%n other(s)", nullptr, static_cast<int>(others.size())));
}

void CompareView::clear()
{
    for (const Row &row : m_rows) {
        row.declared->show({});
        row.document->show({});
        row.chip->set(ChipKind::Neutral, u"–"_s);
    }
}

} // namespace guichet::ui
