// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/signinpage.h"

#include "ui/common/actionbutton.h"
#include "ui/common/banner.h"
#include "ui/common/card.h"
#include "ui/common/codeedit.h"
#include "ui/common/fieldrow.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/passwordedit.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int cardWidth = 400; // pixels

} // namespace

SignInPage::SignInPage(QWidget *parent)
    : QWidget(parent)
    , m_bank(makeLabel({}, "h1"))
    , m_banner(new Banner)
    , m_email(new QLineEdit)
    , m_password(new PasswordEdit)
    , m_emailRow(new FieldRow(tr("&E-mail"), m_email))
    , m_code(new CodeEdit)
    , m_newPassword(new PasswordEdit)
    , m_repeated(new PasswordEdit)
    , m_passwordRow(new FieldRow(tr("&Password"), m_password))
    , m_codeRow(new FieldRow(tr("&Code of your authenticator"), m_code))
    , m_newPasswordRow(new FieldRow(tr("&New password"), m_newPassword))
    , m_repeatedRow(new FieldRow(tr("New password &again"), m_repeated))
    , m_card(new Card(tr("Sign in")))
    , m_remember(new QCheckBox(tr("&Remember me on this computer")))
    , m_notRemembered(makeLabel(tr("Sign-in will not be remembered on this computer."), "hint"))
    , m_signIn(new ActionButton(tr("Sign in"), ActionButton::Look::Primary))
    , m_back(new ActionButton(tr("Back"), ActionButton::Look::Link, u"arrow-left"_s))
    , m_serverIcon(new IconLabel(u"shield-check"_s, &Tokens::ok, 18))
    , m_server(makeLabel({}, "hint"))
{
    setProperty("cls", u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *brand = new QHBoxLayout;
    brand->setSpacing(10);
    brand->addStretch();
    brand->addWidget(new IconLabel(u"building-bank"_s, &Tokens::primary, 28));
    brand->addWidget(m_bank);
    m_bank->hide(); // until it is known: the picture alone stands in the middle
    brand->addStretch();
    auto *server = new QHBoxLayout;
    server->setSpacing(6);
    server->addStretch();
    server->addWidget(m_serverIcon);
    server->addWidget(m_server);
    server->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setSpacing(20);
    column->addStretch(2);
    column->addLayout(brand);
    // In a row of its own: only there does a wrapped sentence get the height of the card's width.
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(m_card);
    middle->addStretch();
    column->addLayout(middle);
    column->addLayout(server);
    column->addStretch(3);
    buildCard();
    connectFields();
    setKeychainWorks(false);
    backToPassword();
}

void SignInPage::buildCard()
{
    m_card->setFixedWidth(cardWidth);
    m_card->body()->setContentsMargins(24, 20, 24, 20);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_banner, m_emailRow, m_passwordRow, m_codeRow, m_newPasswordRow,
                                                            m_repeatedRow, m_remember, m_notRemembered, m_signIn})
        m_card->body()->addWidget(widget);
    m_card->body()->addWidget(m_back, 0, Qt::AlignHCenter);
    m_email->setObjectName(u"email"_s);
    m_email->setMaxLength(254);
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_password->setObjectName(u"password"_s);
    m_code->setObjectName(u"signInCode"_s);
    m_newPassword->setObjectName(u"newPassword"_s);
    m_repeated->setObjectName(u"repeatedPassword"_s);
    m_signIn->setObjectName(u"signIn"_s);
    m_back->setObjectName(u"signInBack"_s);
    m_back->showKey(tr("Esc"));
    m_remember->setObjectName(u"remember"_s);
}

void SignInPage::connectFields()
{
    for (QLineEdit *field : std::initializer_list<QLineEdit *>{m_email, m_password, m_code, m_newPassword, m_repeated})
        connect(field, &QLineEdit::textChanged, this, &SignInPage::refresh);
    connect(m_email, &QLineEdit::returnPressed, this, [this] { m_password->setFocus(); });
    connect(m_newPassword, &QLineEdit::returnPressed, this, [this] { m_repeated->setFocus(); });
    for (QLineEdit *last : std::initializer_list<QLineEdit *>{m_password, m_code, m_repeated})
        connect(last, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_code, &CodeEdit::completed, this, &SignInPage::submit);
    connect(m_signIn, &ActionButton::clicked, this, &SignInPage::submit);
    connect(m_back, &ActionButton::clicked, this, [this] {
        backToPassword();
        m_password->forget();
        enter();
    });
    connect(m_banner, &Banner::actionTriggered, this, &SignInPage::checkAgainRequested);
}

void SignInPage::setBank(const QString &name)
{
    m_bank->setText(name);
    m_bank->setVisible(!name.isEmpty());
}

void SignInPage::setServer(const QString &name, CertificateState certificate)
{
    m_trusted = certificate != CertificateState::Changed;
    switch (certificate) {
    case CertificateState::Pinned:
        m_serverIcon->setIcon(u"shield-check"_s, &Tokens::ok);
        m_server->setText(tr("%1 · certificate verified").arg(name));
        break;
    case CertificateState::Unknown:
        m_serverIcon->setIcon(u"clock"_s, &Tokens::muted);
        m_server->setText(tr("%1 · not yet connected").arg(name));
        break;
    case CertificateState::Changed:
        m_serverIcon->setIcon(u"alert-triangle"_s, &Tokens::bad);
        m_server->setText(tr("%1 · certificate changed").arg(name));
        m_banner->announce(ChipKind::Bad, tr("This is not the server this computer knows."),
                           tr("Its certificate has changed. Do not sign in; tell your administrator."));
        break;
    }
    refresh();
}

void SignInPage::setKeychainWorks(bool works)
{
    m_remember->setVisible(works);
    m_notRemembered->setVisible(!works);
    if (!works)
        m_remember->setChecked(false);
}

void SignInPage::setBusy(bool busy)
{
    m_busy = busy;
    refresh();
}

void SignInPage::askForCode()
{
    m_codeRow->setHint(tr("Your authenticator shows six digits, others every 30 seconds."));
    m_codeRow->show();
    m_back->show();
    setBusy(false);
    m_code->setFocus();
}

void SignInPage::askForNewPassword()
{
    m_newPasswordRow->setHint(tr("Somebody else gave you the one you have. Choose your own: at least 15 characters."));
    m_newPasswordRow->show();
    m_repeatedRow->show();
    m_back->show();
    setBusy(false);
    m_newPassword->setFocus();
}

bool SignInPage::isAskingForCode() const
{
    return !m_codeRow->isHidden();
}

bool SignInPage::isAskingForNewPassword() const
{
    return !m_newPasswordRow->isHidden();
}

void SignInPage::setError(const QString &sentence)
{
    setBusy(false);
    if (isAskingForNewPassword()) {
        m_newPassword->forget();
        m_repeated->forget();
        m_newPasswordRow->setError(sentence);
        m_newPassword->setFocus();
    } else if (isAskingForCode()) {
        m_code->clear();
        m_codeRow->setError(sentence);
        m_code->setFocus();
    } else {
        m_password->forget();
        m_passwordRow->setError(sentence);
        m_password->setFocus();
    }
}

// Code and new password belong to one attempt only.
void SignInPage::backToPassword()
{
    for (FieldRow *row : {m_codeRow, m_newPasswordRow, m_repeatedRow}) {
        row->setError({});
        row->hide();
    }
    m_code->clear();
    m_newPassword->forget();
    m_repeated->forget();
    m_back->hide();
    refresh();
}

void SignInPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_back->isHidden() && !m_busy)
        m_back->click();
    else
        QWidget::keyPressEvent(event);
}

void SignInPage::setUnreachable(const QString &sentence)
{
    setBusy(false);
    m_banner->announce(ChipKind::Warn, tr("The server does not answer."), sentence, tr("Check again"));
    if (isVisible())
        m_banner->button()->setFocus();
}

void SignInPage::setReachable()
{
    const bool hadFocus = m_banner->button()->hasFocus();
    m_banner->hide();
    if (hadFocus)
        enter();
}

void SignInPage::reset()
{
    m_busy = false;
    m_email->clear();
    m_password->forget();
    m_passwordRow->setError({});
    m_banner->hide();
    backToPassword();
}

void SignInPage::enter()
{
    if (isAskingForNewPassword())
        m_newPassword->setFocus();
    else if (isAskingForCode())
        m_code->setFocus();
    else
        (m_email->text().isEmpty() ? static_cast<QWidget *>(m_email) : m_password)->setFocus();
}

void SignInPage::submit()
{
    if (!isReady())
        return;
    for (FieldRow *row : {m_passwordRow, m_codeRow, m_newPasswordRow})
        row->setError({});
    m_banner->hide();
    setBusy(true);
    Q_EMIT signInRequested(m_email->text().trimmed(), m_password->text(), m_remember->isChecked(), m_code->code(),
                           m_newPassword->text());
}

bool SignInPage::isReady() const
{
    return m_trusted && !m_busy && !m_email->text().trimmed().isEmpty() && !m_password->text().isEmpty()
        && (!isAskingForCode() || m_code->isComplete())
        && (!isAskingForNewPassword() || (!m_newPassword->text().isEmpty() && m_newPassword->text() == m_repeated->text()));
}

void SignInPage::refresh()
{
    const bool isFirstStep = !isAskingForCode() && !isAskingForNewPassword();
    for (QWidget *field : std::initializer_list<QWidget *>{m_email, m_password, m_remember})
        field->setEnabled(!m_busy && isFirstStep);
    for (QWidget *field : std::initializer_list<QWidget *>{m_code, m_newPassword, m_repeated, m_back})
        field->setEnabled(!m_busy);
    const bool isAnother = !m_repeated->text().isEmpty() && m_repeated->text().size() >= m_newPassword->text().size()
        && m_repeated->text() != m_newPassword->text();
    m_repeatedRow->setError(isAnother ? tr("This is another one than above.") : QString());
    m_signIn->setLabel(m_busy ? tr("Signing in…") : tr("Sign in"));
    m_signIn->setEnabled(isReady());
}

} // namespace guichet::ui
