// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/decisionpanel.h"

#include "models/items/enumlabels.h"
#include "ui/common/actionbutton.h"
#include "ui/common/fieldrow.h"
#include "ui/common/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int noteHeight = 56;      // pixels
constexpr int longestNote = 1000;   // characters; the bank takes no more
constexpr int sentenceHeight = 34;  // two lines of small print, so that nothing jumps

} // namespace

QStringList DecisionPanel::checks()
{
    return {tr("The photo is sharp and shows the whole document"), tr("No sign of tampering"),
            tr("Declared data and document are of one person")};
}

DecisionPanel::DecisionPanel(QWidget *parent)
    : QWidget(parent)
    , m_reason(new QComboBox)
    , m_note(new QPlainTextEdit)
    , m_sentence(makeLabel({}, "hint"))
    , m_approve(new ActionButton(tr("Approve"), ActionButton::Look::Ok, u"check"_s))
    , m_reject(new ActionButton(tr("Reject"), ActionButton::Look::Danger, u"x"_s))
    , m_askAgain(new ActionButton(tr("Ask again")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (QWidget *part : {makeChecks(), makeReasons(), static_cast<QWidget *>(m_sentence), makeButtons()})
        column->addWidget(part);
    m_sentence->setObjectName(u"decisionReason"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumHeight(sentenceHeight);
    m_sentence->setAlignment(Qt::AlignLeading | Qt::AlignBottom);
    reset();
}

QWidget *DecisionPanel::makeChecks()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    int number = 0;
    for (const QString &text : checks()) {
        ++number;
        auto *check = new QCheckBox(text);
        check->setObjectName(u"check%1Box"_s.arg(number));
        auto *line = new QHBoxLayout;
        line->addWidget(check, 1);
        line->addWidget(makeLabel(QString::number(number), "key"));
        column->addLayout(line);
        m_checks.append(check);
        connect(check, &QCheckBox::toggled, this, &DecisionPanel::refresh);
    }
    return box;
}

QWidget *DecisionPanel::makeReasons()
{
    m_reason->setObjectName(u"reasonBox"_s);
    m_reason->addItem(tr("– none –"), 0);
    for (const auto &[value, name] : EnumNames<ReviewReason>::values) {
        if (value != ReviewReason::None)
            m_reason->addItem(labelOf(value), static_cast<int>(value));
    }
    m_reason->installEventFilter(this);
    m_reason->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_reason->setMinimumContentsLength(14);
    m_note->setObjectName(u"noteEdit"_s);
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(noteHeight);
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(new FieldRow(tr("Rea&son"), m_reason), 2, Qt::AlignTop);
    row->addWidget(new FieldRow(tr("&Note for the file"), m_note), 3, Qt::AlignTop);
    connect(m_reason, &QComboBox::currentIndexChanged, this, &DecisionPanel::refresh);
    connect(m_note, &QPlainTextEdit::textChanged, this, &DecisionPanel::refresh);
    return box;
}

QWidget *DecisionPanel::makeButtons()
{
    m_reject->setObjectName(u"rejectButton"_s);
    m_askAgain->setObjectName(u"askAgainButton"_s);
    m_approve->setObjectName(u"approveButton"_s);
    m_reject->showKey(u"R"_s);
    m_askAgain->showKey(u"Q"_s);
    m_approve->showKey(u"A"_s);
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_reject);
    row->addWidget(m_askAgain);
    row->addStretch();
    row->addWidget(m_approve);
    connect(m_reject, &ActionButton::clicked, this, [this] { decide(ReviewVerdict::Reject); });
    connect(m_askAgain, &ActionButton::clicked, this, [this] { decide(ReviewVerdict::AskAgain); });
    connect(m_approve, &ActionButton::clicked, this, [this] { decide(ReviewVerdict::Approve); });
    return box;
}

void DecisionPanel::reset()
{
    for (QCheckBox *check : std::as_const(m_checks))
        check->setChecked(false);
    m_reason->setCurrentIndex(0);
    m_note->clear();
    m_asked = ReviewVerdict::Approve;
    refresh();
}

void DecisionPanel::setObstacle(const QString &sentence)
{
    m_obstacle = sentence;
    refresh();
}

void DecisionPanel::setLocked(bool locked, const QString &sentence)
{
    m_isLocked = locked;
    m_lockSentence = sentence;
    refresh();
}

ReviewReason DecisionPanel::reason() const
{
    return static_cast<ReviewReason>(m_reason->currentData().toInt());
}

QString DecisionPanel::note() const
{
    return m_note->toPlainText().trimmed();
}

QString DecisionPanel::whyNot(ReviewVerdict verdict) const
{
    if (m_isLocked)
        return m_lockSentence;
    if (note().size() > longestNote)
        return tr("The note is too long: %1 characters at most.").arg(longestNote);
    const bool hasReason = reason() != ReviewReason::None;
    switch (verdict) {
    case ReviewVerdict::Approve:
        if (!m_obstacle.isEmpty())
            return m_obstacle;
        if (hasReason)
            return tr("To approve, take the reason away.");
        return std::all_of(m_checks.begin(), m_checks.end(), [](const QCheckBox *check) { return check->isChecked(); })
            ? QString()
            : tr("To approve, tick what you have checked (keys 1, 2, 3).");
    case ReviewVerdict::Reject:
        return hasReason && !note().isEmpty() ? QString() : tr("To reject, choose a reason and write a note.");
    case ReviewVerdict::AskAgain:
        return hasReason ? QString() : tr("To ask again, choose a reason.");
    }
    Q_UNREACHABLE();
}

void DecisionPanel::refresh()
{
    const QString approve = whyNot(ReviewVerdict::Approve);
    const QString reject = whyNot(ReviewVerdict::Reject);
    const QString askAgain = whyNot(ReviewVerdict::AskAgain);
    m_approve->setEnabled(approve.isEmpty());
    m_reject->setEnabled(reject.isEmpty());
    m_askAgain->setEnabled(askAgain.isEmpty());
    for (QWidget *field : std::initializer_list<QWidget *>{m_reason, m_note})
        field->setEnabled(!m_isLocked);
    for (QCheckBox *check : std::as_const(m_checks))
        check->setEnabled(!m_isLocked);
    if (m_isLocked)
        m_sentence->setText(m_lockSentence);
    else if (m_asked != ReviewVerdict::Approve)
        m_sentence->setText(whyNot(m_asked).isEmpty() ? tr("Ctrl+Enter sends it.") : whyNot(m_asked));
    else
        m_sentence->setText(approve.isEmpty() || reason() == ReviewReason::None ? approve : reject);
}

void DecisionPanel::toggleCheck(int index)
{
    if (m_checks[index]->isEnabled())
        m_checks[index]->toggle();
}

void DecisionPanel::ask(ReviewVerdict verdict)
{
    if (m_isLocked)
        return;
    m_asked = verdict;
    if (whyNot(verdict).isEmpty())
        decide(verdict);
    else
        goToMissing(verdict);
    refresh();
}

void DecisionPanel::confirm()
{
    if (!m_isLocked && whyNot(m_asked).isEmpty())
        decide(m_asked);
}

void DecisionPanel::goToMissing(ReviewVerdict verdict)
{
    if (verdict == ReviewVerdict::Approve) {
        const auto open = std::find_if(m_checks.begin(), m_checks.end(), [](QCheckBox *box) { return !box->isChecked(); });
        if (open != m_checks.end())
            (*open)->setFocus();
    } else if (reason() == ReviewReason::None) {
        m_reason->setFocus();
    } else {
        m_note->setFocus();
    }
}

void DecisionPanel::decide(ReviewVerdict verdict)
{
    if (whyNot(verdict).isEmpty())
        Q_EMIT decided({verdict, verdict == ReviewVerdict::Approve ? ReviewReason::None : reason(), note()});
}

// Letters choose from the list of reasons while it has the focus; they decide nothing there.
bool DecisionPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_reason && event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isText = !key->text().isEmpty() && key->text().front().isPrint();
        if (isText && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace guichet::ui
