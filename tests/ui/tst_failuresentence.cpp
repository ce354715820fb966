// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/failuresentence.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::ui;
using Kind = client::Failure::Kind;

class TestFailureSentence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRefusalHasASentenceOfItsOwn();
    void everyKindHasASentence();
    void aRefusalIsToldByItsReason();
    void aRejectedFieldIsNamed();
};

void TestFailureSentence::everyRefusalHasASentenceOfItsOwn()
{
    QSet<QString> sentences;
    for (const auto &[refusal, name] : EnumNames<Refusal>::values) {
        const QString sentence = sentenceOf(refusal);
        QVERIFY2(sentence.size() > 10 && sentence.endsWith(u'.'), name);
        QVERIFY2(!sentences.contains(sentence), name);
        sentences.insert(sentence);
    }
    QCOMPARE(size_t(sentences.size()), EnumNames<Refusal>::values.size());
}

void TestFailureSentence::everyKindHasASentence()
{
    QSet<QString> sentences;
    for (const Kind kind : {Kind::Busy, Kind::Unreachable, Kind::Unknown, Kind::SignedOut, Kind::Untrusted})
        sentences.insert(sentenceOf(client::Failure{kind, std::nullopt, {}}));
    QCOMPARE(sentences.size(), 5);
    QVERIFY(!sentences.contains(QString()));
}

void TestFailureSentence::aRefusalIsToldByItsReason()
{
    QCOMPARE(sentenceOf(client::Failure{Kind::Refused, Refusal::AccountFrozen, {}}), sentenceOf(Refusal::AccountFrozen));
}

void TestFailureSentence::aRejectedFieldIsNamed()
{
    client::Failure failure{Kind::Rejected, std::nullopt, {}};
    failure.problem.title = u"Not valid"_s;
    QVERIFY(sentenceOf(failure).contains(u"Not valid"_s));
    QVERIFY(fieldOf(failure).isEmpty());
    failure.problem.errors = {{u"/cash/2/count"_s, u"wrong-type"_s, u"must be a whole number"_s}};
    QVERIFY(sentenceOf(failure).contains(u"must be a whole number"_s));
    QCOMPARE(fieldOf(failure), u"count"_s);
}

QTEST_APPLESS_MAIN(TestFailureSentence)
#include "tst_failuresentence.moc"
