// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/cashcountgrid.h"

#include "ui/common/enternext.h"
#include "ui/common/labels.h"
#include "ui/common/moneyedit.h"
#include "ui/common/moneyformat.h"
#include "ui/common/statuschip.h"
#include "ui/common/theme.h"

#include <QGridLayout>
#include <QIntValidator>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int mostNotes = 99'999; // of one face at one time: more is a typing error
constexpr int fieldWidth = 84;    // pixels
constexpr int columnsPerSide = 4; // label, field, sum, gap

QString faceText(qint64 face, Currency currency)
{
    const qint64 major = currency.minorPerMajor();
    return face % major == 0 ? QString::number(face / major)
                             : fieldText({.minorUnits = face, .currency = currency});
}

} // namespace

CashCountGrid::CashCountGrid(Currency currency, QWidget *parent)
    : QWidget(parent)
    , m_currency(currency)
    , m_grid(nullptr)
    , m_header(new QHBoxLayout)
    , m_heading(makeLabel(tr("Counted cash"), "h2"))
    , m_counted(makeLabel({}, "muted"))
    , m_chip(new StatusChip)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_header->setSpacing(12);
    m_header->addWidget(m_heading);
    m_header->addStretch(1);
    m_header->addWidget(m_counted);
    m_header->addWidget(m_chip);
    column->addLayout(m_header);
    m_chip->hide();
    m_counted->setObjectName(u"counted"_s);
    m_chip->setObjectName(u"difference"_s);
    build();
}

void CashCountGrid::setHeading(const QString &heading)
{
    m_heading->setText(heading);
}

void CashCountGrid::addHeaderWidget(QWidget *widget)
{
    m_header->insertWidget(1, widget);
}

void CashCountGrid::setCurrency(Currency currency)
{
    if (currency == m_currency)
        return;
    m_currency = currency;
    m_expected.reset();
    build();
    Q_EMIT countChanged();
}

void CashCountGrid::setExpected(const std::optional<Money> &expected)
{
    m_expected = expected;
    refresh();
}

void CashCountGrid::build()
{
    delete m_fields;
    m_lines.clear();
    m_fields = new QWidget;
    m_grid = new QGridLayout(m_fields);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(6);
    const QList<qint64> faces = faceValues(m_currency);
    const int rows = static_cast<int>((faces.size() + 1) / 2);
    for (int i = 0; i < faces.size(); ++i)
        addLine(faces[i], i % rows, i / rows * columnsPerSide);
    m_grid->setColumnStretch(2, 1);
    m_grid->setColumnStretch(3, 1);
    m_grid->setColumnStretch(columnsPerSide + 2, 1);
    m_grid->setColumnStretch(columnsPerSide + 3, 1);
    layout()->addWidget(m_fields);
    setReadOnly(m_readOnly);
    refresh();
}

void CashCountGrid::addLine(qint64 face, int row, int column)
{
    const bool coins = face == looseCoins;
    const QString name = coins ? tr("Coins") : faceText(face, m_currency);
    QLabel *label = makeLabel(coins ? name : isolated(name));
    label->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    label->setMinimumWidth(50);
    QLineEdit *edit = nullptr;
    if (coins) {
        edit = new MoneyEdit(m_currency, MoneyEdit::Size::Small);
        edit->setAccessibleName(tr("Coins, by amount"));
    } else {
        edit = new QLineEdit;
        theme::setClass(edit, "count");
        edit->setAlignment(Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute);
        edit->setValidator(new QIntValidator(0, mostNotes, edit));
        edit->setAccessibleName(tr("Notes of %1 %2").arg(m_currency.code(), name));
        edit->installEventFilter(this);
    }
    edit->setObjectName(u"count-%1"_s.arg(face));
    edit->setPlaceholderText(u"–"_s);
    edit->setFixedWidth(fieldWidth);
    label->setBuddy(edit);
    QLabel *sum = makeLabel({}, "muted");
    sum->setObjectName(u"sum-%1"_s.arg(face));
    sum->setAlignment(Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute);
    sum->setMinimumWidth(80);
    m_grid->addWidget(label, row, column);
    m_grid->addWidget(edit, row, column + 1);
    m_grid->addWidget(sum, row, column + 2);
    m_lines.append({face, edit, sum});
    // The pictures' order is down the columns, so is Tab's: lines are added in that order.
    connect(edit, &QLineEdit::textChanged, this, [this] {
        refresh();
        Q_EMIT countChanged();
    });
}

std::optional<qint64> CashCountGrid::countOf(const Line &line) const
{
    if (line.edit->text().trimmed().isEmpty())
        return 0;
    if (line.face == looseCoins) {
        const auto amount = static_cast<MoneyEdit *>(line.edit)->amount();
        return amount ? std::optional(amount->minorUnits) : std::nullopt;
    }
    bool ok = false;
    const int count = line.edit->text().toInt(&ok);
    return ok && count >= 0 && count <= mostNotes ? std::optional<qint64>(count) : std::nullopt;
}

CashCount CashCountGrid::count() const
{
    CashCount cash;
    for (const Line &line : m_lines) {
        if (const qint64 count = countOf(line).value_or(0); count > 0)
            cash.append({.faceMinorUnits = line.face, .count = count});
    }
    return cash;
}

void CashCountGrid::setCount(const CashCount &cash)
{
    for (const Line &line : std::as_const(m_lines)) {
        qint64 count = 0;
        for (const CashLine &given : cash) {
            if (given.faceMinorUnits == line.face)
                count = given.count;
        }
        if (count == 0)
            line.edit->clear();
        else if (line.face == looseCoins)
            static_cast<MoneyEdit *>(line.edit)->setAmount(Money{.minorUnits = count, .currency = m_currency});
        else
            line.edit->setText(QString::number(count));
    }
}

void CashCountGrid::clear()
{
    setCount({});
}

bool CashCountGrid::isEmpty() const
{
    return std::all_of(m_lines.cbegin(), m_lines.cend(),
                       [](const Line &line) { return line.edit->text().isEmpty(); });
}

std::optional<Money> CashCountGrid::total() const
{
    for (const Line &line : m_lines) {
        if (!countOf(line))
            return std::nullopt;
    }
    const std::optional<qint64> sum = totalOf(count(), m_currency);
    return sum ? std::optional(Money{.minorUnits = *sum, .currency = m_currency}) : std::nullopt;
}

bool CashCountGrid::matches() const
{
    return m_expected && total() == m_expected;
}

void CashCountGrid::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    for (const Line &line : std::as_const(m_lines))
        line.edit->setEnabled(!readOnly);
}

QWidget *CashCountGrid::firstField() const
{
    return m_lines.isEmpty() ? nullptr : m_lines.first().edit;
}

void CashCountGrid::refresh()
{
    for (const Line &line : std::as_const(m_lines)) {
        const std::optional<qint64> count = countOf(line);
        const std::optional<qint64> sum = count ? multiplyChecked(*count, line.face) : std::nullopt;
        line.sum->setText(sum ? formatMoney({.minorUnits = *sum, .currency = m_currency}) : u"?"_s);
        theme::setClass(line.sum, sum && *sum == 0 ? "muted" : "");
        theme::setProperty(line.edit, "invalid", !sum);
    }
    showDifference(total());
}

void CashCountGrid::showDifference(const std::optional<Money> &sum)
{
    m_counted->setText(sum ? tr("%1 counted").arg(formatMoney(*sum)) : tr("A line cannot be read"));
    m_chip->setVisible(m_expected.has_value() && sum.has_value());
    if (!m_expected || !sum)
        return;
    const qint64 over = sum->minorUnits - m_expected->minorUnits;
    const QString amount = formatMoney({.minorUnits = qAbs(over), .currency = m_currency});
    if (over == 0)
        m_chip->set(ChipKind::Ok, tr("Matches"));
    else if (over < 0)
        m_chip->set(ChipKind::Warn, tr("%1 short").arg(amount));
    else
        m_chip->set(ChipKind::Warn, tr("%1 over").arg(amount));
}

bool CashCountGrid::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *edit = qobject_cast<QLineEdit *>(watched);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (!edit || (key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return QWidget::eventFilter(watched, event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        focusNextField(edit);
        return true;
    case Qt::Key_Up:
        edit->setText(QString::number(qMin(mostNotes, edit->text().toInt() + 1)));
        return true;
    case Qt::Key_Down:
        edit->setText(edit->text().toInt() > 1 ? QString::number(edit->text().toInt() - 1) : QString());
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace guichet::ui
