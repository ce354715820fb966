// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/ids.h"
#include "ui/common/pageframe.h"

namespace guichet::ui {

class OperationController;
class OperationForm;
class ResultCard;
class SummaryCard;

// The page of a money form: the form at the start; at the end the card to check with the customer, in
// its place the result once it is booked, and what the page adds below. While an outcome is unknown
// an amber banner stands above all; another while the day's limit is used up. GUI thread.
class OperationPage : public PageFrame
{
    Q_OBJECT
public:
    // `verb` is the primary button's: "Book deposit".
    OperationPage(const QString &title, const QString &verb, OperationForm *form, QWidget *parent = nullptr);

    // The controller goes first: what it watches is still whole then.
    ~OperationPage() override;

    OperationForm *form() const { return m_form; }
    SummaryCard *summary() const { return m_summary; }
    ResultCard *result() const { return m_result; }
    Banner *unknownBanner() const { return m_unknown; }
    Banner *limitBanner() const { return m_limit; }
    // Below the summary, same width; it gets the height that is left.
    void addSideCard(QWidget *card);
    void setController(OperationController *controller) { m_controller = controller; }
    // Locked: all can be read, nothing changed.
    void setFormLocked(bool locked);
    void showResult(bool shown);

    // Begins anew with this customer and account; without an account theirs to choose from.
    void open(UserId customer, AccountId account);
    void enter() override;
    bool clearOrBack() override;

private:
    OperationForm *m_form;
    SummaryCard *m_summary;
    ResultCard *m_result;
    Banner *m_unknown;
    Banner *m_limit;
    QVBoxLayout *m_side;
    OperationController *m_controller = nullptr;
};

} // namespace guichet::ui
