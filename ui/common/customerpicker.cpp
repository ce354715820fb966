// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/customerpicker.h"

#include "models/items/enumlabels.h"
#include "models/values/searchfold.h"
#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/moneyformat.h"
#include "ui/common/statuschip.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int pauseMs = 200;
constexpr int fewestLetters = 2;
constexpr int fewestRows = 4; // room for the sentence that there is none
constexpr int mostRows = 6;
constexpr int fewestNamePixels = 220;

ChipText statusOf(const QModelIndex &index)
{
    static const QHash<QString, ChipKind> kinds = {
        {u"ok"_s, ChipKind::Ok}, {u"warn"_s, ChipKind::Warn}, {u"bad"_s, ChipKind::Bad}, {u"info"_s, ChipKind::Info}};
    return {kinds.value(index.data(PagedTableModel::ChipRole).toString(), ChipKind::Neutral), index.data().toString()};
}

} // namespace

QString customerNumberText(UserId customer)
{
    QString digits = QString::number(customer.value);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QChar(0x202F));
    return CustomerPicker::tr("Customer %1").arg(isolated(digits));
}

CustomerPicker::CustomerPicker(QWidget *parent)
    : QWidget(parent)
    , m_model(new CustomerListModel(this))
    , m_finder(makeFinder())
    , m_strip(makeStrip())
    , m_error(makeLabel({}, "error"))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (QWidget *part : {m_finder, m_strip, static_cast<QWidget *>(m_error)})
        column->addWidget(part);
    m_strip->hide();
    m_error->hide();
    m_error->setWordWrap(true);
    m_error->setObjectName(u"customerError"_s);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &CustomerPicker::ask);
    connect(m_model, &PagedTableModel::stateChanged, this, &CustomerPicker::showAnswer);
}

QWidget *CustomerPicker::makeFinder()
{
    auto *finder = new QWidget;
    auto *column = new QVBoxLayout(finder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    QLabel *label = makeLabel(tr("&Customer"), "label");
    m_box = new QLineEdit;
    m_box->setObjectName(u"customerFind"_s);
    m_box->setProperty("cls", u"find"_s);
    m_box->setAccessibleName(withoutMnemonic(label->text()));
    m_box->setPlaceholderText(tr("Name, or a whole e-mail address, phone or ID number"));
    m_box->setMaxLength(100);
    m_box->addAction(icon(u"search"_s, &Tokens::muted), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_box->installEventFilter(this);
    label->setBuddy(m_box);
    m_table = new AmountTable(tr("Customers found"));
    m_table->setObjectName(u"customerMatches"_s);
    m_table->setModel(m_model);
    m_table->setChipColumn(CustomerListModel::Status, statusOf);
    m_table->setColumnWidths({200, 114, 100, 90, 136});
    m_table->setStretchColumn(CustomerListModel::Name);
    m_table->setColumnsGivingWay({CustomerListModel::Phone, CustomerListModel::IdNumber}, fewestNamePixels);
    m_table->setVisibleRows(fewestRows);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->hide();
    m_hint = makeLabel({}, "hint");
    m_hint->setWordWrap(true);
    m_hint->hide();
    for (QWidget *part : {static_cast<QWidget *>(label), static_cast<QWidget *>(m_box),
                          static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_hint)})
        column->addWidget(part);
    connect(m_box, &QLineEdit::textEdited, this, [this] {
        m_chooseOnAnswer = false;
        m_typedAhead.clear();
        m_pause.start();
    });
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    return finder;
}

QWidget *CustomerPicker::makeStrip()
{
    auto *strip = new QWidget;
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(new IconLabel(u"user-circle"_s, &Tokens::primary, 40));
    m_name = new ElidedLabel({}, "h2");
    m_name->setObjectName(u"customerName"_s);
    m_detail = new ElidedLabel({}, "muted");
    auto *who = new QVBoxLayout;
    who->setSpacing(2);
    who->addWidget(m_name);
    who->addWidget(m_detail);
    row->addLayout(who, 1);
    m_chip = new StatusChip;
    row->addWidget(m_chip, 0, Qt::AlignTop);
    m_change = new ActionButton(tr("C&hange"));
    m_change->setObjectName(u"changeCustomer"_s);
    m_change->setAccessibleName(tr("Change the customer"));
    row->addWidget(m_change);
    connect(m_change, &ActionButton::clicked, this, &CustomerPicker::changeRequested);
    return strip;
}

void CustomerPicker::setFind(Find find)
{
    m_find = std::move(find);
    m_model->setFetch([this](const PageRequest &, CustomerListModel::Reply reply) {
        m_find(m_box->text().trimmed(), std::move(reply));
    });
}

bool CustomerPicker::isSearching() const
{
    return !isChosen() && !m_box->text().isEmpty();
}

void CustomerPicker::ask()
{
    m_pause.stop();
    if (m_box->text().trimmed().size() < fewestLetters || !m_find) {
        m_model->clear();
        m_chooseOnAnswer = false;
        m_typedAhead.clear();
        m_table->hide();
        m_hint->hide();
        return;
    }
    m_model->refresh();
}

void CustomerPicker::showAnswer()
{
    const auto state = m_model->state();
    if (m_box->text().trimmed().size() < fewestLetters)
        return;
    m_table->setLoading(state == PagedTableModel::State::Loading);
    m_table->setVisible(state != PagedTableModel::State::Failed);
    m_table->setVisibleRows(qBound(fewestRows, m_model->rowCount(), mostRows));
    m_table->setEmptyText(u"search"_s, tr("No customer matches “%1”").arg(m_box->text().trimmed()),
                          tr("E-mail, phone and ID number must be whole."));
    if (state != PagedTableModel::State::Loading) {
        m_table->setCurrentIndex(m_model->index(0, 0));
        const int row = state == PagedTableModel::State::Idle ? rowToTake() : -1;
        if (std::exchange(m_chooseOnAnswer, false) && row >= 0)
            return choose(row);
        m_typedAhead.clear(); // nobody was chosen: it would go to a field it wasn't meant for
    }
    showHint();
}

// The only one, or the only one who is called just that.
int CustomerPicker::rowToTake() const
{
    if (m_model->rowCount() == 1)
        return 0;
    const QStringList words = searchWords(m_box->text());
    int found = -1;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (searchWords(m_model->rowAt(row).name) != words)
            continue;
        if (found >= 0)
            return -1;
        found = row;
    }
    return found;
}

void CustomerPicker::showHint()
{
    const bool isFailed = m_model->state() == PagedTableModel::State::Failed;
    QString hint;
    if (isFailed) {
        hint = tr("%1 Press Enter to try again.").arg(m_model->failure());
    } else if (!m_typedAhead.isEmpty()) {
        QString kept;
        for (const TypedKey &typed : std::as_const(m_typedAhead))
            kept += typed.key == Qt::Key_Return ? u" ⏎ "_s : typed.text;
        hint = tr("Kept for the next field: %1").arg(isolated(kept));
    } else if (m_model->rowCount() > 1) {
        hint = tr("Enter takes the marked customer. More letters narrow the list.");
    } else if (m_model->rowCount() == 1) {
        hint = tr("Enter takes the customer.");
    }
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void CustomerPicker::choose(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const CustomerSummary customer = m_model->rowAt(row);
    const QList<TypedKey> typed = std::exchange(m_typedAhead, {});
    setError({});
    showCustomer(customer);
    Q_EMIT chosen(customer.id);
    typeAgain(typed);
}

// While it waits for the answer to Enter. False: the key is for the box.
bool CustomerPicker::keepKey(const QKeyEvent &event)
{
    if ((event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != Qt::NoModifier)
        return false;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        if (m_typedAhead.isEmpty())
            return event.key() != Qt::Key_Tab; // Enter once more changes nothing
        m_typedAhead.append({Qt::Key_Return, Qt::NoModifier, u"\r"_s});
        break;
    case Qt::Key_Backspace:
        if (m_typedAhead.isEmpty())
            return false;
        m_typedAhead.removeLast();
        break;
    default:
        if (event.text().isEmpty() || !event.text().at(0).isPrint())
            return false;
        m_typedAhead.append({event.key(), event.modifiers(), event.text()});
    }
    showHint();
    return true;
}

void CustomerPicker::typeAgain(const QList<TypedKey> &keys)
{
    for (const TypedKey &typed : keys) {
        QWidget *field = window()->focusWidget();
        if (!field || isAncestorOf(field))
            return;
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, typed.key, typed.modifiers, typed.text);
            QApplication::sendEvent(field, &event);
        }
    }
}

bool CustomerPicker::handleKey(int key)
{
    const bool isSettled = !m_pause.isActive() && m_model->state() == PagedTableModel::State::Idle;
    const int count = m_model->rowCount();
    const int current = m_table->currentIndex().row();
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (count > 0)
            m_table->setCurrentIndex(m_model->index((current + (key == Qt::Key_Down ? 1 : count - 1)) % count, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isSettled && count > 0) {
            choose(current);
        } else {
            m_chooseOnAnswer = true;
            if (m_pause.isActive() || m_model->state() != PagedTableModel::State::Loading)
                ask();
        }
        return true;
    default:
        return false;
    }
}

bool CustomerPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_box || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (m_chooseOnAnswer && m_isTypeAheadKept && keepKey(*key))
        return true;
    const bool isPlain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    return isPlain && handleKey(key->key());
}

void CustomerPicker::showStrip(const QString &name, const QString &detail)
{
    m_pause.stop();
    m_name->setText(name);
    m_detail->setText(detail);
    m_finder->hide();
    m_strip->show();
}

void CustomerPicker::showCustomer(UserId customer)
{
    showStrip(customerNumberText(customer), tr("Asking the bank…"));
    m_chip->hide();
}

void CustomerPicker::showCustomer(const CustomerSummary &customer)
{
    showStrip(customer.name,
              tr("%1 · born %2").arg(customerNumberText(customer.id), isolated(dateText(customer.birthDate))));
    m_chip->show();
    m_chip->set(customer.approved ? ChipKind::Ok : ChipKind::Warn,
                customer.approved ? tr("ID verified") : tr("ID not verified"));
}

void CustomerPicker::showCustomer(const CustomerDetails &customer)
{
    CustomerSummary summary;
    summary.id = customer.id;
    summary.name = customer.declared.name;
    summary.birthDate = customer.declared.birthDate;
    summary.approved = customer.approved;
    showCustomer(summary);
    if (!customer.declared.phone.isEmpty())
        m_detail->setText(m_detail->text() + u" · "_s + isolated(customer.declared.phone));
    if (customer.status != UserStatus::Active)
        m_chip->set(ChipKind::Bad, labelOf(customer.status));
}

void CustomerPicker::reset()
{
    m_strip->hide();
    m_finder->show();
    m_box->clear();
    m_chooseOnAnswer = false;
    m_typedAhead.clear();
    ask();
    setError({});
}

void CustomerPicker::setError(const QString &sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
    m_box->setAccessibleDescription(sentence);
}

QWidget *CustomerPicker::field() const
{
    return isChosen() ? static_cast<QWidget *>(m_change) : m_box;
}

} // namespace guichet::ui
