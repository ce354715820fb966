// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/resultcard.h"

#include "ui/common/actionbutton.h"
#include "ui/common/icons.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/labels.h"
#include "ui/common/receiptprint.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QDir>
#include <QKeyEvent>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

// A letter is a key only while the focus is in the card: elsewhere it is text.
void setLetter(ActionButton *button, Qt::Key key, QWidget *card)
{
    auto *shortcut = new QShortcut(key, card);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(shortcut, &QShortcut::activated, button, [button] { button->click(); });
    button->showKey(QKeySequence(key).toString(QKeySequence::NativeText));
}

} // namespace

ResultCard::ResultCard(QWidget *parent)
    : QFrame(parent)
    , m_title(makeLabel({}, "h2"))
    , m_amount(makeLabel({}, "amount"))
    , m_facts(new KeyValueList)
    , m_file(makeLabel({}, "hint"))
    , m_next(new ActionButton(tr("Next customer"), ActionButton::Look::Primary))
    , m_same(new ActionButton(tr("Same customer")))
    , m_print(new ActionButton(tr("Print"), ActionButton::Look::Plain, u"printer"_s))
    , m_save(new ActionButton(tr("Save PDF"), ActionButton::Look::Plain, u"download"_s))
{
    setObjectName(u"resultCard"_s);
    setProperty("banner", u"ok"_s);
    m_next->setObjectName(u"nextCustomer"_s);
    m_same->setObjectName(u"sameCustomer"_s);
    m_print->setObjectName(u"printReceipt"_s);
    m_print->setAccessibleDescription(tr("Print the receipt"));
    m_save->setObjectName(u"saveReceipt"_s);
    m_save->setAccessibleDescription(tr("Save the receipt as a PDF file"));
    m_file->setObjectName(u"receiptFile"_s);
    m_file->setWordWrap(true);
    m_file->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 14, 20, 14);
    column->setSpacing(10);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(8);
    heading->addWidget(new IconLabel(u"circle-check"_s, &Tokens::ok, 22));
    heading->addWidget(m_title, 1);
    column->addLayout(heading);
    for (QWidget *part : {static_cast<QWidget *>(m_amount), static_cast<QWidget *>(m_facts),
                          static_cast<QWidget *>(m_next), static_cast<QWidget *>(m_same)})
        column->addWidget(part);
    auto *receipt = new QHBoxLayout;
    receipt->setSpacing(10);
    receipt->addWidget(m_print, 1);
    receipt->addWidget(m_save, 1);
    column->addLayout(receipt);
    column->addWidget(m_file);
    m_next->showKey(tr("Enter"));
    m_next->installEventFilter(this);
    setLetter(m_same, Qt::Key_S, this);
    setLetter(m_print, Qt::Key_P, this);
    setLetter(m_save, Qt::Key_F, this);
    connect(m_next, &ActionButton::clicked, this, &ResultCard::nextTriggered);
    connect(m_same, &ActionButton::clicked, this, &ResultCard::sameTriggered);
    connect(m_print, &ActionButton::clicked, this, &ResultCard::print);
    connect(m_save, &ActionButton::clicked, this, &ResultCard::writeFile);
    hide();
}

void ResultCard::announce(const QString &title, const QString &reference, const ReceiptText &receipt)
{
    m_reference = reference;
    m_receipt = receipt;
    m_title->setText(title);
    m_amount->setText(receipt.amount);
    m_facts->clear();
    for (const auto &[name, value] : receipt.lines)
        m_facts->addRow(name, value);
    m_file->hide();
    m_save->setEnabled(true);
    setAccessibleName(title + u' ' + receipt.amount + u' ' + reference);
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ResultCard::addLine(const QString &name, const QString &value)
{
    m_receipt.lines.append({name, value});
    m_facts->addRow(name, value);
}

QWidget *ResultCard::nextButton() const
{
    return m_next;
}

// The Ctrl+Enter that booked, held down or pressed twice, must not take the result away.
bool ResultCard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    return isEnter && (key->isAutoRepeat() || key->modifiers().testFlag(Qt::ControlModifier));
}

void ResultCard::say(const QString &sentence)
{
    m_file->setText(sentence);
    m_file->show();
}

void ResultCard::print()
{
    m_next->setFocus();
    openPrintDialog(m_receipt, this, [this](bool isPrinted) {
        say(isPrinted ? tr("The receipt is sent to the printer.") : tr("The printer doesn't take the receipt."));
    });
}

void ResultCard::writeFile()
{
    const QString file = receiptFile(m_reference);
    m_save->setEnabled(false);
    m_next->setFocus();
    writeReceipt(m_receipt, ReceiptPaper::Roll, file, this, [this, file](bool isWritten) {
        m_save->setEnabled(true);
        say(isWritten ? tr("Receipt in %1").arg(QDir::toNativeSeparators(file))
                      : tr("The receipt could not be written to %1").arg(QDir::toNativeSeparators(file)));
        if (isWritten)
            Q_EMIT receiptWritten(file);
    });
}

} // namespace guichet::ui
