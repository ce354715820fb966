// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/checkdigits.h"

#include "ui/common/languages.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::ui;

class TestCheckDigits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useLanguage(QLocale(QLocale::English)); }

    void allFit()
    {
        MachineReadableZone zone;
        zone.checkCount = 5;
        QCOMPARE(checkDigitChip(zone).kind, ChipKind::Ok);
        QCOMPARE(checkDigitChip(zone).text, u"5 of 5"_s);
        QCOMPARE(failedCheckNames(zone), QString());
    }

    void whatFailsIsNamed()
    {
        MachineReadableZone zone;
        zone.checkCount = 5;
        zone.failedChecks = {u"number"_s};
        QCOMPARE(checkDigitChip(zone).kind, ChipKind::Bad);
        QCOMPARE(checkDigitChip(zone).text, u"1 fails"_s);
        zone.failedChecks
            = {u"number"_s, u"birth date"_s, u"expiry date"_s, u"personal number"_s, u"composite"_s};
        QCOMPARE(checkDigitChip(zone).text, u"5 fail"_s);
        QCOMPARE(failedCheckNames(zone), u"number, birth date, expiry date, personal number, composite"_s);
    }

    void typedZonesAreTidied()
    {
        QCOMPARE(tidyZone(u" i<fra 12\n\n88060 \r\n"_s), u"I<FRA12\n88060"_s);
        QCOMPARE(tidyZone(QString()), QString());
    }
};

QTEST_GUILESS_MAIN(TestCheckDigits)
#include "tst_checkdigits.moc"
