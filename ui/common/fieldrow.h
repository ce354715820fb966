// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QWidget>

namespace guichet::ui {

// A field with its label above and, when something is wrong with it, a sentence below.
// The label's mnemonic (&Amount) moves to the field; the field's accessible name is the label and
// its accessible description the sentence.
class FieldRow : public QWidget
{
    Q_OBJECT
public:
    FieldRow(const QString &label, QWidget *field, QWidget *parent = nullptr);

    // Empty clears it. The field's frame turns red with it.
    void setError(const QString &sentence);
    // A quiet sentence in the error's place while there is none.
    void setHint(const QString &sentence);
    bool hasError() const { return !m_error.isEmpty(); }
    QString error() const { return m_error; }
    QWidget *field() const { return m_field; }
    QLabel *label() const { return m_label; }

private:
    void showSentence();

    QLabel *m_label;
    QWidget *m_field;
    QLabel *m_sentence;
    QString m_error;
    QString m_hint;
};

} // namespace guichet::ui
