// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery.h"

#include "models/values/accountnumber.h"
#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/banner.h"
#include "ui/common/card.h"
#include "ui/common/cashcountgrid.h"
#include "ui/common/emptystate.h"
#include "ui/common/fieldrow.h"
#include "ui/common/icons.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/labels.h"
#include "ui/common/moneyedit.h"
#include "ui/common/moneyformat.h"
#include "ui/common/pageframe.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shortcutsheet.h"
#include "ui/shell/signinpage.h"

#include <QCheckBox>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

Money euro(qint64 minorUnits)
{
    return {.minorUnits = minorUnits, .currency = Currency::euro()};
}

ChipText chipOf(const QModelIndex &index)
{
    static const QHash<QString, ChipKind> kinds = {{u"Booked"_s, ChipKind::Ok},
                                                   {u"Waiting"_s, ChipKind::Info},
                                                   {u"Unknown"_s, ChipKind::Warn},
                                                   {u"Reversed"_s, ChipKind::Bad}};
    const QString text = index.data().toString();
    return {kinds.value(text), text};
}

AmountTable *lastEntries(QWidget *parent)
{
    auto *model = new QStandardItemModel(0, 3, parent);
    model->setHorizontalHeaderLabels({u"Time"_s, u"Amount"_s, u"Status"_s});
    const struct {
        QString time;
        qint64 minorUnits;
        QString state;
    } lines[] = {{u"10:42"_s, 125'000, u"Booked"_s},
                 {u"10:31"_s, -30'000, u"Unknown"_s},
                 {u"10:12"_s, -411'111, u"Waiting"_s},
                 {u"09:58"_s, 9'000, u"Reversed"_s}};
    for (const auto &line : lines) {
        model->appendRow({new QStandardItem(line.time), new QStandardItem(formatMoney(euro(line.minorUnits))),
                          new QStandardItem(line.state)});
    }
    auto *table = new AmountTable(u"Last at this till"_s, parent);
    table->setModel(model);
    table->setAmountColumns({1});
    table->setChipColumn(2, chipOf);
    table->setColumnWidths({80, 102, 100});
    table->setStretchColumn(2);
    table->setVisibleRows(4);
    return table;
}

QHBoxLayout *customerStrip()
{
    auto *strip = new QHBoxLayout;
    strip->setSpacing(12);
    strip->addWidget(new IconLabel(u"user-circle"_s, &Tokens::primary, 40));
    auto *who = new QVBoxLayout;
    who->setSpacing(2);
    who->addWidget(new ElidedLabel(u"Amélie Fontaine-Nguyễn"_s, "h2"));
    who->addWidget(new ElidedLabel(u"Customer 100 482 · born 02 Jun 1988 · "_s + isolated(u"+33 6 12 34 56 78"_s), "muted"));
    strip->addLayout(who, 1);
    strip->addWidget(new StatusChip(ChipKind::Ok, u"ID verified"_s), 0, Qt::AlignTop);
    strip->addWidget(new ActionButton(u"Change"_s));
    return strip;
}

Card *formCard(bool broken)
{
    auto *card = new Card;
    card->body()->addLayout(customerStrip());
    card->body()->addWidget(makeRule());
    auto *account = new QComboBox;
    account->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    account->addItem(u"Current account · FR76 3000 6000 0112 3456 7890 189 · EUR"_s);
    card->body()->addWidget(new FieldRow(u"Into &account"_s, account));
    auto *currency = new QComboBox;
    currency->setProperty("cls", u"money"_s);
    currency->addItem(u"EUR"_s);
    auto *amount = new MoneyEdit(Currency::euro());
    auto *amountRow = new FieldRow(u"A&mount"_s, amount);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(new FieldRow(u"&Currency"_s, currency), 0, Qt::AlignTop);
    row->addWidget(amountRow, 1);
    card->body()->addLayout(row);
    auto *cash = new CashCountGrid(Currency::euro());
    card->body()->addWidget(cash);
    cash->setCount({{10'000, 8}, {5'000, 7}, {2'000, 4}, {1'000, broken ? 3 : 2}, {looseCoins, broken ? 265 : 0}});
    cash->setExpected(euro(125'000));
    amount->setAmount(euro(125'000));
    if (broken) {
        amount->setText(u"1.250"_s);
        amountRow->setError(amount->problem());
    }
    auto *note = new QLineEdit;
    note->setPlaceholderText(u"Shown on the receipt (optional)"_s);
    auto *noteRow = new FieldRow(u"&Note"_s, note);
    noteRow->setHint(u"At most 140 characters."_s);
    card->body()->addWidget(noteRow);
    card->body()->addWidget(new QCheckBox(u"Identity document seen"_s));
    card->body()->addStretch();
    return card;
}

Card *summaryCard()
{
    auto *card = new Card(u"Check with the customer"_s);
    card->body()->addWidget(makeLabel(formatMoney(euro(125'000), MoneyStyle::GroupedWithCode), "amount"));
    auto *facts = new KeyValueList;
    facts->addRow(u"Balance now"_s, formatMoney(euro(391'842)));
    facts->addRow(u"After deposit"_s, formatMoney(euro(516'842)));
    facts->addRow(u"Till after"_s, formatMoney(euro(1'373'000)));
    card->body()->addWidget(facts);
    card->body()->addWidget(makeRule());
    auto *book = new ActionButton(u"Book deposit"_s, ActionButton::Look::Primary, u"check"_s);
    book->setPrimaryKeys();
    auto *clear = new ActionButton(u"Clear"_s);
    clear->showKey(u"Esc"_s); // the window handles it
    card->body()->addWidget(book);
    card->body()->addWidget(clear);
    return card;
}

PageFrame *depositLike(bool broken)
{
    auto *page = new PageFrame(u"Cash deposit"_s);
    page->addHeaderWidget(new ActionButton(u"Print"_s, ActionButton::Look::Plain, u"printer"_s));
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(formCard(broken), 1);
    auto *side = new QVBoxLayout;
    side->setSpacing(14);
    auto *last = new Card(u"Last at this till"_s);
    last->body()->addWidget(lastEntries(last));
    for (Card *card : {summaryCard(), last}) {
        card->setFixedWidth(340);
        side->addWidget(card);
    }
    side->addStretch();
    row->addLayout(side);
    page->body()->addLayout(row, 1);
    page->describeShortcut(QKeySequence(Qt::CTRL | Qt::Key_Enter), u"Book deposit"_s);
    page->describeShortcut(QKeySequence(Qt::CTRL | Qt::Key_P), u"Print the receipt"_s);
    return page;
}

MainWindow *window()
{
    auto *window = new MainWindow(samplePages());
    window->setBank(u"Northgate Bank"_s);
    window->setBusinessDate(QDate(2025, 3, 14));
    window->showDesk({.name = u"Maya Okafor"_s, .role = Role::Teller, .branch = u"Branch 003"_s});
    window->setTill(u"Till 03 · "_s + formatMoney(euro(1'248'000), MoneyStyle::GroupedWithCode));
    return window;
}

QWidget *stateColumn()
{
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    const struct {
        ChipKind kind;
        QString title;
    } banners[] = {{ChipKind::Warn, u"We do not know yet whether this deposit was booked."_s},
                   {ChipKind::Bad, u"Refused: the account is frozen."_s},
                   {ChipKind::Ok, u"Booked. New balance EUR 5 168.42."_s},
                   {ChipKind::Info, u"Nothing was booked; you can send it again."_s}};
    for (const auto &line : banners) {
        auto *banner = new Banner;
        banner->announce(line.kind, line.title, u"Checking again in 4 s. Keep the cash aside; do not enter it again."_s,
                         line.kind == ChipKind::Warn ? u"Check now"_s : QString());
        column->addWidget(banner);
    }
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(new ActionButton(u"Reject"_s, ActionButton::Look::Danger, u"x"_s));
    buttons->addWidget(new ActionButton(u"Approve"_s, ActionButton::Look::Ok, u"check"_s));
    buttons->addWidget(new ActionButton(u"Print"_s, ActionButton::Look::Plain, u"printer"_s));
    buttons->addWidget(new ActionButton(u"Show all"_s, ActionButton::Look::Link));
    auto *disabled = new ActionButton(u"Booking…"_s, ActionButton::Look::Primary, u"clock"_s);
    disabled->setEnabled(false);
    buttons->addWidget(disabled);
    buttons->addStretch();
    column->addLayout(buttons);
    auto *chips = new QHBoxLayout;
    for (const ChipKind kind : {ChipKind::Neutral, ChipKind::Ok, ChipKind::Warn, ChipKind::Bad, ChipKind::Info})
        chips->addWidget(new StatusChip(kind, u"State of it"_s));
    chips->addStretch();
    column->addLayout(chips);
    auto *card = new Card(u"Entries"_s);
    auto *table = new AmountTable(u"Entries"_s);
    table->setModel(new QStandardItemModel(0, 3, table));
    table->setEmptyText(u"inbox"_s, u"Nothing booked yet today"_s, u"Press F3 to take a deposit."_s);
    card->body()->addWidget(table);
    column->addWidget(card, 1);
    return holder;
}

} // namespace

QList<PageEntry> samplePages()
{
    const auto plain = [](const QString &title) { return [title] { return new PageFrame(title); }; };
    return {
        {u"home"_s, u"Home"_s, u"home"_s, Qt::Key_F2, staff, plain(u"Home"_s)},
        {u"deposit"_s, u"Deposit"_s, u"deposit"_s, Qt::Key_F3, {Role::Teller}, [] { return depositLike(false); }},
        {u"withdraw"_s, u"Withdraw"_s, u"withdraw"_s, Qt::Key_F4, {Role::Teller}, plain(u"Cash withdrawal"_s)},
        {u"transfer"_s, u"Transfer"_s, u"transfer"_s, Qt::Key_F5, {Role::Teller}, plain(u"Transfer"_s)},
        {u"customers"_s, u"Customers"_s, u"users"_s, Qt::Key_F6, staff, plain(u"Customers"_s)},
        {u"review"_s, u"ID review"_s, u"id"_s, Qt::Key_F7, {Role::Compliance}, plain(u"ID review"_s)},
        {u"till"_s, u"Till"_s, u"cash-register"_s, Qt::Key_F8, {Role::Teller}, plain(u"Till"_s)},
        {u"reports"_s, u"Reports"_s, u"chart-bar"_s, Qt::Key_F9, {Role::Manager}, plain(u"Reports"_s)},
    };
}

QWidget *gallery()
{
    auto *holder = new QWidget;
    auto *row = new QHBoxLayout(holder);
    row->addWidget(formCard(true), 1);
    row->addWidget(stateColumn(), 1);
    return holder;
}

QWidget *shellWith(const QString &page)
{
    MainWindow *shown = window();
    shown->showPage(page);
    return shown;
}

QWidget *shellFinding()
{
    MainWindow *shown = window();
    shown->setConnection(ConnectionState::Reconnecting);
    shown->setFindSource([](const QString &, const FindBox::Deliver &deliver) {
        deliver({{u"1"_s, u"user"_s, u"Amélie Fontaine-Nguyễn"_s, u"Customer 100 482 · born 02 Jun 1988"_s},
                 {u"2"_s, u"user"_s, u"Delphine Fontaine"_s, u"Customer 100 907 · born 11 Sep 1971"_s},
                 {u"3"_s, u"wallet"_s, u"Current account"_s, formatIban(u"FR7630006000011234567890189"_s)}});
    });
    shown->show();
    FindBox *box = shown->findChild<FindBox *>();
    box->setFocus();
    box->setText(u"de"_s);
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    QCoreApplication::sendEvent(box, &enter);
    return shown;
}

QWidget *shellShortcuts()
{
    return new ShortcutSheet({{Qt::Key_F2, u"Home"_s},
                              {Qt::Key_F3, u"Deposit"_s},
                              {Qt::CTRL | Qt::Key_K, u"Find"_s},
                              {Qt::CTRL | Qt::Key_L, u"Lock"_s},
                              {Qt::Key_Escape, u"Clear or go back"_s},
                              {QKeySequence(u"?"_s), u"Show these shortcuts"_s}},
                             u"Cash deposit"_s,
                             {{Qt::CTRL | Qt::Key_Enter, u"Book deposit"_s}, {Qt::CTRL | Qt::Key_P, u"Print the receipt"_s}},
                             nullptr);
}

QWidget *signIn()
{
    auto *page = new SignInPage;
    page->setBank(u"Northgate Bank"_s);
    page->setServer(u"localhost:8443"_s, CertificateState::Pinned);
    page->enter();
    return page;
}

QWidget *signInRefused()
{
    auto *page = static_cast<SignInPage *>(signIn());
    page->setKeychainWorks(true);
    page->findChild<QLineEdit *>(u"email"_s)->setText(u"maya.okafor@northgate.example"_s);
    page->setUnreachable(u"Last contact 10:38. The desk tries again by itself."_s);
    page->setError(u"The e-mail address or the password is not right."_s);
    return page;
}

QWidget *locked()
{
    MainWindow *shown = window();
    shown->lock();
    return shown;
}

} // namespace guichet::ui
