// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/declaration.h"

#include "tests/support/comparerefusal.h"

using namespace guichet;
using namespace guichet::identity;

class DeclarationTest : public QObject
{
    Q_OBJECT
private:
    const QDate m_today{2027, 1, 15};
    const CustomerDeclaration m_good{QStringLiteral("Ana Fontaine"), QDate(1980, 5, 17),
                                     QStringLiteral("ana@mail.example"), QStringLiteral("+33612345678"),
                                     QStringLiteral("1 rue du Port\n29200 Brest"), QStringLiteral("AB 12-34")};

private Q_SLOTS:
    void aGoodOneIsTidied()
    {
        CustomerDeclaration typed = m_good;
        typed.name = QStringLiteral("  Zoe\u0308 Fontaine ");
        typed.email = QStringLiteral(" Ana@Mail.Example ");
        typed.phone = QStringLiteral("+33 6 12 34 56 78");
        typed.address = QStringLiteral("1 rue du Port\r\n29200 Brest ");
        const auto checked = checkDeclaration(typed, m_today);
        QVERIFY(checked);
        QCOMPARE(checked->name, QStringLiteral("Zo\u00eb Fontaine"));
        QCOMPARE(checked->email, QStringLiteral("ana@mail.example"));
        QCOMPARE(checked->phone, QStringLiteral("+33612345678"));
        QCOMPARE(checked->address, QStringLiteral("1 rue du Port\n29200 Brest"));
        QCOMPARE(checked->idNumber, QStringLiteral("AB 12-34"));
    }

    void emailPhoneAddressAndIdNumberMayBeMissing()
    {
        CustomerDeclaration bare;
        bare.name = QStringLiteral("李小龙");
        bare.birthDate = QDate(1990, 1, 1);
        QVERIFY(checkDeclaration(bare, m_today));
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, const char *field, const QString &value) {
            QTest::newRow(name) << QString::fromLatin1(field) << value;
        };
        row("no name", "name", QString());
        row("blank name", "name", QStringLiteral("   "));
        row("name without letter", "name", QStringLiteral("123 !"));
        row("name too long", "name", QString(maximumNameCharacters + 1, u'a'));
        row("name with NUL", "name", QStringLiteral("Ana") + QChar::Null);
        row("name with half a character", "name", QStringLiteral("Ana") + QChar(0xdc00));
        row("name in two lines", "name", QStringLiteral("Ana\nFontaine"));
        row("name with escape", "name", QStringLiteral("Ana\x1b[31m"));
        row("name with line separator", "name", QStringLiteral("Ana\u2028Fontaine"));
        row("no birth date", "birth_date", QString());
        row("born tomorrow", "birth_date", QStringLiteral("2027-01-16"));
        row("131 years old", "birth_date", QStringLiteral("1896-01-14"));
        row("e-mail without at", "email", QStringLiteral("ana.mail.example"));
        row("two at", "email", QStringLiteral("ana@@mail.example"));
        row("no dot", "email", QStringLiteral("ana@mail"));
        row("e-mail too long", "email", QString(250, u'a') + QStringLiteral("@mail.example"));
        row("blank e-mail", "email", QStringLiteral(" "));
        row("letters in the phone", "phone", QStringLiteral("+33 six"));
        row("phone too short", "phone", QStringLiteral("+3361"));
        row("phone too long", "phone", QStringLiteral("+1234567890123456"));
        row("address too long", "address", QString(maximumAddressCharacters + 1, u'a'));
        row("address with NUL", "address", QStringLiteral("1 rue") + QChar::Null);
        row("ID number without letter or digit", "id_number", QStringLiteral("---"));
        row("ID number too long", "id_number", QString(maximumIdNumberCharacters + 1, u'1'));
    }
    void refusals()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        CustomerDeclaration wrong = m_good;
        if (field == QLatin1String("name"))
            wrong.name = value;
        else if (field == QLatin1String("birth_date"))
            wrong.birthDate = QDate::fromString(value, Qt::ISODate);
        else if (field == QLatin1String("email"))
            wrong.email = value;
        else if (field == QLatin1String("phone"))
            wrong.phone = value;
        else if (field == QLatin1String("address"))
            wrong.address = value;
        else
            wrong.idNumber = value;
        const auto checked = checkDeclaration(wrong, m_today);
        COMPARE_REFUSAL(checked, InvalidValue);
        QCOMPARE(QString::fromLatin1(checked.error().field), field);
    }

    void theEdgesAreTaken()
    {
        CustomerDeclaration edge = m_good;
        edge.name = QString(maximumNameCharacters, u'a');
        edge.birthDate = m_today;
        QVERIFY(checkDeclaration(edge, m_today));
        edge.birthDate = m_today.addYears(-maximumAgeYears);
        QVERIFY(checkDeclaration(edge, m_today));
    }
};

QTEST_APPLESS_MAIN(DeclarationTest)
#include "tst_declaration.moc"
