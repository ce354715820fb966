// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QList>
#include <QTimer>

#include <functional>

class QFrame;
class QListWidget;

namespace guichet::ui {

struct FindResult {
    QString id;     // what `chosen` hands back: "customer:100482", "page:deposit"
    QString icon;   // a name of resources/icons
    QString title;  // "Amélie Fontaine-Nguyễn"
    QString detail; // "Customer 100 482 · born 02 Jun 1988"
};

// The one box that finds everything: customers, accounts, receipts, pages. It asks 200 ms after
// the last key, from two letters on, and drops answers to questions that are no longer asked.
class FindBox : public QLineEdit
{
    Q_OBJECT
public:
    using Deliver = std::function<void(const QList<FindResult> &)>;
    // May call `deliver` at once or later, in the GUI thread; what it brings last stands.
    using Source = std::function<void(const QString &text, Deliver deliver)>;

    explicit FindBox(QWidget *parent = nullptr);
    void setSource(Source source) { m_source = std::move(source); }
    bool popupIsOpen() const;
    void closePopup();

Q_SIGNALS:
    void chosen(const QString &id);
    // Esc with nothing left to close: the focus belongs to the page again.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void ask();
    void present(const QString &text, const QList<FindResult> &results);
    void choose(int row);
    void moveBy(int rows);
    void openPopup(int rows);

    Source m_source;
    QTimer m_pause;
    quint64 m_question = 0;
    QFrame *m_popup = nullptr;
    QListWidget *m_list = nullptr;
};

} // namespace guichet::ui
