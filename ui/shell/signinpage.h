// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace guichet::ui {

class ActionButton;
class Banner;
class Card;
class CodeEdit;
class FieldRow;
class IconLabel;
class PasswordEdit;

enum class CertificateState { Pinned, Unknown, Changed };

// The first page: who are you, and which server is this. It only asks; whoever listens to
// signInRequested answers with setError, asks for more, or shows the desk. A changed certificate
// cannot be clicked away.
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
    // The password fits; the code of the second factor is needed too.
    void askForCode();
    // The password fits, and was given by somebody else: one of their own is needed.
    void askForNewPassword();
    bool isAskingForCode() const;
    bool isAskingForNewPassword() const;
    // One sentence under what was asked for last, which is emptied and takes the focus.
    void setError(const QString &sentence);
    // The server cannot be reached: a banner with "Check again".
    void setUnreachable(const QString &sentence);
    // It answers again: takes that banner away.
    void setReachable();
    // Back to an empty form.
    void reset();
    void enter();

Q_SIGNALS:
    // Code and new password are empty until they are asked for.
    void signInRequested(const QString &email, const QString &password, bool remember, const QString &code,
                         const QString &newPassword);
    void checkAgainRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildCard();
    void connectFields();
    void submit();
    bool isReady() const;
    void backToPassword();
    void refresh();

    QLabel *m_bank;
    Banner *m_banner;
    QLineEdit *m_email;
    PasswordEdit *m_password;
    FieldRow *m_emailRow;
    CodeEdit *m_code;
    PasswordEdit *m_newPassword;
    PasswordEdit *m_repeated;
    FieldRow *m_passwordRow;
    FieldRow *m_codeRow;
    FieldRow *m_newPasswordRow;
    FieldRow *m_repeatedRow;
    Card *m_card;
    QCheckBox *m_remember;
    QLabel *m_notRemembered;
    ActionButton *m_signIn;
    ActionButton *m_back;
    IconLabel *m_serverIcon;
    QLabel *m_server;
    bool m_busy = false;
    bool m_trusted = true;
};

} // namespace guichet::ui
