// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/findbox.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QPointer>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int pauseMs = 200;
constexpr int fewestLetters = 2;
constexpr int mostRows = 8;
constexpr int rowHeight = 40;  // pixels
constexpr int popupEdges = 24; // its margins, padding and border
constexpr int idRole = Qt::UserRole;
constexpr int detailRole = Qt::UserRole + 1;

// Title in the text's colour, then the detail in the muted one, on one line.
class ResultDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {100, rowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &tokens = theme::current();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(tokens.primarySoft);
            painter->drawRoundedRect(option.rect, 6, 6);
        }
        const auto place = [&option](int left, int width) {
            const QRect logical(option.rect.left() + left, option.rect.top(), width, option.rect.height());
            return QStyle::visualRect(option.direction, option.rect, logical);
        };
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, place(10, 20));
        const auto flags = static_cast<int>(
            QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter));
        QFont strong = option.font;
        strong.setWeight(QFont::Medium);
        const QString title = index.data().toString();
        const int titleWidth = qMin(option.rect.width() - 60, QFontMetrics(strong).horizontalAdvance(title) + 2);
        painter->setFont(strong);
        painter->setPen(tokens.text);
        painter->drawText(place(42, titleWidth), flags,
                          QFontMetrics(strong).elidedText(title, Qt::ElideRight, titleWidth));
        const int detailLeft = 42 + titleWidth + 12;
        const int room = option.rect.width() - detailLeft - 10;
        painter->setFont(option.font);
        painter->setPen(tokens.muted);
        painter->drawText(place(detailLeft, room), flags,
                          option.fontMetrics.elidedText(index.data(detailRole).toString(), Qt::ElideRight, room));
        painter->restore();
    }
};

} // namespace

FindBox::FindBox(QWidget *parent)
    : QLineEdit(parent)
{
    setProperty("cls", u"find"_s);
    setObjectName(u"find"_s);
    setAccessibleName(tr("Find"));
    setPlaceholderText(tr("Find customer, account, receipt or page   Ctrl+K"));
    setMaxLength(100);
    QAction *search = addAction(icon(u"search"_s, &Tokens::muted), QLineEdit::LeadingPosition);
    search->setText(tr("Search"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &FindBox::ask);
    connect(this, &QLineEdit::textEdited, this, [this] { m_pause.start(); });
    connect(search, &QAction::triggered, this, &FindBox::ask);
}

void FindBox::ask()
{
    const QString asked = text().trimmed();
    const quint64 question = ++m_question;
    if (asked.size() < fewestLetters || !m_source) {
        closePopup();
        return;
    }
    m_source(asked, [self = QPointer(this), question, asked](const QList<FindResult> &results) {
        if (self && self->m_question == question)
            self->present(asked, results);
    });
}

void FindBox::present(const QString &asked, const QList<FindResult> &results)
{
    openPopup(qMax(1, static_cast<int>(results.size())));
    m_list->clear();
    for (const FindResult &result : results) {
        auto *item = new QListWidgetItem(icon(result.icon, &Tokens::muted), result.title, m_list);
        item->setData(idRole, result.id);
        item->setData(detailRole, result.detail);
        item->setData(Qt::AccessibleTextRole, QString(result.title + u' ' + result.detail));
    }
    if (results.isEmpty()) {
        auto *item = new QListWidgetItem(icon(u"search"_s, &Tokens::muted), tr("Nothing matches “%1”").arg(asked), m_list);
        item->setFlags(Qt::NoItemFlags);
    } else {
        m_list->setCurrentRow(0);
    }
    setAccessibleDescription(tr("%n result(s)", nullptr, static_cast<int>(results.size())));
}

void FindBox::openPopup(int rows)
{
    if (!m_popup) {
        m_popup = new QFrame(window());
        m_popup->setProperty("cls", u"popup"_s);
        m_list = new QListWidget(m_popup);
        m_list->setProperty("cls", u"popup"_s);
        m_list->setObjectName(u"findResults"_s);
        m_list->setAccessibleName(tr("Results"));
        m_list->setItemDelegate(new ResultDelegate(m_list));
        m_list->setFocusPolicy(Qt::NoFocus);
        m_list->setFrameShape(QFrame::NoFrame);
        m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        auto *column = new QVBoxLayout(m_popup);
        column->setContentsMargins(6, 6, 6, 6);
        column->addWidget(m_list);
        connect(m_list, &QListWidget::itemClicked, this,
                [this](QListWidgetItem *item) { choose(m_list->row(item)); });
    }
    const int width = qMax(this->width(), 520);
    const int height = qMin(rows, mostRows) * rowHeight + popupEdges;
    const QPoint corner = mapTo(window(), QPoint(isRightToLeft() ? this->width() - width : 0, this->height() + 4));
    m_popup->setGeometry(QRect(corner, QSize(width, height)));
    m_popup->show();
    m_popup->raise();
}

bool FindBox::popupIsOpen() const
{
    return m_popup && m_popup->isVisible();
}

void FindBox::closePopup()
{
    if (m_popup)
        m_popup->hide();
}

void FindBox::choose(int row)
{
    const QListWidgetItem *item = m_list ? m_list->item(row) : nullptr;
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const QString id = item->data(idRole).toString();
    m_pause.stop();
    ++m_question;
    closePopup();
    clear();
    Q_EMIT chosen(id);
}

void FindBox::moveBy(int rows)
{
    const int count = m_list->count();
    if (count > 0)
        m_list->setCurrentRow((m_list->currentRow() + rows + count) % count);
}

void FindBox::keyPressEvent(QKeyEvent *event)
{
    const bool open = popupIsOpen();
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (open)
            moveBy(event->key() == Qt::Key_Down ? 1 : -1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (open && !m_pause.isActive()) {
            choose(m_list->currentRow());
        } else {
            m_pause.stop();
            ask();
        }
        return;
    case Qt::Key_Escape:
        m_pause.stop();
        ++m_question;
        closePopup();
        clear();
        if (!open)
            Q_EMIT left();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void FindBox::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    m_pause.stop();
    ++m_question; // an answer that comes now is for nobody
    closePopup();
}

bool FindBox::event(QEvent *event)
{
    // Esc is this box's while one types here, not the page's.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

} // namespace guichet::ui
