// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/declarationform.h"

#include "models/items/cell.h"
#include "models/values/searchfold.h"
#include "ui/common/fieldrow.h"
#include "ui/customers/typeddate.h"

#include <QCheckBox>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int longestText = 200; // characters; the bank's limits are its own
constexpr int longestAddress = 500;
constexpr int oldestYears = 130;

QString nameProblem(const QString &text)
{
    const bool hasLetter = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
    return hasLetter ? QString() : DeclarationForm::tr("Enter the name as it stands on the ID.");
}

QString phoneProblem(const QString &text)
{
    return normalisedPhone(text).isEmpty() ? DeclarationForm::tr("Begin with + and the country: +33 6 12 34 56 78.")
                                           : QString();
}

QString emailProblem(const QString &text)
{
    return normalisedEmail(text).isEmpty() ? DeclarationForm::tr("This is not an e-mail address.") : QString();
}

QString idNumberProblem(const QString &text)
{
    return normalisedIdNumber(text).isEmpty() ? DeclarationForm::tr("Enter the number on the ID.") : QString();
}

int yearsBetween(QDate from, QDate to)
{
    const int years = to.year() - from.year();
    return from.addYears(years) > to ? years - 1 : years;
}

} // namespace

DeclarationForm::DeclarationForm(QDate today, QWidget *parent)
    : Card(tr("Customer"), parent)
    , m_today(today)
    , m_emailConfirmed(new QCheckBox(tr("The customer has &confirmed the e-mail address")))
{
    const auto anything = [](const QString &) { return QString(); };
    m_name = add(tr("&Name, as on the ID"), u"name"_s, u"nameEdit"_s, true, nameProblem);
    m_birthDate = add(tr("&Birth date"), u"birth_date"_s, u"birthDateEdit"_s, true,
                      [this](const QString &text) { return birthDateProblem(text); });
    m_phone = add(tr("&Phone"), u"phone"_s, u"phoneEdit"_s, true, phoneProblem);
    m_email = add(tr("&E-mail (optional)"), u"email"_s, u"emailEdit"_s, false, emailProblem);
    m_address = add(tr("&Address"), u"address"_s, u"addressEdit"_s, true, anything);
    m_idNumber = add(tr("&ID number"), u"id_number"_s, u"idNumberEdit"_s, true, idNumberProblem);
    m_address->setMaxLength(longestAddress);
    m_birthDate->setPlaceholderText(tr("DD.MM.YYYY"));
    m_phone->setPlaceholderText(tr("+33 …"));
    m_emailConfirmed->setObjectName(u"emailConfirmedBox"_s);
    m_emailConfirmed->setEnabled(false);
    connect(m_email, &QLineEdit::textChanged, this, [this](const QString &text) {
        const bool isAddress = !normalisedEmail(text).isEmpty();
        m_emailConfirmed->setEnabled(isAddress && m_email->isEnabled());
        if (!isAddress)
            m_emailConfirmed->setChecked(false);
    });
    connect(m_birthDate, &QLineEdit::editingFinished, this, &DeclarationForm::readBirthDateBack);
    arrange();
}

QLineEdit *DeclarationForm::add(const QString &label, const QString &name, const QString &objectName, bool isNeeded,
                                std::function<QString(const QString &)> problem)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(objectName);
    edit->setMaxLength(longestText);
    const Field field{name, edit, new FieldRow(label, edit), std::move(problem), isNeeded};
    m_fields.append(field);
    connect(edit, &QLineEdit::editingFinished, this, [this, field] { leave(field); });
    connect(edit, &QLineEdit::textEdited, this, [this, field] {
        field.row->setError({});
        Q_EMIT changed();
    });
    return edit;
}

void DeclarationForm::arrange()
{
    const auto rowOf = [this](QLineEdit *edit) {
        return std::find_if(m_fields.begin(), m_fields.end(), [edit](const Field &f) { return f.edit == edit; })->row;
    };
    const auto pair = [&](QLineEdit *one, QLineEdit *other) {
        auto *row = new QHBoxLayout;
        row->setSpacing(12);
        row->addWidget(rowOf(one), 1, Qt::AlignTop);
        row->addWidget(rowOf(other), 1, Qt::AlignTop);
        body()->addLayout(row);
    };
    body()->addWidget(rowOf(m_name));
    pair(m_birthDate, m_phone);
    body()->addWidget(rowOf(m_email));
    body()->addWidget(m_emailConfirmed);
    body()->addWidget(rowOf(m_address));
    body()->addWidget(rowOf(m_idNumber));
    body()->addStretch();
}

void DeclarationForm::leave(const Field &field)
{
    const QString text = field.edit->text().trimmed();
    field.row->setError(text.isEmpty() ? QString() : field.problem(text));
    Q_EMIT changed();
}

QString DeclarationForm::birthDateProblem(const QString &text) const
{
    const QDate date = typedDate(text);
    if (!date.isValid())
        return tr("Enter day, month and year: 02.06.1988.");
    if (date > m_today)
        return tr("This date lies ahead.");
    return yearsBetween(date, m_today) > oldestYears ? tr("Check the year.") : QString();
}

// 2.6. and 6.2. look alike: the month in words shows how it was read.
void DeclarationForm::readBirthDateBack()
{
    const QDate date = typedDate(m_birthDate->text());
    const bool isFine = date.isValid() && birthDateProblem(m_birthDate->text()).isEmpty();
    for (const Field &field : std::as_const(m_fields)) {
        if (field.edit == m_birthDate) {
            field.row->setHint(isFine ? tr("%1, %n year(s) old", nullptr, yearsBetween(date, m_today))
                                            .arg(dateText(date))
                                      : QString());
        }
    }
}

CustomerDeclaration DeclarationForm::declared() const
{
    return {m_name->text().trimmed(),
            typedDate(m_birthDate->text()),
            normalisedEmail(m_email->text()),
            normalisedPhone(m_phone->text()),
            m_address->text().trimmed(),
            m_idNumber->text().trimmed()};
}

void DeclarationForm::show(const CustomerDeclaration &declared)
{
    clear();
    m_name->setText(declared.name);
    m_birthDate->setText(declared.birthDate.toString(u"dd.MM.yyyy"_s));
    m_phone->setText(declared.phone);
    m_email->setText(declared.email);
    m_address->setText(declared.address.split(u'\n', Qt::SkipEmptyParts).join(u", "_s));
    m_idNumber->setText(declared.idNumber);
    readBirthDateBack();
    Q_EMIT changed();
}

void DeclarationForm::showEmailConfirmation(bool shown)
{
    m_emailConfirmed->setVisible(shown);
}

bool DeclarationForm::emailIsConfirmed() const
{
    return m_emailConfirmed->isChecked();
}

QStringList DeclarationForm::missing() const
{
    QStringList missing;
    for (const Field &field : m_fields) {
        const QString text = field.edit->text().trimmed();
        const bool isWrong = text.isEmpty() ? field.isNeeded : !field.problem(text).isEmpty() || field.row->hasError();
        if (isWrong)
            missing.append(field.edit->accessibleName().section(u',', 0, 0).section(u" ("_s, 0, 0));
    }
    return missing;
}

bool DeclarationForm::isEmpty() const
{
    return std::all_of(m_fields.begin(), m_fields.end(), [](const Field &f) { return f.edit->text().isEmpty(); });
}

void DeclarationForm::clear()
{
    for (const Field &field : std::as_const(m_fields)) {
        field.edit->clear();
        field.row->setError({});
        field.row->setHint({});
    }
    setLocked(false);
    Q_EMIT changed();
}

bool DeclarationForm::setError(const QString &name, const QString &sentence)
{
    for (const Field &field : std::as_const(m_fields)) {
        if (field.name != name)
            continue;
        field.row->setError(sentence);
        field.edit->setFocus();
        return true;
    }
    return false;
}

void DeclarationForm::setLocked(bool locked)
{
    for (const Field &field : std::as_const(m_fields))
        field.edit->setEnabled(!locked);
    m_emailConfirmed->setEnabled(!locked && !normalisedEmail(m_email->text()).isEmpty());
}

QWidget *DeclarationForm::firstField() const
{
    return m_name;
}

} // namespace guichet::ui
