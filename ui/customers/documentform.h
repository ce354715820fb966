// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"
#include "ui/customers/registrationcontroller.h"

class QLineEdit;

namespace guichet::ui {

class FieldRow;
class PhotoField;
class ZoneField;

/// The ID that is handed in: photos of its sides, its machine-readable zone, until when it is valid.
class DocumentForm : public Card
{
    Q_OBJECT
public:
    explicit DocumentForm(const QString &title, QDate today, QWidget *parent = nullptr);

    HandIn handIn() const;
    /// What is still needed or wrong, in words.
    QStringList missing() const;
    /// Whether a photo is still being read.
    bool isLoading() const;
    bool isEmpty() const;
    void clear();
    void setLocked(bool locked);
    void setPhotoError(DocumentSide side, const QString &sentence);
    /// By the field's name on the wire; false when it isn't one of these.
    bool setError(const QString &field, const QString &sentence);
    QWidget *firstField() const;

Q_SIGNALS:
    void changed();

private:
    void leaveExpiry();
    void takeExpiryFromZone();
    QString expiryProblem() const;

    QDate m_today;
    PhotoField *m_front;
    PhotoField *m_back;
    ZoneField *m_zone;
    QLineEdit *m_expiry;
    FieldRow *m_expiryRow;
};

} // namespace guichet::ui
