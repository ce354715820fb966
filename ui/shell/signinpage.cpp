// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/signinpage.h"

#include "ui/common/actionbutton.h"
#include "ui/common/banner.h"
#include "ui/common/card.h"
#include "ui/common/fieldrow.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/shell/passwordedit.h"

#include <QBoxLayout>
#include <QCheckBox>

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
    , m_passwordRow(new FieldRow(tr("&Password"), m_password))
    , m_remember(new QCheckBox(tr("&Remember me on this computer")))
    , m_notRemembered(makeLabel(tr("Sign-in will not be remembered on this computer."), "hint"))
    , m_signIn(new ActionButton(tr("Sign in"), ActionButton::Look::Primary))
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
    brand->addStretch();

    auto *card = new Card(tr("Sign in"));
    card->setFixedWidth(cardWidth);
    card->body()->setContentsMargins(24, 20, 24, 20);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_banner, m_emailRow, m_passwordRow, m_remember,
                                                            m_notRemembered, m_signIn})
        card->body()->addWidget(widget);

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
    middle->addWidget(card);
    middle->addStretch();
    column->addLayout(middle);
    column->addLayout(server);
    column->addStretch(3);

    m_email->setObjectName(u"email"_s);
    m_email->setMaxLength(254);
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_password->setObjectName(u"password"_s);
    m_signIn->setObjectName(u"signIn"_s);
    m_remember->setObjectName(u"remember"_s);
    setKeychainWorks(false);
    connect(m_email, &QLineEdit::textChanged, this, &SignInPage::refresh);
    connect(m_password, &QLineEdit::textChanged, this, &SignInPage::refresh);
    connect(m_email, &QLineEdit::returnPressed, this, [this] { m_password->setFocus(); });
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_signIn, &ActionButton::clicked, this, &SignInPage::submit);
    connect(m_banner, &Banner::actionTriggered, this, &SignInPage::checkAgainRequested);
    refresh();
}

void SignInPage::setBank(const QString &name)
{
    m_bank->setText(name);
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

void SignInPage::setError(const QString &sentence)
{
    setBusy(false);
    m_password->forget();
    m_passwordRow->setError(sentence);
    m_password->setFocus();
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
    refresh();
}

void SignInPage::enter()
{
    (m_email->text().isEmpty() ? static_cast<QWidget *>(m_email) : m_password)->setFocus();
}

void SignInPage::submit()
{
    if (!m_signIn->isEnabled())
        return;
    m_passwordRow->setError({});
    m_banner->hide();
    setBusy(true);
    Q_EMIT signInRequested(m_email->text().trimmed(), m_password->text(), m_remember->isChecked());
}

void SignInPage::refresh()
{
    m_email->setEnabled(!m_busy);
    m_password->setEnabled(!m_busy);
    m_remember->setEnabled(!m_busy);
    m_signIn->setLabel(m_busy ? tr("Signing in…") : tr("Sign in"));
    m_signIn->setEnabled(m_trusted && !m_busy && !m_email->text().trimmed().isEmpty()
                         && !m_password->text().isEmpty());
}

} // namespace guichet::ui
