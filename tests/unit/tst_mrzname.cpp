// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/mrz.h"

#include <QtTest/QTest>

using namespace guichet;

class TestMrzName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("written");
        const auto row = [](const char *written, const QString &name) {
            QTest::newRow(written) << name << QString::fromLatin1(written);
        };
        row("ANNA<MARIA", QStringLiteral("Anna Maria"));
        row("FONTAINE<NGUYEN", QStringLiteral("Fontaine-Nguyễn"));
        row("OCONNOR", QStringLiteral("O’Connor"));
        row("DARTAGNAN", QStringLiteral("d'Artagnan"));
        row("MUELLER", QStringLiteral("Müller"));
        row("MUELLER", QStringLiteral("Mu\u0308ller"));
        row("WEISS", QStringLiteral("Weiß"));
        row("OEDEGAARD", QStringLiteral("Ødegård"));
        row("LUKASZ", QStringLiteral("Łukasz"));
        row("DMITRII", QStringLiteral("Дмитрий"));
        row("SHCHERBAKOV", QStringLiteral("Щербаков"));
        row("GORBUNOVA", QStringLiteral("Горбунова"));
        row("ELENI", QStringLiteral("Ελένη"));
        row("SMITH<JR", QStringLiteral("Smith, Jr."));
        row("", QStringLiteral("中文"));
        row("", QString());
        row("A<B", QStringLiteral("  A  –  B  "));
    }
    void names()
    {
        QFETCH(QString, name);
        QTEST(mrzName(name), "written");
    }
};

QTEST_APPLESS_MAIN(TestMrzName)
#include "tst_mrzname.moc"
