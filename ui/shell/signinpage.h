// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace guichet::ui {

class ActionButton;
class Banner;
class FieldRow;
class IconLabel;
class PasswordEdit;

enum class CertificateState { Pinned, Unknown, Changed };

// The first page: who are you, and which server is this. It only asks; whoever listens to
// signInRequested answers with setError or by showing the desk. A changed certificate cannot be
// clicked away.
class SignInPage : public QWidget
{
    Q_OBJECT
public:
    explicit SignInPage(QWidget *parent = nullptr);
    void setBank(const QString &name);
    void setServer(const QString &name, CertificateState certificate);
    // "Remember me on this computer" is offered only where a keychain works.
    void setKeychainWorks(bool works);
    // Locks the form while the server is asked.
    void setBusy(bool busy);
    // One sentence under the form; the password is emptied and takes the focus.
    void setError(const QString &sentence);
    // The server cannot be reached: a banner with "Check again".
    void setUnreachable(const QString &sentence);
    // It answers again: takes that banner away.
    void setReachable();
    // Back to an empty form.
    void reset();
    void enter();

Q_SIGNALS:
    void signInRequested(const QString &email, const QString &password, bool remember);
    void checkAgainRequested();

private:
    void submit();
    void refresh();

    QLabel *m_bank;
    Banner *m_banner;
    QLineEdit *m_email;
    PasswordEdit *m_password;
    FieldRow *m_emailRow;
    FieldRow *m_passwordRow;
    QCheckBox *m_remember;
    QLabel *m_notRemembered;
    ActionButton *m_signIn;
    IconLabel *m_serverIcon;
    QLabel *m_server;
    bool m_busy = false;
    bool m_trusted = true;
};

} // namespace guichet::ui
