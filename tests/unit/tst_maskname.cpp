// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/maskname.h"

#include <QTest>

using namespace guichet::accounts;

class MaskNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachWordKeepsItsFirstLetter_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("masked");
        const QString dots = QStringLiteral("\u2022\u2022\u2022\u2022\u2022");
        QTest::newRow("two words") << QStringLiteral("Ana Fontaine") << QStringLiteral("A%1 F%1").arg(dots);
        QTest::newRow("one letter tells no length") << QStringLiteral("X") << QStringLiteral("X%1").arg(dots);
        QTest::newRow("blanks") << QStringLiteral("  Ana   Bo ") << QStringLiteral("A%1 B%1").arg(dots);
        QTest::newRow("a letter with its mark") << QStringLiteral("E\u0301mile") << QStringLiteral("E\u0301%1").arg(dots);
        QTest::newRow("beyond the basic plane") << QStringLiteral("\U00020BB7\u91CE") << QStringLiteral("\U00020BB7%1").arg(dots);
        QTest::newRow("nothing") << QString() << QString();
    }
    void eachWordKeepsItsFirstLetter()
    {
        QFETCH(QString, name);
        QFETCH(QString, masked);
        QCOMPARE(maskName(name), masked);
    }
};

QTEST_GUILESS_MAIN(MaskNameTest)
#include "tst_maskname.moc"
