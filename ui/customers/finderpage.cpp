// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/finderpage.h"

#include "models/wire/customers.h"
#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/card.h"
#include "ui/common/emptystate.h"
#include "ui/common/failuresentence.h"
#include "ui/common/fieldrow.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/modelchips.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int pauseMs = 200;
constexpr int fewestLetters = 2;
constexpr int mostRows = 50;
constexpr int longestText = 100; // characters
constexpr int boxWidth = 560;    // pixels

} // namespace

FinderPage::FinderPage(const DeskContext &context, QWidget *parent)
    : PageFrame(tr("Customers"), parent)
    , m_context(context)
    , m_mayRegister(wire::registerCustomer.info.access.roles.contains(context.session.user().role))
    , m_box(new QLineEdit)
    , m_new(new ActionButton(tr("&New customer"), ActionButton::Look::Plain, u"user-plus"_s))
    , m_states(new QStackedWidget)
    , m_message(new EmptyState)
    , m_table(makeTable())
    , m_hint(makeLabel({}, "hint"))
{
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    m_model.setFetch([this](const PageRequest &, const CustomerListModel::Reply &reply) { fetch(reply); });
    connect(&m_pause, &QTimer::timeout, this, &FinderPage::ask);
    connect(&m_model, &PagedTableModel::stateChanged, this, &FinderPage::showAnswer);
    connect(m_box, &QLineEdit::textChanged, this, [this] {
        m_openOnAnswer = false;
        m_pause.start();
    });
    connect(m_table, &AmountTable::activated, this, [this](const QModelIndex &index) { open(index.row()); });
    connect(m_new, &ActionButton::clicked, this, [this] { Q_EMIT m_context.navigator.registerRequested(); });
    connect(m_message, &EmptyState::actionTriggered, this, [this] {
        if (m_model.state() == PagedTableModel::State::Failed)
            m_model.retry();
        else
            Q_EMIT m_context.navigator.registerRequested();
    });
    showNothing();
}

void FinderPage::build()
{
    m_box->setObjectName(u"customerFindEdit"_s);
    m_box->setMaxLength(longestText);
    m_box->setPlaceholderText(tr("Beginning of a name, or a whole e-mail address, phone, ID or customer number"));
    m_box->addAction(icon(u"search"_s, &Tokens::muted), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_box->setProperty("cls", u"find"_s);
    m_box->installEventFilter(this);
    m_new->setObjectName(u"newCustomerButton"_s);
    addHeaderWidget(m_new);
    m_new->setVisible(m_mayRegister);
    auto *row = new FieldRow(tr("&Find a customer"), m_box);
    row->setMaximumWidth(boxWidth);
    auto *card = new Card;
    card->body()->addWidget(row);
    card->body()->addWidget(m_states, 1);
    card->body()->addWidget(m_hint);
    m_states->addWidget(m_message);
    m_states->addWidget(m_table);
    body()->addWidget(card, 1);
}

AmountTable *FinderPage::makeTable()
{
    auto *table = new AmountTable(tr("Customers found"));
    table->setObjectName(u"customerTable"_s);
    table->setModel(&m_model);
    table->setChipColumn(CustomerListModel::Status, chipOfCell);
    table->setColumnWidths({320, 140, 140, 140, 170});
    table->setStretchColumn(CustomerListModel::Name);
    return table;
}

void FinderPage::enter()
{
    m_box->setFocus();
    m_box->selectAll();
    if (!text().isEmpty())
        ask(); // what was found may have changed meanwhile
}

bool FinderPage::clearOrBack()
{
    if (m_box->text().isEmpty())
        return false;
    m_box->clear();
    m_box->setFocus();
    ask();
    return true;
}

QString FinderPage::text() const
{
    return m_box->text().trimmed();
}

void FinderPage::ask()
{
    m_pause.stop();
    if (text().size() < fewestLetters) {
        m_openOnAnswer = false;
        m_model.clear();
        showNothing();
        return;
    }
    m_model.refresh();
}

void FinderPage::fetch(const CustomerListModel::Reply &reply)
{
    m_context.api.call<wire::FindRequest, wire::CustomerList>(
        wire::findCustomers, {text(), mostRows}, this, [reply](const client::Result<wire::CustomerList> &found) {
            if (found)
                reply(Page<CustomerSummary>{found->items, {}});
            else
                reply(tl::unexpected(sentenceOf(found.error())));
        });
}

void FinderPage::showNothing()
{
    m_hint->hide();
    m_message->set(u"users"_s, tr("Two letters are enough."),
                   tr("Names are found by their beginnings. E-mail, phone, ID and customer numbers must be whole."));
    m_states->setCurrentWidget(m_message);
}

void FinderPage::showAnswer()
{
    if (text().size() < fewestLetters)
        return;
    const auto state = m_model.state();
    m_table->setLoading(state == PagedTableModel::State::Loading);
    const bool isEmpty = state == PagedTableModel::State::Empty;
    const bool isFailed = state == PagedTableModel::State::Failed;
    if (isEmpty)
        m_message->set(u"search"_s, tr("No customer matches “%1”.").arg(text()),
                       tr("Fewer letters find more. E-mail, phone and ID number must be whole."),
                       m_mayRegister ? tr("New customer") : QString());
    if (isFailed)
        m_message->set(u"cloud-off"_s, tr("The search didn't work."), m_model.failure(), tr("Try again"));
    m_states->setCurrentWidget(isEmpty || isFailed ? static_cast<QWidget *>(m_message) : m_table);
    const bool isCut = m_model.rowCount() >= mostRows;
    m_hint->setText(isCut ? tr("Only the first %1 are shown. Type more letters to narrow the list.").arg(mostRows)
                          : tr("Down and Up choose, Enter opens."));
    m_hint->setVisible(m_model.rowCount() > 0);
    if (state != PagedTableModel::State::Idle || m_model.rowCount() == 0)
        return;
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model.index(0, 0));
    if (std::exchange(m_openOnAnswer, false) && m_model.rowCount() == 1)
        open(0);
}

void FinderPage::moveBy(int rows)
{
    if (m_model.rowCount() == 0)
        return;
    const int current = m_table->currentIndex().row();
    m_table->setCurrentIndex(m_model.index(std::clamp(current + rows, 0, m_model.rowCount() - 1), 0));
}

void FinderPage::open(int row)
{
    if (row >= 0 && row < m_model.rowCount())
        Q_EMIT m_context.navigator.customerRequested(m_model.rowAt(row).id);
}

// Enter may come before the answer: then the only customer found is opened when it is there.
void FinderPage::openCurrent()
{
    if (!m_pause.isActive() && m_model.state() == PagedTableModel::State::Idle) {
        open(m_table->currentIndex().row());
        return;
    }
    if (m_pause.isActive() || m_model.state() == PagedTableModel::State::Failed)
        ask();
    m_openOnAnswer = m_model.state() == PagedTableModel::State::Loading;
}

bool FinderPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_box || event->type() != QEvent::KeyPress)
        return PageFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        openCurrent();
        return true;
    default:
        return PageFrame::eventFilter(watched, event);
    }
}

} // namespace guichet::ui
