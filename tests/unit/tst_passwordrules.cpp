// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/passwordrules.h"

#include <QTest>

using namespace guichet;
using namespace guichet::identity;

// Row A1 of the security checklist.
class PasswordRulesTest : public QObject
{
    Q_OBJECT
private:
    const PasswordOwner m_owner{{QStringLiteral("Northgate Bank"), QStringLiteral("Amélie Fontaine-Nguyễn")},
                                QStringLiteral("a.window@mail.example")};

private Q_SLOTS:
    void goodOnesAreTakenAsTheyAre_data()
    {
        QTest::addColumn<QString>("password");
        for (const QString &password :
             {QStringLiteral("a long password of mine"), QStringLiteral(" ünï 🏦 mit Blanks "), QStringLiteral("correct horse battery staple"),
              QStringLiteral("fünfzehn Zeiche"), QString(QStringLiteral("😀🏦🦊🐢🌵🍋🎈🚲🧭🪁🛶🏔🌊🔭🎻")),
              QStringLiteral("Ein sehr langer Satz, der mehr als vierundsechzig Zeichen hat, wie man leicht nachzählt."),
              QStringLiteral("bank of the river, at dawn"), QStringLiteral("xq7!Vb2#Lm9$Tz4%")})
            QTest::newRow(password.toUtf8()) << password;
    }
    void goodOnesAreTakenAsTheyAre()
    {
        QFETCH(QString, password);
        QVERIFY(!weaknessOf(password, m_owner));
    }

    void badOnesAreRefused_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<Weakness>("weakness");
        const auto row = [](const QString &password, Weakness weakness) { QTest::newRow(password.left(60).toUtf8()) << password << weakness; };
        row(QString(), Weakness::TooShort);
        row(QStringLiteral("fourteen chars"), Weakness::TooShort);
        row(QString(QStringLiteral("😀")).repeated(14), Weakness::TooShort); // two units each, one character
        row(QStringLiteral("x1 y2 z3 ").repeated(29), Weakness::TooLong);
        row(QStringLiteral("a day at the desk") + QChar::Null, Weakness::Unreadable);
        row(QStringLiteral("a day at the desk") + QChar(0xd800), Weakness::Unreadable);
        row(QStringLiteral("passwordpassword"), Weakness::Common);
        row(QStringLiteral("PasswordPassword"), Weakness::Common);
        row(QStringLiteral("!!Password123456789"), Weakness::Common);
        row(QStringLiteral("123456789012345"), Weakness::Common);
        row(QStringLiteral("aaaaaaaaaaaaaaaa"), Weakness::Common);
        row(QStringLiteral("abcabcabcabcabcabc"), Weakness::Common);
        row(QStringLiteral("abcdefghijklmnopqrst"), Weakness::Common);
        row(QStringLiteral("qwertyuiopasdfghjkl"), Weakness::Common);
        row(QStringLiteral("0987654321zyxwvuts"), Weakness::Common);
        row(QStringLiteral("the northgate window"), Weakness::HoldsName);
        row(QStringLiteral("my name is amelie, hello"), Weakness::HoldsName);
        row(QStringLiteral("Nguyen and the seven seas"), Weakness::HoldsName);
        row(QStringLiteral("behind the window pane"), Weakness::HoldsName); // of the e-mail address
    }
    void badOnesAreRefused()
    {
        QFETCH(QString, password);
        QFETCH(Weakness, weakness);
        const auto found = weaknessOf(password, m_owner);
        QVERIFY(found);
        QCOMPARE(enumName(*found), enumName(weakness));
    }

    void besideASecondFactorEightAreEnough()
    {
        PasswordOwner owner = m_owner;
        owner.hasSecondFactor = true;
        QVERIFY(!weaknessOf(QStringLiteral("kz7 Pq!w"), owner));
        QVERIFY(weaknessOf(QStringLiteral("kz7 Pq!"), owner) == Weakness::TooShort);
        for (const char *known : {"password", "iloveyou", "football", "12345678", "qwertyui", "sunshine", "trustno1"})
            QVERIFY2(weaknessOf(QString::fromLatin1(known), owner) == Weakness::Common, known);
    }

    void shortWordsOfNamesMayStandInIt()
    {
        PasswordOwner owner;
        owner.names = {QStringLiteral("Li An")};
        QVERIFY(!weaknessOf(QStringLiteral("italian landscapes"), owner));
    }
};

Q_DECLARE_METATYPE(guichet::identity::Weakness)

QTEST_APPLESS_MAIN(PasswordRulesTest)
#include "tst_passwordrules.moc"
