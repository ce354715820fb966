// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/tour/driver.h"
#include "models/values/role.h"

#include <QMap>
#include <QTemporaryDir>

namespace guichet {

/// A day at the desk of the demo bank, step by step: each of its functions is a part of the day, and stops at the first
/// step that fails.
class Tour
{
public:
    /// `signIns` as `guichetctl demo` prints them: role, e-mail, password.
    Tour(Driver &driver, const QString &signIns);

    /// The whole day. False when a step failed.
    bool run();
    /// Instead of the day: looks at the people of a list (name, ID number and e-mail a line) as desks do. The first pays the
    /// second by e-mail; an ID of the third is approved.
    bool lookAt(const QString &list);

private:
    struct Person {
        QString name;
        QString idNumber;
        QString email;
    };
    struct SignIn {
        QString email;
        QString password;
    };

    bool signIn(Role role);
    /// Waits until the home page has what it shows to them.
    void seeFigures(Role role);
    bool signOut();
    bool registerCustomer();
    bool reviewId();
    bool openAccount();
    bool approveAccount();
    bool cash();
    bool checkReceipt();
    bool transferByEmail();
    bool lookAtEntries();
    bool askForReversal();
    bool approveReversal();
    bool lookAtFigures();
    bool lookAtStaff();

    void become(const Person &person);
    void findCustomer();
    /// One of the money forms with the day's customer in it.
    void openForm(Qt::Key key);
    void book();
    bool step(const QString &what, const std::function<void()> &act) { return m_driver.step(what, act); }
    /// Draws the photo of an ID card; gives its file.
    QString drawCard(const QString &side);

    Driver &m_driver;
    QMap<QString, SignIn> m_signIns;
    QTemporaryDir m_folder;
    QString m_name;     ///< of the customer this is about
    QString m_email;
    QString m_idNumber;
    QString m_payee = QStringLiteral("amelie.fontaine@mail.example"); ///< a customer of every demo bank
    QString m_payeeName = QStringLiteral("Fontaine");
};

} // namespace guichet
