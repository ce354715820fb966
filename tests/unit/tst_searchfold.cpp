// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/searchfold.h"

#include <QtTest/QTest>
#include <rapidcheck.h>

using namespace guichet;

class TestSearchFold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char *name, const QString &text, const QStringList &words) {
            QTest::newRow(name) << text << words;
        };
        row("nothing", QString(), {});
        row("only separators", QStringLiteral(" -'. "), {});
        row("Vietnamese", QStringLiteral("Nguyễn Thị Ánh"),
            {QStringLiteral("nguyen"), QStringLiteral("thi"), QStringLiteral("anh")});
        row("Vietnamese, decomposed", QStringLiteral("Nguye\u0302\u0303n"),
            {QStringLiteral("nguyen")});
        row("Vietnamese d", QStringLiteral("Đặng"), {QStringLiteral("dang")});
        row("hyphen", QStringLiteral("al-Khatib"),
            {QStringLiteral("al"), QStringLiteral("khatib")});
        row("apostrophe", QStringLiteral("O’Brien"),
            {QStringLiteral("o"), QStringLiteral("brien")});
        row("Norwegian", QStringLiteral("Ødegård"), {QStringLiteral("odegard")});
        row("Polish", QStringLiteral("Łukasz"), {QStringLiteral("lukasz")});
        row("German", QStringLiteral("Weiß STRAẞE"),
            {QStringLiteral("weiss"), QStringLiteral("strasse")});
        row("Icelandic", QStringLiteral("Þórður Æsir"),
            {QStringLiteral("thordur"), QStringLiteral("aesir")});
        row("Turkish", QStringLiteral("İlkay Işık"),
            {QStringLiteral("ilkay"), QStringLiteral("isik")});
        row("Chinese", QStringLiteral("中文"), {QStringLiteral("中文")});
        row("Chinese and Latin", QStringLiteral("王小明 Wang"),
            {QStringLiteral("王小明"), QStringLiteral("wang")});
        row("Japanese", QStringLiteral("やまだ ガク"),
            {QStringLiteral("やまだ"), QStringLiteral("ガク")});
        row("Korean", QStringLiteral("김민준"), {QStringLiteral("김민준")});
        row("Greek", QStringLiteral("Ελένη Παπαδόπουλος"),
            {QStringLiteral("ελενη"), QStringLiteral("παπαδοπουλοσ")});
        row("Russian", QStringLiteral("Дмитрий Артём"),
            {QStringLiteral("дмитрии"), QStringLiteral("артем")});
        row("Arabic with and without vowels", QStringLiteral("مُحَمَّد محمد"),
            {QStringLiteral("محمد"), QStringLiteral("محمد")});
        row("Arabic hamza and tatweel", QStringLiteral("أحـمد"), {QStringLiteral("احمد")});
        row("Hebrew points", QStringLiteral("דָּוִד"), {QStringLiteral("דוד")});
        row("Hindi keeps its vowels", QStringLiteral("हिन्दी"), {QStringLiteral("हिन्दी")});
        row("Thai", QStringLiteral("สมชาย"), {QStringLiteral("สมชาย")});
        row("full width", QStringLiteral("ＡＢＣ１２"), {QStringLiteral("abc12")});
        row("Arabic digits", QStringLiteral("٣٤"), {QStringLiteral("34")});
        row("ligature", QStringLiteral("ﬁlip"), {QStringLiteral("filip")});
        row("zero width joiner", QStringLiteral("a\u200Db"), {QStringLiteral("ab")});
        row("beyond the first plane", QStringLiteral("𠀋野"), {QStringLiteral("𠀋野")});
        row("lone surrogate", QString(QChar(0xD800)) + QStringLiteral("a"), {QStringLiteral("a")});
    }
    void words()
    {
        QFETCH(QString, text);
        QTEST(searchWords(text), "words");
    }

    void foldingTwiceIsFoldingOnce()
    {
        QVERIFY(rc::check("searchWords(joined words) == words", [] {
            const auto codes = *rc::gen::container<std::vector<char16_t>>(
                rc::gen::oneOf(rc::gen::inRange<char16_t>(0x20, 0x600),
                               rc::gen::inRange<char16_t>(0x1E00, 0x2000)));
            const QString text = QString::fromUtf16(codes.data(), qsizetype(codes.size()));
            const QStringList words = searchWords(text);
            RC_ASSERT(searchWords(words.join(u' ')) == words);
        }));
    }

    void email_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("email");
        const auto row = [](const char *name, const char *text, const char *email) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(email);
        };
        row("as it is", "a@b.example", "a@b.example");
        row("trimmed, lower case", "  Amelie.Fontaine@Example.ORG ", "amelie.fontaine@example.org");
        row("other letters", "Élise@exämple.org", "élise@exämple.org");
        row("nothing", "", "");
        row("no at", "example.org", "");
        row("two at", "a@b@example.org", "");
        row("nothing before", "@example.org", "");
        row("nothing behind", "a@", "");
        row("no dot behind", "a.b@localhost", "");
        row("dot at the end", "a@example.", "");
        row("dot at the beginning", "a@.org", "");
        row("space within", "a b@example.org", "");
        row("control character", "a\x01@example.org", "");
    }
    void email()
    {
        QFETCH(QString, text);
        QTEST(normalisedEmail(text), "email");
    }

    void anEmailHasALongestLength()
    {
        const QString domain = QStringLiteral("@example.org");
        QVERIFY(!normalisedEmail(QString(254 - domain.size(), u'a') + domain).isEmpty());
        QVERIFY(normalisedEmail(QString(255 - domain.size(), u'a') + domain).isEmpty());
    }

    void phone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("phone");
        const auto row = [](const char *name, const QString &text, const QString &phone) {
            QTest::newRow(name) << text << phone;
        };
        const QString french = QStringLiteral("+33612345678");
        row("as it is", french, french);
        row("spaces", QStringLiteral(" +33 6 12 34\u00A056\u202F78 "), french);
        row("dots, dashes, brackets", QStringLiteral("+33.(6)-12\u201034[56]78"), french);
        row("shortest", QStringLiteral("+1234567"), QStringLiteral("+1234567"));
        row("longest", QStringLiteral("+123456789012345"), QStringLiteral("+123456789012345"));
        row("nothing", QString(), QString());
        row("only plus", QStringLiteral("+"), QString());
        row("no country", QStringLiteral("0612345678"), QString());
        row("too short", QStringLiteral("+123456"), QString());
        row("too long", QStringLiteral("+1234567890123456"), QString());
        row("letters", QStringLiteral("+3361234567A"), QString());
        row("other digits", QStringLiteral("+3361234567\u0661"), QString());
        row("plus within", QStringLiteral("+33+612345678"), QString());
        row("country zero", QStringLiteral("+0612345678"), QString());
    }
    void phone()
    {
        QFETCH(QString, text);
        QTEST(normalisedPhone(text), "phone");
    }

    void idNumber()
    {
        QCOMPARE(normalisedIdNumber(u" d23-145 890/a "), QStringLiteral("D23145890A"));
        QCOMPARE(normalisedIdNumber(u"Ｄ１"), QStringLiteral("D1"));
        QVERIFY(normalisedIdNumber(u" -/ ").isEmpty());
        QVERIFY(normalisedIdNumber(u"").isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestSearchFold)
#include "tst_searchfold.moc"
