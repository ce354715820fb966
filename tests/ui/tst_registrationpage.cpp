// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/registrationpage.h"

#include "tests/ui/officepage.h"
#include "ui/common/fieldrow.h"
#include "ui/customers/declarationform.h"
#include "ui/customers/documentform.h"
#include "ui/customers/photofield.h"
#include "ui/customers/photopreview.h"
#include "ui/customers/zonefield.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

using Form = OfficePage<RegistrationPage>;

// The form for a new customer, driven by keys, against a scripted bank.
class TestRegistrationPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void theFocusStartsInTheName();
    void aCustomerIsRegisteredByKeys();
    void whatIsMissingIsSaid();
    void fieldsAreCheckedWhenTheyAreLeft_data();
    void fieldsAreCheckedWhenTheyAreLeft();
    void theBirthDateIsReadBack();
    void confirmingNeedsAnAddress();
    void aPhotoThatCannotBeReadIsSaid();
    void theZoneShowsItsCheckDigitsAndFillsTheDate();
    void aHalfTypedZoneIsSaid();
    void aRefusalStandsBesideItsField_data();
    void aRefusalStandsBesideItsField();
    void aFailureAfterRegisteringKeepsTheCustomer();
    void anUnknownRegistrationLocksTheForm();
    void escapeClearsThenGoesBack();
    void everythingHasANameAndAMnemonicOfItsOwn();

private:
    static void prepare(ScriptedServer &server);
    static void fillIn(const Form &page);
    static FieldRow *rowOf(const Form &page, const char *field);
};

void TestRegistrationPage::prepare(ScriptedServer &server)
{
    server.give(wire::registerCustomer, {UserId{100'700}});
    server.give(wire::uploadDocument, {});
    server.give(wire::submitReview, {});
}

void TestRegistrationPage::fillIn(const Form &page)
{
    page.fill("nameEdit", u"Amelie Fontaine"_s);
    page.fill("birthDateEdit", u"02.06.1988"_s);
    page.fill("phoneEdit", u"+33 6 12 34 56 78"_s);
    page.fill("emailEdit", u"amelie@example.org"_s);
    page.fill("addressEdit", u"12 rue des Martyrs, 75009 Paris"_s);
    page.fill("idNumberEdit", u"12AB34567"_s);
    page.fill("frontPathEdit", sampleIdCardFile());
    QTRY_VERIFY(page.button("registerButton")->isEnabled());
}

FieldRow *TestRegistrationPage::rowOf(const Form &page, const char *field)
{
    for (QWidget *up = page.find(field)->parentWidget(); up; up = up->parentWidget()) {
        if (auto *row = qobject_cast<FieldRow *>(up))
            return row;
    }
    return nullptr;
}

void TestRegistrationPage::theFocusStartsInTheName()
{
    const Form page(Role::Teller, prepare);
    QVERIFY(page.find("nameEdit")->hasFocus());
}

void TestRegistrationPage::aCustomerIsRegisteredByKeys()
{
    const Form page(Role::Teller, prepare);
    QSignalSpy opened(&page.bank->navigator, &Navigator::customerRequested);
    fillIn(page);
    QCOMPARE(page.text("registerReason"), QString());
    page.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<UserId>(), UserId{100'700});
    const QByteArray sent = page.bank->server.requests(wire::registerCustomer.info).first().body;
    QVERIFY(sent.contains("\"+33612345678\""));
    QVERIFY(sent.contains("\"1988-06-02\""));
    QVERIFY(page.find<QLineEdit>("nameEdit")->text().isEmpty());
}

void TestRegistrationPage::whatIsMissingIsSaid()
{
    const Form page(Role::Teller, prepare);
    QVERIFY(!page.button("registerButton")->isEnabled());
    QVERIFY(page.text("registerReason").contains(u"Birth date"_s));
    QVERIFY(page.text("registerReason").contains(u"Photo of the front"_s));
    fillIn(page);
    page.fill("phoneEdit", u"0612"_s);
    QVERIFY(!page.button("registerButton")->isEnabled());
    QCOMPARE(page.text("registerReason"), u"Still needed: Phone."_s);
}

void TestRegistrationPage::fieldsAreCheckedWhenTheyAreLeft_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("wrong");
    QTest::addColumn<QString>("right");
    QTest::newRow("name") << u"nameEdit"_s << u"123"_s << u"Anna 3"_s;
    QTest::newRow("birth date") << u"birthDateEdit"_s << u"31.02.1988"_s << u"28.02.1988"_s;
    QTest::newRow("born tomorrow") << u"birthDateEdit"_s << u"15.03.2025"_s << u"14.03.2025"_s;
    QTest::newRow("born long ago") << u"birthDateEdit"_s << u"01.01.1880"_s << u"01.01.1930"_s;
    QTest::newRow("phone") << u"phoneEdit"_s << u"0612345678"_s << u"+33612345678"_s;
    QTest::newRow("e-mail") << u"emailEdit"_s << u"amelie@"_s << u"amelie@example.org"_s;
    QTest::newRow("ID number") << u"idNumberEdit"_s << u"---"_s << u"12-AB"_s;
    QTest::newRow("valid until") << u"expiryDateEdit"_s << u"soon"_s << u"11.09.2031"_s;
    QTest::newRow("expired") << u"expiryDateEdit"_s << u"13.03.2025"_s << u"14.03.2025"_s;
}

void TestRegistrationPage::fieldsAreCheckedWhenTheyAreLeft()
{
    QFETCH(QString, field);
    QFETCH(QString, wrong);
    QFETCH(QString, right);
    const QByteArray name = field.toLatin1();
    const Form page(Role::Teller, prepare);
    page.fill(name.constData(), wrong);
    QVERIFY(rowOf(page, name.constData())->hasError());
    page.fill(name.constData(), right);
    QVERIFY(!rowOf(page, name.constData())->hasError());
}

void TestRegistrationPage::theBirthDateIsReadBack()
{
    const Form page(Role::Teller, prepare);
    page.fill("birthDateEdit", u"2.6.1988"_s);
    QVERIFY(page.find("birthDateEdit")->accessibleDescription().startsWith(u"02 Jun 1988, 36"_s));
}

void TestRegistrationPage::confirmingNeedsAnAddress()
{
    const Form page(Role::Teller, prepare);
    auto *box = page.find<QCheckBox>("emailConfirmedBox");
    QVERIFY(!box->isEnabled());
    page.fill("emailEdit", u"amelie@example.org"_s);
    QVERIFY(box->isEnabled());
    box->setChecked(true);
    page.fill("emailEdit", u"amelie"_s);
    QVERIFY(!box->isChecked());
}

void TestRegistrationPage::aPhotoThatCannotBeReadIsSaid()
{
    const QTemporaryDir folder;
    const QString text = folder.filePath(u"notes.png"_s);
    QFile file(text);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not a photo") > 0);
    file.close();
    const Form page(Role::Teller, prepare);
    page.fill("frontPathEdit", folder.filePath(u"missing.png"_s));
    QTRY_COMPARE(rowOf(page, "frontPathEdit")->error(), u"There is no such file, or it can't be read."_s);
    page.fill("frontPathEdit", text);
    QTRY_COMPARE(rowOf(page, "frontPathEdit")->error(), u"Choose a JPEG or PNG photo."_s);
    page.fill("frontPathEdit", sampleIdCardFile());
    QTRY_VERIFY(!page.text("registerReason").contains(u"Photo"_s) && !rowOf(page, "frontPathEdit")->hasError());
}

void TestRegistrationPage::theZoneShowsItsCheckDigitsAndFillsTheDate()
{
    const Form page(Role::Teller, prepare);
    auto *zone = page.find<QPlainTextEdit>("zoneEdit");
    zone->setPlainText(sampleZone().toLower());
    QVERIFY(page.text("zoneChip").contains(u"4 of 4"_s));
    QCOMPARE(page.find<QLineEdit>("expiryDateEdit")->text(), u"2031-09-11"_s);
    QString broken = sampleZone();
    broken.replace(36, 1, u"0"_s);
    zone->setPlainText(broken);
    QVERIFY(rowOf(page, "zoneEdit")->field()->accessibleDescription().contains(u"birth date"_s));
}

void TestRegistrationPage::aHalfTypedZoneIsSaid()
{
    const Form page(Role::Teller, prepare);
    auto *zone = page.find<QPlainTextEdit>("zoneEdit");
    zone->setFocus();
    QTest::keyClicks(zone, u"I<FRA12AB34567"_s);
    QVERIFY(!rowOf(page, "zoneEdit")->hasError());
    QTest::keyClick(zone, Qt::Key_Tab);
    QVERIFY(rowOf(page, "zoneEdit")->hasError());
    QVERIFY(page.text("registerReason").contains(u"Machine-readable zone"_s));
}

void TestRegistrationPage::aRefusalStandsBesideItsField_data()
{
    QTest::addColumn<Refusal>("refusal");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("field");
    QTest::newRow("e-mail taken") << Refusal::EmailTaken << u"/email"_s << u"emailEdit"_s;
    QTest::newRow("e-mail taken, unnamed") << Refusal::EmailTaken << QString() << u"emailEdit"_s;
    QTest::newRow("number taken") << Refusal::IdNumberTaken << QString() << u"idNumberEdit"_s;
    QTest::newRow("name") << Refusal::InvalidValue << u"/name"_s << u"nameEdit"_s;
}

void TestRegistrationPage::aRefusalStandsBesideItsField()
{
    QFETCH(Refusal, refusal);
    QFETCH(QString, pointer);
    QFETCH(QString, field);
    const Form page(Role::Teller, prepare);
    fillIn(page);
    const QList<wire::FieldError> errors
        = pointer.isEmpty() ? QList<wire::FieldError>() : QList<wire::FieldError>{{pointer, u"not-allowed"_s, u"refused"_s}};
    page.bank->server.script(wire::registerCustomer.info,
                             {Answer::problem(422, QString(enumName(refusal)), errors)});
    page.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(rowOf(page, field.toLatin1())->hasError());
    QVERIFY(page.find(field.toLatin1())->hasFocus());
    QVERIFY(!page.button("registerButton")->isEnabled());
}

void TestRegistrationPage::aFailureAfterRegisteringKeepsTheCustomer()
{
    const Form page(Role::Teller, prepare);
    QSignalSpy opened(&page.bank->navigator, &Navigator::customerRequested);
    fillIn(page);
    page.bank->server.script(wire::uploadDocument.info, {Answer::problem(503, u"busy"_s)});
    page.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(page.page->banner()->isVisible());
    QVERIFY(page.page->banner()->title().contains(u"is registered"_s));
    QVERIFY(!page.find("nameEdit")->isEnabled());
    QVERIFY(page.find("frontPathEdit")->isEnabled());
    QCOMPARE(page.button("registerButton")->label(), u"Go on"_s);
    QTest::keyClick(page.page.get(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(page.asked(wire::registerCustomer.info), 1);
}

void TestRegistrationPage::anUnknownRegistrationLocksTheForm()
{
    const Form page(Role::Teller, prepare);
    fillIn(page);
    page.bank->server.give(wire::registerCustomer.info, Answer::cut());
    page.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(page.page->banner()->isVisible());
    QVERIFY(page.page->banner()->title().contains(u"isn't known yet"_s));
    QVERIFY(!page.find("nameEdit")->isEnabled());
    QVERIFY(page.button("registerButton")->isEnabled());
}

void TestRegistrationPage::escapeClearsThenGoesBack()
{
    const Form page(Role::Teller, prepare);
    QSignalSpy back(&page.bank->navigator, &Navigator::finderRequested);
    page.fill("nameEdit", u"Anna"_s);
    QVERIFY(page.page->clearOrBack());
    QVERIFY(page.find<QLineEdit>("nameEdit")->text().isEmpty());
    QVERIFY(back.isEmpty());
    QVERIFY(page.page->clearOrBack());
    QCOMPARE(back.size(), 1);
}

void TestRegistrationPage::everythingHasANameAndAMnemonicOfItsOwn()
{
    const Form page(Role::Teller, prepare);
    QCOMPARE(page.nameless(), QStringList());
    QCOMPARE(page.sharedMnemonics(), QStringList());
}

QTEST_MAIN(TestRegistrationPage)
#include "tst_registrationpage.moc"
