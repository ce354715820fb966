// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/labels.h"

#include "ui/common/card.h"
#include "ui/common/keyvaluelist.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet::ui;

// The labels and what is made of nothing else: cards and lists of facts.
class TestLabels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textIsNeverMarkup();
    void alignmentFollowsTheLayoutNotTheText();
    void absoluteAlignmentStays();
    void mnemonicsAreNotRead();
    void longTextIsShortenedAndKeptInTheToolTip();
    void aCardHasTheNameOfItsTitle();
    void factsAreNamedWithTheirValue();
    void factsComeAndGo();
};

void TestLabels::textIsNeverMarkup()
{
    QWidget window;
    QCOMPARE(makeLabel(u"<b>Bobby</b>"_s, "", &window)->textFormat(), Qt::PlainText);
}

void TestLabels::alignmentFollowsTheLayoutNotTheText()
{
    QWidget window;
    window.setLayoutDirection(Qt::RightToLeft);
    QLabel *label = makeLabel(u"Amélie"_s, "", &window);
    QLabel *trailing = makeLabel(u"1.00"_s, "", &window);
    trailing->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    window.show();
    QVERIFY(label->alignment() & Qt::AlignRight);
    QVERIFY(trailing->alignment() & Qt::AlignLeft);
    window.setLayoutDirection(Qt::LeftToRight);
    QVERIFY(label->alignment() & Qt::AlignLeft);
    QVERIFY(trailing->alignment() & Qt::AlignRight);
}

void TestLabels::absoluteAlignmentStays()
{
    QWidget window;
    window.setLayoutDirection(Qt::RightToLeft);
    QLabel *amount = makeLabel(u"1.00"_s, "", &window);
    amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute);
    window.show();
    QVERIFY(amount->alignment() & Qt::AlignRight);
}

void TestLabels::mnemonicsAreNotRead()
{
    QCOMPARE(withoutMnemonic(u"Into &account"_s), u"Into account"_s);
    QCOMPARE(withoutMnemonic(u"Fish && chips"_s), u"Fish & chips"_s);
    QCOMPARE(withoutMnemonic(u"Plain"_s), u"Plain"_s);
}

void TestLabels::longTextIsShortenedAndKeptInTheToolTip()
{
    ElidedLabel label(u"A name that is much longer than the sixty pixels it is given"_s);
    label.resize(60, 20);
    label.grab();
    QCOMPARE(label.toolTip(), label.text());
    QVERIFY(label.minimumSizeHint().width() < 120);
    label.resize(2000, 20);
    label.grab();
    QVERIFY(label.toolTip().isEmpty());
}

void TestLabels::aCardHasTheNameOfItsTitle()
{
    Card card(u"Entries"_s);
    QCOMPARE(card.accessibleName(), u"Entries"_s);
    card.setTitle(u"Last entries"_s);
    QCOMPARE(card.accessibleName(), u"Last entries"_s);
    auto *chip = new QLabel;
    card.addHeaderWidget(chip);
    QCOMPARE(chip->parentWidget(), &card);
}

void TestLabels::factsAreNamedWithTheirValue()
{
    KeyValueList facts;
    const int row = facts.addRow(u"Balance now"_s);
    facts.setValue(row, u"3 918.42"_s);
    QCOMPARE(facts.value(row), u"3 918.42"_s);
    QStringList names;
    for (const QLabel *label : facts.findChildren<QLabel *>())
        names.append(label->accessibleName());
    QVERIFY(names.contains(u"Balance now 3 918.42"_s));
}

void TestLabels::factsComeAndGo()
{
    KeyValueList facts;
    facts.addRow(u"One"_s, u"1"_s);
    QCOMPARE(facts.addRow(u"Two"_s, u"2"_s), 1);
    facts.setRowVisible(0, false);
    QVERIFY(facts.findChildren<QLabel *>().first()->isHidden());
    facts.clear();
    QCOMPARE(facts.rowCount(), 0);
    QVERIFY(facts.findChildren<QLabel *>().isEmpty());
}

QTEST_MAIN(TestLabels)
#include "tst_labels.moc"
