// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/customer.h"
#include "ui/common/card.h"

#include <functional>

class QCheckBox;
class QLineEdit;

namespace guichet::ui {

class FieldRow;

/// What a customer declares about themself, field by field. A field is checked when it is left.
class DeclarationForm : public Card
{
    Q_OBJECT
public:
    /// `today` is the bank's date: nobody is born after it.
    explicit DeclarationForm(QDate today, QWidget *parent = nullptr);

    CustomerDeclaration declared() const;
    bool emailIsConfirmed() const;
    /// Fills the fields with what is known.
    using QWidget::show;
    void show(const CustomerDeclaration &declared);
    /// Whether the confirmation can be ticked here.
    void showEmailConfirmation(bool shown);
    /// What is still needed or wrong, in words: "birth date".
    QStringList missing() const;
    bool isEmpty() const;
    void clear();
    /// What the bank says of a field, by its name on the wire. False when it isn't one of these.
    bool setError(const QString &field, const QString &sentence);
    void setLocked(bool locked);
    QWidget *firstField() const;

Q_SIGNALS:
    void changed();

private:
    struct Field {
        QString name; ///< on the wire
        QLineEdit *edit;
        FieldRow *row;
        std::function<QString(const QString &)> problem; ///< of a text that isn't empty
        bool isNeeded;
    };
    QLineEdit *add(const QString &label, const QString &name, const QString &objectName, bool isNeeded,
                   std::function<QString(const QString &)> problem);
    void leave(const Field &field);
    QString birthDateProblem(const QString &text) const;
    void readBirthDateBack();
    void arrange();

    QDate m_today;
    QList<Field> m_fields;
    QLineEdit *m_name;
    QLineEdit *m_birthDate;
    QLineEdit *m_phone;
    QLineEdit *m_email;
    QLineEdit *m_address;
    QLineEdit *m_idNumber;
    QCheckBox *m_emailConfirmed;
};

} // namespace guichet::ui
