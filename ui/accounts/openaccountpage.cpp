// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/openaccountpage.h"

#include "models/values/accountnumber.h"
#include "ui/accounts/findcustomers.h"
#include "ui/accounts/ownerlist.h"
#include "ui/accounts/producttext.h"
#include "ui/common/actionbutton.h"
#include "ui/common/banner.h"
#include "ui/common/card.h"
#include "ui/common/failuresentence.h"
#include "ui/common/fieldrow.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/labels.h"

#include <QComboBox>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int sideWidth = 340; // pixels
enum Fact { Owner, Kind, CurrencyCode, JointOwners };

} // namespace

OpenAccountPage::OpenAccountPage(const DeskContext &context, QWidget *parent)
    : PageFrame(tr("Open an account"), parent)
    , m_context(context)
    , m_file(context.api)
    , m_customer(new CustomerPicker)
    , m_product(new QComboBox)
    , m_productText(makeLabel({}, "muted"))
    , m_owners(new OwnerList(findCustomersWith(context.api, this)))
    , m_facts(new KeyValueList)
    , m_reason(makeLabel({}, "muted"))
    , m_open(new ActionButton(tr("Ask for the account"), ActionButton::Look::Primary, u"check"_s))
    , m_clear(new ActionButton(tr("Clear")))
    , m_show(new ActionButton(tr("&Show the account")))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(makeForm(), 1);
    auto *side = new QVBoxLayout;
    side->addWidget(makeSummary());
    side->addStretch();
    row->addLayout(side);
    body()->addLayout(row, 1);
    m_customer->setFind(findCustomersWith(context.api, this));
    for (const Product &product : context.bank.products)
        m_product->addItem(u"%1 · %2"_s.arg(product.name, product.currency.code()));
    m_open->setPrimaryKeys();
    m_clear->showKey(tr("Esc"));
    describeShortcut(QKeySequence(Qt::CTRL | Qt::Key_Enter), tr("Ask for the account"));
    connectForm();
    clear();
}

Card *OpenAccountPage::makeForm()
{
    auto *card = new Card;
    card->body()->addWidget(m_customer);
    card->body()->addWidget(makeRule());
    card->body()->addWidget(new FieldRow(tr("&Kind of account"), m_product));
    m_productText->setWordWrap(true);
    card->body()->addWidget(m_productText);
    card->body()->addWidget(makeRule());
    card->body()->addWidget(makeLabel(tr("Joint owners (optional)"), "h2"));
    card->body()->addWidget(m_owners);
    card->body()->addStretch();
    m_product->setObjectName(u"productBox"_s);
    m_productText->setObjectName(u"productText"_s);
    return card;
}

Card *OpenAccountPage::makeSummary()
{
    auto *card = new Card(tr("Check with the customer"));
    card->setFixedWidth(sideWidth);
    for (const QString &name : {tr("Owner"), tr("Account"), tr("Currency"), tr("Joint owners")})
        m_facts->addRow(name);
    card->body()->addWidget(m_facts);
    card->body()->addWidget(makeRule());
    m_reason->setWordWrap(true);
    for (QWidget *part : std::initializer_list<QWidget *>{m_reason, m_open, m_show, m_clear})
        card->body()->addWidget(part);
    m_reason->setObjectName(u"openReason"_s);
    m_open->setObjectName(u"openAccountButton"_s);
    m_show->setObjectName(u"showAccountButton"_s);
    m_clear->setObjectName(u"clearButton"_s);
    return card;
}

void OpenAccountPage::connectForm()
{
    connect(m_customer, &CustomerPicker::chosen, this, &OpenAccountPage::showFor);
    connect(m_customer, &CustomerPicker::changeRequested, this, [this] { showFor({}); });
    connect(&m_file, &CustomerFile::changed, this, &OpenAccountPage::presentCustomer);
    connect(m_product, &QComboBox::currentIndexChanged, this, &OpenAccountPage::refresh);
    connect(m_owners, &OwnerList::changed, this, &OpenAccountPage::refresh);
    connect(m_open, &ActionButton::clicked, this, &OpenAccountPage::submit);
    connect(m_clear, &ActionButton::clicked, this, &OpenAccountPage::clearOrBack);
    connect(m_show, &ActionButton::clicked, this,
            [this] { Q_EMIT m_context.navigator.accountRequested(m_opened.summary.id); });
}

void OpenAccountPage::showFor(UserId customer)
{
    if (m_isSending)
        return;
    clear();
    if (customer.isNull()) {
        m_customer->field()->setFocus();
        return;
    }
    m_owners->setFirst(customer);
    m_file.load(customer);
    m_product->setFocus();
}

void OpenAccountPage::enter()
{
    if (m_file.id().isNull())
        m_customer->field()->setFocus();
    else
        m_product->setFocus();
}

bool OpenAccountPage::clearOrBack()
{
    if (m_isSending)
        return true;
    const UserId customer = m_file.id();
    clear();
    if (customer.isNull())
        Q_EMIT m_context.navigator.finderRequested();
    else
        Q_EMIT m_context.navigator.customerRequested(customer);
    return true;
}

void OpenAccountPage::clear()
{
    m_opened = {};
    m_key = {};
    m_file.clear();
    m_customer->reset();
    m_customer->setError({});
    m_owners->clear();
    m_product->setCurrentIndex(0);
    banner()->hide();
    refresh();
}

void OpenAccountPage::presentCustomer()
{
    if (m_file.state() == CustomerFile::State::Loaded)
        m_customer->showCustomer(m_file.customer());
    m_customer->setError(m_file.state() == CustomerFile::State::Failed ? m_file.failure() : QString());
    refresh();
}

const Product *OpenAccountPage::product() const
{
    const qsizetype row = m_product->currentIndex();
    const QList<Product> &products = m_context.bank.products;
    return row >= 0 && row < products.size() ? &products.at(row) : nullptr;
}

QString OpenAccountPage::whatIsMissing() const
{
    if (m_file.state() == CustomerFile::State::Loading)
        return tr("Loading the customer…");
    if (m_file.state() != CustomerFile::State::Loaded)
        return tr("Choose the customer first.");
    if (m_file.customer().status == UserStatus::Closed)
        return sentenceOf(Refusal::CustomerClosed);
    return product() ? QString() : tr("Choose the kind of account.");
}

void OpenAccountPage::refresh()
{
    const bool isDone = !m_opened.summary.id.isNull();
    const bool isLocked = m_isSending || isDone || !m_key.isNull();
    const QString missing = whatIsMissing();
    for (QWidget *field : std::initializer_list<QWidget *>{m_customer, m_product, m_owners})
        field->setEnabled(!isLocked);
    m_productText->setText(product() ? describe(*product()) : QString());
    m_facts->setValue(Owner, m_file.state() == CustomerFile::State::Loaded ? m_file.customer().declared.name : u"–"_s);
    m_facts->setValue(Kind, product() ? product()->name : u"–"_s);
    m_facts->setValue(CurrencyCode, product() ? product()->currency.code() : u"–"_s);
    m_facts->setValue(JointOwners, m_owners->names().join(u'\n'));
    m_facts->setRowVisible(JointOwners, !m_owners->owners().isEmpty());
    m_open->setVisible(!isDone);
    m_open->setEnabled(!m_isSending && missing.isEmpty());
    m_open->setLabel(m_isSending ? tr("Asking…") : m_key.isNull() ? tr("Ask for the account") : tr("Ask again"));
    m_show->setVisible(isDone);
    m_clear->setLabel(isDone ? tr("Back to the customer") : tr("Cancel"));
    m_clear->setEnabled(!m_isSending);
    m_reason->setText(isDone            ? QString()
                      : missing.isEmpty() ? tr("A second person approves it. Until then: deposits only.")
                                          : missing);
    m_reason->setVisible(!isDone);
}

void OpenAccountPage::submit()
{
    if (!m_open->isEnabled())
        return;
    banner()->hide();
    if (m_key.isNull()) {
        m_key = IdempotencyKey::make(m_context.clock.nowMicros());
        m_sent = {product()->code, product()->currency, QList<UserId>{m_file.id()} + m_owners->owners()};
    }
    m_isSending = true;
    refresh();
    m_context.api.call<wire::OpenAccountRequest, AccountDetails>(
        wire::openAccount, m_sent, this, [this](const client::Result<AccountDetails> &reply) { take(reply); }, m_key);
}

void OpenAccountPage::take(const client::Result<AccountDetails> &reply)
{
    m_isSending = false;
    if (reply) {
        m_key = {};
        m_opened = *reply;
        banner()->announce(ChipKind::Ok, tr("Waiting for a second person"),
                           tr("Account %1 is asked for. A supervisor who didn't ask for it approves it.")
                               .arg(formatIban(reply->summary.number)));
    } else if (reply.error().kind == client::Failure::Kind::Unknown) {
        banner()->announce(ChipKind::Warn, tr("It isn't known yet whether the account was asked for."),
                           tr("Ask again: the same request is sent, and only one account is opened."));
    } else {
        m_key = {};
        banner()->announce(ChipKind::Bad, tr("The account wasn't asked for."), sentenceOf(reply.error()));
    }
    refresh();
    (reply ? m_show : m_open)->setFocus();
}

} // namespace guichet::ui
