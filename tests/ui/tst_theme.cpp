// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "resources/bundled.h"
#include "ui/common/icons.h"
#include "ui/common/savedappearance.h"
#include "ui/common/tokens.h"

#include <QFontInfo>
#include <QFontMetrics>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::ui;

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textIsReadable_data();
    void textIsReadable();
    void contrastIsThatOfTheStandard();
    void everyTokenOfTheStyleIsReplaced();
    void lengthsGrowWithTheText();
    void switchingChangesPaletteAndStyle();
    void everyPaletteRoleIsSet();
    void namesOfAppearancesComeBack();
    void theChosenAppearanceIsKept();
    void theBundledFontHasTabularDigits();
    void anIconFollowsTheTheme();
};

namespace {

struct Pair {
    const char *name;
    QColor Tokens::*fore;
    QColor Tokens::*back;
    int least; // contrast times 100
};

constexpr int text = 450;
constexpr int line = 300;

const Pair pairs[] = {
    {"text on surface", &Tokens::text, &Tokens::surface, text},
    {"text on bg", &Tokens::text, &Tokens::bg, text},
    {"text on surface2", &Tokens::text, &Tokens::surface2, text},
    {"text on selected row", &Tokens::text, &Tokens::primarySoft, text},
    {"muted on surface", &Tokens::muted, &Tokens::surface, text},
    {"muted on bg", &Tokens::muted, &Tokens::bg, text},
    {"muted on disabled field", &Tokens::muted, &Tokens::surface2, text},
    {"muted on selected row", &Tokens::muted, &Tokens::primarySoft, text},
    {"on primary", &Tokens::onPrimary, &Tokens::primary, text},
    {"on primary, hovered", &Tokens::onPrimary, &Tokens::primaryHover, text},
    {"link on surface", &Tokens::primary, &Tokens::surface, text},
    {"on ok", &Tokens::onOk, &Tokens::ok, text},
    {"ok chip", &Tokens::ok, &Tokens::okSoft, text},
    {"warn chip", &Tokens::warn, &Tokens::warnSoft, text},
    {"bad chip", &Tokens::bad, &Tokens::badSoft, text},
    {"info chip", &Tokens::info, &Tokens::infoSoft, text},
    {"text on warn banner", &Tokens::text, &Tokens::warnSoft, text},
    {"text on bad banner", &Tokens::text, &Tokens::badSoft, text},
    {"text on ok banner", &Tokens::text, &Tokens::okSoft, text},
    {"error sentence", &Tokens::bad, &Tokens::surface, text},
    {"toast", &Tokens::bg, &Tokens::text, text},
    {"sidebar", &Tokens::sidebarText, &Tokens::sidebar, text},
    {"selected in the sidebar", &Tokens::sidebarStrong, &Tokens::sidebarSelected, text},
    {"hovered in the sidebar", &Tokens::sidebarText, &Tokens::sidebarSelected, text},
    {"field border", &Tokens::inputBorder, &Tokens::surface, line},
    {"focus on surface", &Tokens::focus, &Tokens::surface, line},
    {"focus on bg", &Tokens::focus, &Tokens::bg, line},
    {"focus in the sidebar", &Tokens::focus, &Tokens::sidebar, line},
    {"second series", &Tokens::chartSecond, &Tokens::surface, line},
};

} // namespace

void TestTheme::textIsReadable_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::textIsReadable()
{
    QFETCH(bool, dark);
    const Tokens &tokens = dark ? darkTokens() : lightTokens();
    for (const Pair &pair : pairs) {
        const int contrast = contrastTimes100(tokens.*pair.fore, tokens.*pair.back);
        QVERIFY2(contrast >= pair.least, qPrintable(u"%1: %2"_s.arg(QLatin1String(pair.name)).arg(contrast)));
    }
}

void TestTheme::contrastIsThatOfTheStandard()
{
    QCOMPARE(contrastTimes100(Qt::black, Qt::white), 2100);
    QCOMPARE(contrastTimes100(Qt::white, Qt::black), 2100);
    QCOMPARE(contrastTimes100(Qt::white, Qt::white), 100);
    QCOMPARE(contrastTimes100(QColor(0x77, 0x77, 0x77), Qt::white), 447); // the well-known near miss of 4.5
}

void TestTheme::everyTokenOfTheStyleIsReplaced()
{
    static const QRegularExpression left(u"@[a-zA-Z0-9]+"_s);
    static const QRegularExpression comments(u"/\\*.*?\\*/"_s, QRegularExpression::DotMatchesEverythingOption);
    for (const Tokens *tokens : {&lightTokens(), &darkTokens()}) {
        const QString style = styleFrom(bundled::styleTemplate().remove(comments), *tokens, 14);
        QVERIFY(style.size() > 1000);
        const auto match = left.match(style);
        QVERIFY2(!match.hasMatch(), qPrintable(match.captured()));
    }
}

void TestTheme::lengthsGrowWithTheText()
{
    QCOMPARE(styleFrom(u"a{font-size:@p14;}"_s, lightTokens(), 14), u"a{font-size:14px;}"_s);
    QCOMPARE(styleFrom(u"a{font-size:@p14;b:@p30}"_s, lightTokens(), 21), u"a{font-size:21px;b:45px}"_s);
}

void TestTheme::switchingChangesPaletteAndStyle()
{
    theme::apply(Appearance::Light);
    QVERIFY(!theme::current().dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), lightTokens().bg);
    const QString light = qApp->styleSheet();
    theme::apply(Appearance::Dark);
    QVERIFY(theme::current().dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), darkTokens().bg);
    QVERIFY(qApp->styleSheet() != light);
}

void TestTheme::everyPaletteRoleIsSet()
{
    theme::apply(Appearance::Dark);
    const QPalette palette = QApplication::palette();
    for (int role = 0; role < QPalette::NColorRoles; ++role) {
        const auto asRole = static_cast<QPalette::ColorRole>(role);
        if (asRole == QPalette::NoRole || role > QPalette::PlaceholderText)
            continue;
        QVERIFY2(palette.isBrushSet(QPalette::Active, asRole), qPrintable(QString::number(role)));
    }
}

void TestTheme::namesOfAppearancesComeBack()
{
    for (const Appearance appearance : {Appearance::System, Appearance::Light, Appearance::Dark})
        QCOMPARE(appearanceFromName(appearanceName(appearance)), appearance);
    QCOMPARE(appearanceFromName(u"sepia"_s), Appearance::System);
}

void TestTheme::theChosenAppearanceIsKept()
{
    const QTemporaryDir folder;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    QCoreApplication::setOrganizationName(u"guichet"_s);
    QCOMPARE(savedAppearance(), Appearance::System);
    for (const Appearance appearance : {Appearance::Dark, Appearance::Light, Appearance::System}) {
        saveAppearance(appearance);
        QCOMPARE(savedAppearance(), appearance);
    }
}

void TestTheme::theBundledFontHasTabularDigits()
{
    theme::apply(Appearance::Light);
    for (const QFont::Weight weight : {QFont::Normal, QFont::Medium, QFont::DemiBold}) {
        QFont font = QApplication::font();
        font.setWeight(weight);
        font.setPixelSize(100);
        QCOMPARE(QFontInfo(font).family(), u"Teller Sans"_s);
        const QFontMetrics metrics(font);
        for (const QChar digit : u"123456789"_s)
            QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(u'0'));
        QCOMPARE(metrics.horizontalAdvance(QChar(0x2066)), 0);
        QVERIFY(metrics.inFont(QChar(0x2212)));
    }
}

void TestTheme::anIconFollowsTheTheme()
{
    const QIcon search = icon(u"search"_s, &Tokens::text);
    const auto darkest = [&search] {
        const QImage image = search.pixmap(QSize(32, 32), 1.0).toImage();
        QColor found;
        int opaque = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() > opaque) {
                    opaque = image.pixelColor(x, y).alpha();
                    found = image.pixelColor(x, y);
                }
            }
        }
        return QColor(found.rgb());
    };
    theme::apply(Appearance::Light);
    QCOMPARE(darkest(), lightTokens().text);
    theme::apply(Appearance::Dark);
    QCOMPARE(darkest(), darkTokens().text);
    QCOMPARE(search.pixmap(QSize(20, 20), 2.0).size(), QSize(40, 40));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
