// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sampleoffice.h"

#include "models/values/mrz.h"
#include "models/wire/session.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace guichet::testing {

namespace {

constexpr qint64 microsPerHour = 3600 * microsPerSecond;
constexpr qint64 now = 1'741'945'320'000'000; // 2025-03-14 09:42 UTC, as the sample bank's clock

const QStringList names = {u"Amélie Claire Fontaine-Nguyễn"_s, u"Jonas Weber"_s,  u"Lucía Ortega y Gasset"_s,
                           u"Yusuf al-Khatib"_s,               u"陳大文"_s,        u"Maximilian Alexander von Habsburg-Lothringen"_s,
                           u"Дмитрий Щербаков"_s,              u"Siobhán O’Connor"_s};

MachineReadableZone zoneData()
{
    MachineReadableZone zone;
    zone.documentCode = u"I"_s;
    zone.issuer = u"FRA"_s;
    zone.nationality = u"FRA"_s;
    zone.surname = u"FONTAINE NGUYEN"_s;
    zone.givenNames = u"AMELIE"_s;
    zone.number = u"12AB34567"_s;
    zone.birthDate = QDate(1988, 6, 2);
    zone.expiryDate = QDate(2031, 9, 11);
    zone.sex = u'F';
    return zone;
}

void drawCard(QPainter &painter)
{
    const QColor ink(u"#34475e"_s);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(0, 0, 1000, 630), QColor(u"#dfe8f1"_s));
    painter.fillRect(QRect(0, 0, 1000, 90), QColor(u"#b9cce0"_s));
    painter.setPen(ink);
    QFont font;
    font.setPixelSize(40);
    painter.setFont(font);
    painter.drawText(40, 60, u"IDENTITY CARD · SPECIMEN"_s);
    painter.fillRect(QRect(40, 130, 230, 290), QColor(u"#a9bfd4"_s));
    font.setPixelSize(32);
    painter.setFont(font);
    int y = 165;
    for (const QString &line : {u"FONTAINE-NGUYEN"_s, u"Amelie"_s, u"02.06.1988   F   FRA"_s, u"12AB34567"_s,
                                u"Expires 11.09.2031"_s}) {
        painter.drawText(310, y, line);
        y += 58;
    }
    font.setFamily(u"monospace"_s);
    font.setPixelSize(34);
    painter.setFont(font);
    y = 480;
    for (const QString &line : sampleZone().split(u'\n')) {
        painter.drawText(40, y, line);
        y += 52;
    }
}

} // namespace

std::unique_ptr<SampleBank> bankWith(Role role)
{
    auto bank = std::make_unique<SampleBank>(SampleBank::SignIn::No);
    const SignedInUser user{UserId{12}, u"Maya Okafor"_s, u"maya.okafor@northgate.example"_s, role};
    bank->server.give(wire::login, {u"access"_s, now + 600 * microsPerSecond, u"refresh"_s, user});
    bank->session.signIn({user.email, u"secret"_s}, client::Session::Remember::No, &bank->session, [](const auto &) {});
    if (!waitUntil([&] { return bank->session.isSignedIn(); }))
        qFatal("the sample bank lets nobody in");
    bank->bank.products = sampleProducts();
    return bank;
}

QString sampleZone()
{
    return makeIdentityCardMrz(zoneData());
}

QByteArray sampleIdCard(const char *format)
{
    QImage image(1000, 630, QImage::Format_RGB32);
    QPainter painter(&image);
    drawCard(painter);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QString sampleIdCardFile()
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(u"id-front.png"_s);
    if (QFile file(path); !file.exists() && file.open(QIODevice::WriteOnly))
        file.write(sampleIdCard());
    return path;
}

ReviewCase sampleCase(int number)
{
    ReviewCase reviewed;
    reviewed.id = ReviewCaseId{number};
    reviewed.customer = SampleBank::details();
    reviewed.customer.id = UserId{100'000 + number};
    reviewed.customer.declared.name = names.at((number - 1) % names.size());
    reviewed.customer.declared.idNumber = u"12AB34567"_s;
    reviewed.customer.approved = false;
    reviewed.customer.review = ReviewStatus::Waiting;
    reviewed.reading = {sampleZone(), QDate(2031, 9, 11)};
    reviewed.hasFront = true;
    reviewed.hasBack = true;
    reviewed.status = ReviewStatus::Waiting;
    reviewed.submittedAtMicros = now - number * 5 * microsPerHour;
    reviewed.version = 3;
    return reviewed;
}

ReviewCase expiredCase(int number)
{
    ReviewCase reviewed = sampleCase(number);
    MachineReadableZone zone = zoneData();
    zone.expiryDate = QDate(2024, 9, 11);
    zone.number = u"12AB34568"_s;
    reviewed.reading = {makeIdentityCardMrz(zone), zone.expiryDate};
    reviewed.reading.machineReadableZone.replace(36, 1, u"1"_s); // a check digit of the second line
    reviewed.sameIdNumber = {UserId{100'907}};
    return reviewed;
}

wire::ReviewPage sampleQueue(int count)
{
    wire::ReviewPage page;
    for (int number = 1; number <= count; ++number) {
        const ReviewCase reviewed = sampleCase(number);
        page.items.append({reviewed.id, reviewed.customer.id, reviewed.customer.declared.name,
                           now - (count - number + 1) * 9 * microsPerHour});
    }
    page.waiting = count;
    return page;
}

AccountDetails sampleAccount(AccountStatus status)
{
    AccountDetails account;
    account.summary = SampleBank::accounts().items.first();
    account.summary.status = status;
    account.holders = {{SampleBank::amelie, u"Amélie Fontaine-Nguyễn"_s}};
    account.openedBy = UserId{31};
    account.openedByName = u"Tomás Herrera"_s;
    account.openedAtMicros = now - 900 * 24 * microsPerHour;
    account.floorMinorUnits = -50'000;
    account.version = 7;
    return account;
}

wire::PostingPage samplePostings(int count)
{
    static constexpr EntryKind kinds[] = {EntryKind::Deposit, EntryKind::Transfer, EntryKind::Withdrawal};
    wire::PostingPage page;
    qint64 balance = 391'842;
    for (int i = 0; i < count; ++i) {
        const EntryKind kind = kinds[i % 3];
        const qint64 amount = kind == EntryKind::Deposit ? 125'000 : -(4'111 + i * 137);
        PostingLine line;
        line.entry = EntryId{9'000 - i};
        line.kind = kind;
        line.businessDate = QDate(2025, 3, 14).addDays(-i);
        line.postedAtMicros = now - i * 24 * microsPerHour;
        line.amount = SampleBank::euro(amount);
        line.balanceAfter = SampleBank::euro(balance);
        line.counterpartyName = kind == EntryKind::Transfer ? u"Delphine Fontaine"_s : u"Till 03"_s;
        line.note = kind == EntryKind::Transfer ? u"Rent for the flat in rue des Martyrs"_s : QString();
        page.items.append(line);
        balance -= amount;
    }
    return page;
}

QList<Product> sampleProducts()
{
    const Currency euro = Currency::euro();
    return {{u"checking"_s, u"Current account"_s, euro, -50'000, true, true, 0, 0},
            {u"savings"_s, u"Savings"_s, euro, 0, true, true, 235, 0},
            {u"investments"_s, u"Investments"_s, euro, 0, false, false, 310, 365}};
}

wire::AccountRequestPage sampleRequests()
{
    const auto request = [](int number, const QString &product, const QString &name, UserId by, const QString &byName) {
        return AccountRequest{AccountId{7'000 + number}, u"FR7630006000011234567890189"_s, product, name,
                              UserId{100'000 + number}, by, byName, now - number * microsPerHour};
    };
    return {{request(1, u"Savings"_s, names.at(0), UserId{31}, u"Tomás Herrera"_s),
             request(2, u"Current account"_s, names.at(5), UserId{12}, u"Maya Okafor"_s),
             request(3, u"Investments"_s, names.at(3), UserId{31}, u"Tomás Herrera"_s)},
            {}};
}

wire::ReversalPage sampleReversals(UserId signedIn)
{
    ReversalRequest first;
    first.id = ReversalRequestId{31};
    first.entry = EntryId{9001};
    first.kind = EntryKind::Withdrawal;
    first.account = SampleBank::current;
    first.customer = SampleBank::amelie;
    first.customerName = names.first();
    first.amount = SampleBank::euro(8'000);
    first.corrected = SampleBank::euro(8'500);
    first.correctedCash = {{5'000, 1}, {2'000, 1}, {1'000, 1}, {500, 1}};
    first.reason = u"85.00 were paid out, 80.00 were booked"_s;
    first.requestedBy = UserId{41};
    first.requestedByName = u"Tomás Herrera"_s;
    first.requestedAtMicros = now - 2 * microsPerHour;
    ReversalRequest second = first;
    second.id = ReversalRequestId{32};
    second.kind = EntryKind::Transfer;
    second.customerName = names.at(5);
    second.corrected = {};
    second.correctedCash = {};
    second.amount = SampleBank::euro(123'450);
    second.reason = u"Sent twice"_s;
    second.requestedBy = signedIn;
    second.requestedByName = u"Maya Okafor"_s;
    return {{first, second}, {}};
}

} // namespace guichet::testing
