// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/membercard.h"

#include "models/items/enumlabels.h"
#include "models/items/stafflistmodel.h"
#include "ui/common/actionbutton.h"
#include "ui/common/fieldrow.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/labels.h"
#include "ui/common/modelchips.h"
#include "ui/common/moneyformat.h"

#include <QComboBox>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

enum Fact { SecondFactor, Since, LastSignIn };

} // namespace

QComboBox *makeRoleBox(const QString &name)
{
    auto *box = new QComboBox;
    box->setObjectName(name);
    for (const auto &[role, word] : EnumNames<Role>::values) {
        if (staff.contains(role))
            box->addItem(labelOf(role), static_cast<int>(role));
    }
    return box;
}

Role roleIn(const QComboBox &box)
{
    return static_cast<Role>(box.currentData().toInt());
}

MemberCard::MemberCard(QWidget *parent)
    : Card(u" "_s, parent)
    , m_standing(new StatusChip)
    , m_email(new ElidedLabel({}, "muted"))
    , m_facts(new KeyValueList)
    , m_role(makeRoleBox(u"memberRole"_s))
    , m_roleRow(new FieldRow(tr("&Role"), m_role))
    , m_giveRole(new ActionButton(tr("&Give"), ActionButton::Look::Plain))
    , m_reason(makeLabel({}, "muted"))
{
    m_standing->setObjectName(u"memberStanding"_s);
    m_giveRole->setObjectName(u"giveRoleButton"_s);
    m_reason->setObjectName(u"memberReason"_s);
    m_reason->setWordWrap(true);
    addHeaderWidget(m_standing);
    for (const QString &name : {tr("Second factor"), tr("On the staff since"), tr("Last sign-in")})
        m_facts->addRow(name);
    body()->addWidget(m_email);
    body()->addWidget(m_facts);
    body()->addWidget(makeRule());
    auto *role = new QHBoxLayout;
    role->setSpacing(8);
    role->addWidget(m_roleRow, 1);
    role->addWidget(m_giveRole, 0, Qt::AlignBottom);
    body()->addLayout(role);
    body()->addWidget(m_reason);
    m_password = addAction(tr("New &password…"), u"pencil"_s, u"resetPasswordButton"_s, &MemberCard::passwordAsked);
    m_secondFactor = addAction(tr("Take the second &factor away…"), u"trash"_s, u"resetSecondFactorButton"_s,
                               &MemberCard::secondFactorAsked);
    m_signOut = addAction(tr("Sign &out everywhere…"), u"logout"_s, u"endMemberSessionsButton"_s, &MemberCard::signOutAsked);
    m_block = addAction(tr("&Block…"), u"lock"_s, u"blockButton"_s, &MemberCard::blockAsked);
    m_unblock = addAction(tr("&Let in again"), u"lock-open"_s, u"unblockButton"_s, &MemberCard::unblockAsked);
    connect(m_role, &QComboBox::currentIndexChanged, this, &MemberCard::refresh);
    connect(m_giveRole, &ActionButton::clicked, this, [this] { Q_EMIT roleAsked(roleIn(*m_role)); });
}

ActionButton *MemberCard::addAction(const QString &text, const QString &icon, const QString &name, void (MemberCard::*asked)())
{
    auto *button = new ActionButton(text, ActionButton::Look::Plain, icon);
    button->setObjectName(name);
    body()->addWidget(button);
    connect(button, &ActionButton::clicked, this, asked);
    return button;
}

void MemberCard::show(const StaffMember &member, bool isOneself, const QTimeZone &zone)
{
    m_member = member;
    m_isOneself = isOneself;
    const auto momentOf = [&](std::optional<qint64> micros) {
        return micros ? isolated(momentCell(*micros, zone).text) : tr("Never");
    };
    setTitle(member.name);
    const Cell standing = standingCell(member);
    m_standing->set(chipKindOf(standing.chip), standing.text);
    m_email->setText(member.email);
    m_facts->setValue(SecondFactor, member.hasSecondFactor ? tr("Set up") : tr("None"));
    m_facts->setValue(Since, momentOf(member.createdAtMicros));
    m_facts->setValue(LastSignIn, momentOf(member.lastSignInMicros));
    m_role->setCurrentIndex(m_role->findData(static_cast<int>(member.role)));
    refresh();
}

void MemberCard::setSending(bool isSending)
{
    m_isSending = isSending;
    refresh();
}

void MemberCard::refresh()
{
    const bool isOpen = !m_isSending && !m_isOneself;
    const bool isShutOut = m_member.status == UserStatus::Blocked || m_member.isLocked;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_role, m_password, m_secondFactor, m_signOut, m_block, m_unblock})
        widget->setEnabled(isOpen);
    m_giveRole->setEnabled(isOpen && roleIn(*m_role) != m_member.role);
    m_secondFactor->setVisible(m_member.hasSecondFactor);
    m_block->setVisible(m_member.status == UserStatus::Active);
    m_unblock->setVisible(isShutOut);
    m_reason->setText(m_isOneself ? tr("This is you: another administrator does it.") : QString());
    m_reason->setVisible(m_isOneself);
}

} // namespace guichet::ui
