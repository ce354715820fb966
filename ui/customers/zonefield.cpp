// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/zonefield.h"

#include "ui/common/checkdigits.h"
#include "ui/common/fieldrow.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int editHeight = 78; // pixels: three lines and room for the chip

} // namespace

ZoneField::ZoneField(QDate today, QWidget *parent)
    : QWidget(parent)
    , m_today(today)
    , m_edit(new QPlainTextEdit)
    , m_chip(new StatusChip)
{
    m_edit->setObjectName(u"zoneEdit"_s);
    m_edit->setProperty("cls", u"mono"_s);
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(editHeight);
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setLayoutDirection(Qt::LeftToRight);
    m_edit->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->setPlaceholderText(tr("2 or 3 lines of A–Z 0–9 <"));
    m_edit->installEventFilter(this);
    m_row = new FieldRow(tr("&Machine-readable zone (optional)"), m_edit);
    m_chip->setObjectName(u"zoneChip"_s);
    m_chip->hide();
    // In the field's free corner, so that nothing moves when it appears.
    auto *corner = new QVBoxLayout(m_edit);
    corner->setContentsMargins(6, 6, 6, 6);
    corner->addStretch();
    corner->addWidget(m_chip, 0, Qt::AlignTrailing);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_row);
    setFocusProxy(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &ZoneField::read);
}

QString ZoneField::zone() const
{
    return tidyZone(m_edit->toPlainText());
}

bool ZoneField::isSettled() const
{
    return zone().isEmpty() || m_parsed;
}

void ZoneField::setError(const QString &sentence)
{
    m_row->setError(sentence);
}

void ZoneField::clear()
{
    m_edit->clear();
    m_row->setError({});
}

void ZoneField::read()
{
    m_parsed = parseMrz(zone(), m_today);
    m_row->setError({});
    m_row->setHint({});
    m_chip->setVisible(m_parsed.has_value());
    if (m_parsed) {
        const ChipText chip = checkDigitChip(*m_parsed);
        m_chip->set(chip.kind, chip.text);
        const QString failed = failedCheckNames(*m_parsed);
        m_row->setHint(failed.isEmpty() ? tr("All check digits fit.")
                                        : tr("Check digits that don't fit: %1. Compare with the ID.").arg(failed));
    }
    Q_EMIT zoneChanged();
}

bool ZoneField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::FocusOut && !isSettled())
        m_row->setError(tr("This isn't a whole zone: 3 lines of 30 characters, or 2 of 36 or 44."));
    return QWidget::eventFilter(watched, event);
}

} // namespace guichet::ui
