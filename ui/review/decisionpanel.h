// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/review.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace guichet::ui {

class ActionButton;

/// What a human has to look at and decide: the checks, a reason, a note, the verdict. A verdict that isn't possible yet
/// is disabled, and a sentence says why.
class DecisionPanel : public QWidget
{
    Q_OBJECT
public:
    static constexpr int checkCount = 3;

    explicit DecisionPanel(QWidget *parent = nullptr);

    /// Another case: nothing is ticked, nothing written.
    void reset();
    /// Why the case itself can't be approved (expired, same number elsewhere); empty: it can.
    void setObstacle(const QString &sentence);
    /// Nothing to decide on, or a decision is on its way.
    void setLocked(bool locked, const QString &sentence);

    void toggleCheck(int index);
    /// A key was pressed: decides when that is possible, else goes to the field that is missing.
    void ask(ReviewVerdict verdict);
    /// Ctrl+Enter from the note: what was asked for with a key.
    void confirm();

Q_SIGNALS:
    void decided(const guichet::ReviewDecision &decision);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeChecks();
    QWidget *makeReasons();
    QWidget *makeButtons();
    static QStringList checks();
    ReviewReason reason() const;
    QString note() const;
    /// Empty when the verdict is possible.
    QString whyNot(ReviewVerdict verdict) const;
    void decide(ReviewVerdict verdict);
    void goToMissing(ReviewVerdict verdict);
    void refresh();

    QString m_obstacle;
    QString m_lockSentence;
    bool m_isLocked = true;
    ReviewVerdict m_asked = ReviewVerdict::Approve;
    QList<QCheckBox *> m_checks;
    QComboBox *m_reason;
    QPlainTextEdit *m_note;
    QLabel *m_sentence;
    ActionButton *m_approve;
    ActionButton *m_reject;
    ActionButton *m_askAgain;
};

} // namespace guichet::ui
