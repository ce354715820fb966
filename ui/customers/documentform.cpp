// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/documentform.h"

#include "models/items/cell.h"
#include "models/values/documentcomparison.h"
#include "ui/common/fieldrow.h"
#include "ui/customers/photofield.h"
#include "ui/customers/typeddate.h"
#include "ui/customers/zonefield.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

DocumentForm::DocumentForm(const QString &title, QDate today, QWidget *parent)
    : Card(title, parent)
    , m_today(today)
    , m_front(new PhotoField(tr("&Front of the ID"), u"front"_s, PhotoField::Need::Required))
    , m_back(new PhotoField(tr("Bac&k (optional)"), u"back"_s, PhotoField::Need::Optional))
    , m_zone(new ZoneField(today))
    , m_expiry(new QLineEdit)
    , m_expiryRow(new FieldRow(tr("&Valid until"), m_expiry))
{
    m_expiry->setObjectName(u"expiryDateEdit"_s);
    m_expiry->setPlaceholderText(tr("DD.MM.YYYY"));
    auto *sides = new QHBoxLayout;
    sides->setSpacing(12);
    sides->addWidget(m_front, 1);
    sides->addWidget(m_back, 1);
    body()->addLayout(sides, 1);
    auto *reading = new QHBoxLayout;
    reading->setSpacing(12);
    reading->addWidget(m_zone, 3, Qt::AlignTop);
    reading->addWidget(m_expiryRow, 1, Qt::AlignTop);
    body()->addLayout(reading);
    connect(m_front, &PhotoField::photoChanged, this, &DocumentForm::changed);
    connect(m_back, &PhotoField::photoChanged, this, &DocumentForm::changed);
    connect(m_zone, &ZoneField::zoneChanged, this, &DocumentForm::takeExpiryFromZone);
    connect(m_expiry, &QLineEdit::editingFinished, this, &DocumentForm::leaveExpiry);
    connect(m_expiry, &QLineEdit::textChanged, this, [this] {
        m_expiryRow->setError({});
        m_expiryRow->setHint({});
        Q_EMIT changed();
    });
}

HandIn DocumentForm::handIn() const
{
    return {m_front->photo(), m_back->photo(), {m_zone->zone(), typedDate(m_expiry->text())}};
}

QStringList DocumentForm::missing() const
{
    QStringList missing;
    if (m_front->photo().isNull() || !m_front->isSettled())
        missing.append(tr("Photo of the front"));
    if (!m_back->isSettled())
        missing.append(tr("Photo of the back"));
    if (!m_zone->isSettled())
        missing.append(tr("Machine-readable zone"));
    if (!m_expiry->text().trimmed().isEmpty() && !typedDate(m_expiry->text()).isValid())
        missing.append(tr("Valid until"));
    return missing;
}

bool DocumentForm::isLoading() const
{
    return m_front->isLoading() || m_back->isLoading();
}

bool DocumentForm::isEmpty() const
{
    return m_front->edit()->text().isEmpty() && m_back->edit()->text().isEmpty() && m_zone->zone().isEmpty()
        && m_expiry->text().isEmpty();
}

void DocumentForm::clear()
{
    m_front->clear();
    m_back->clear();
    m_zone->clear();
    m_expiry->clear();
    m_expiryRow->setError({});
    setLocked(false);
    Q_EMIT changed();
}

void DocumentForm::setLocked(bool locked)
{
    for (QWidget *part : std::initializer_list<QWidget *>{m_front, m_back, m_zone, m_expiryRow})
        part->setEnabled(!locked);
}

void DocumentForm::setPhotoError(DocumentSide side, const QString &sentence)
{
    PhotoField *field = side == DocumentSide::Front ? m_front : m_back;
    field->setError(sentence);
    field->edit()->setFocus();
}

bool DocumentForm::setError(const QString &field, const QString &sentence)
{
    if (field == "machine_readable_zone"_L1)
        m_zone->setError(sentence);
    else if (field == "expiry_date"_L1)
        m_expiryRow->setError(sentence);
    else
        return false;
    return true;
}

QWidget *DocumentForm::firstField() const
{
    return m_front->edit();
}

QString DocumentForm::expiryProblem() const
{
    const QString text = m_expiry->text().trimmed();
    return text.isEmpty() || typedDate(text).isValid() ? QString() : tr("Enter day, month and year: 11.09.2031.");
}

void DocumentForm::leaveExpiry()
{
    m_expiryRow->setError(expiryProblem());
    const QDate expiry = typedDate(m_expiry->text());
    if (validityOf(expiry, m_today) == Validity::Expired)
        m_expiryRow->setError(tr("Expired. Ask for a valid one."));
    else if (expiry.isValid())
        m_expiryRow->setHint(dateText(expiry));
    Q_EMIT changed();
}

void DocumentForm::takeExpiryFromZone()
{
    if (m_zone->parsed() && m_expiry->text().trimmed().isEmpty() && m_zone->parsed()->expiryDate.isValid()) {
        m_expiry->setText(m_zone->parsed()->expiryDate.toString(Qt::ISODate));
        leaveExpiry();
    }
    Q_EMIT changed();
}

} // namespace guichet::ui
