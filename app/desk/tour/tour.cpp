// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/tour/tour.h"

#include "app/desk/tour/idcard.h"

#include <QRandomGenerator>

namespace guichet {

namespace {

/// A surname that sounds like one, another for each number.
QString surnameOf(int number)
{
    static constexpr std::array beginnings{"Bel", "Cler", "Dor", "Fon", "Gar", "Lam", "Mor", "Per", "Ros", "Val"};
    static constexpr std::array middles{"mar", "ta", "vi", "ne", "lo", "ri", "da", "so", "ba", "du"};
    static constexpr std::array ends{"nel", "court", "ville", "gnac", "reau", "sin", "tier", "mont", "quet", "lard"};
    QString name = QString::fromLatin1(beginnings[static_cast<size_t>(number % 10)]);
    for (const int place : {10, 100, 1000})
        name += QLatin1StringView(middles[static_cast<size_t>(number / place % 10)]);
    return name + QLatin1StringView(ends[static_cast<size_t>(number / 10000 % 10)]);
}

} // namespace

Tour::Tour(Driver &driver, const QString &signIns)
    : m_driver(driver)
{
    const QStringList lines = signIns.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QString role = line.section(u' ', 0, 0, QString::SectionSkipEmpty);
        const QString email = line.section(u' ', 1, 1, QString::SectionSkipEmpty);
        if (email.contains(u'@') && !m_signIns.contains(role))
            m_signIns.insert(role, {email, line.section(email, 1).trimmed()});
    }
    // Another customer each day: nobody is registered twice.
    const QString number = QString::number(QRandomGenerator::global()->bounded(100'000'000, 999'999'999));
    m_name = QStringLiteral("Léa ") + surnameOf(number.toInt());
    m_email = QStringLiteral("lea.fontanel.%1@mail.example").arg(number);
    m_idNumber = QStringLiteral("FR%1").arg(number);
}

bool Tour::run()
{
    return signIn(Role::Teller) && registerCustomer() && signOut() && signIn(Role::Compliance) && reviewId()
        && signOut() && signIn(Role::Teller) && openAccount() && signOut() && signIn(Role::Supervisor)
        && approveAccount() && signOut() && signIn(Role::Teller) && cash() && checkReceipt() && transferByEmail() && lookAtEntries()
        && askForReversal() && signOut() && signIn(Role::Supervisor) && approveReversal() && signOut()
        && signIn(Role::Manager) && lookAtFigures() && signOut() && signIn(Role::Administrator) && lookAtStaff()
        && signOut();
}

bool Tour::lookAt(const QString &list)
{
    QList<Person> people;
    for (const QString &line : list.split(u'\n', Qt::SkipEmptyParts))
        people.append({line.section(u'\t', 0, 0), line.section(u'\t', 1, 1), line.section(u'\t', 2, 2)});
    if (people.size() < 3 || !signIn(Role::Teller))
        return false;
    const bool isSeen = m_driver.step(QStringLiteral("look at %1 customers").arg(people.size()), [&] {
        for (const Person &person : std::as_const(people)) {
            become(person);
            findCustomer();
            m_driver.seeText(person.email);
        }
    });
    become(people[0]);
    m_payee = people[1].email;
    m_payeeName = people[1].name.section(u' ', -1);
    const bool isPaid = isSeen && transferByEmail() && signOut();
    become(people[2]);
    return isPaid && signIn(Role::Compliance) && reviewId() && signOut();
}

void Tour::become(const Person &person)
{
    m_name = person.name;
    m_idNumber = person.idNumber;
    m_email = person.email;
}

} // namespace guichet
