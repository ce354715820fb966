// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/staffpage.h"

#include "models/items/enumlabels.h"
#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/banner.h"
#include "ui/common/card.h"
#include "ui/common/failuresentence.h"
#include "ui/common/inlineconfirmation.h"
#include "ui/common/modelchips.h"
#include "ui/common/moneyformat.h"
#include "ui/staff/firstpassword.h"
#include "ui/staff/membercard.h"
#include "ui/staff/newmembercard.h"

#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int sideWidth = 340; // pixels
constexpr int fewestNamePixels = 150;

} // namespace

StaffPage::StaffPage(const DeskContext &context, QWidget *parent)
    : PageFrame(tr("Staff"), parent)
    , m_context(context)
    , m_table(makeTable())
    , m_question(new InlineConfirmation)
    , m_add(new ActionButton(tr("Somebody ne&w…"), ActionButton::Look::Plain, u"user-plus"_s))
    , m_side(new QStackedWidget)
    , m_member(new MemberCard)
    , m_new(new NewMemberCard)
{
    m_add->setObjectName(u"newMemberButton"_s);
    addHeaderWidget(m_add);
    auto *list = new Card;
    list->body()->addWidget(m_table, 1);
    m_side->setFixedWidth(sideWidth);
    for (QWidget *card : std::initializer_list<QWidget *>{m_member, m_new}) {
        auto *place = new QWidget;
        auto *column = new QVBoxLayout(place);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(card);
        column->addStretch();
        m_side->addWidget(place);
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(list, 1);
    row->addWidget(m_side);
    body()->addWidget(m_question);
    body()->addLayout(row, 1);
    m_members.setTimeZone(QTimeZone(context.bank.timeZone.toUtf8()));
    m_members.setFetch([this](const PageRequest &, const StaffListModel::Reply &reply) {
        m_context.api.call<wire::Nothing, wire::StaffList>(
            wire::staffList, {}, this, [reply](const client::Result<wire::StaffList> &staff) {
                if (staff)
                    reply(Page<StaffMember>{staff->items, {}});
                else
                    reply(tl::unexpected(sentenceOf(staff.error())));
            });
    });
    connect(&m_members, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_marked = chosen() ? chosen()->id : UserId(); });
    connect(&m_members, &PagedTableModel::stateChanged, this, &StaffPage::showChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_question->dismiss(); // it was about another
        showChosen();
    });
    connect(m_add, &ActionButton::clicked, this, &StaffPage::beginNew);
    connect(m_new, &NewMemberCard::cancelled, this, &StaffPage::endNew);
    connect(m_new, &NewMemberCard::asked, this, &StaffPage::create);
    connectMember();
    showChosen();
}

AmountTable *StaffPage::makeTable()
{
    auto *table = new AmountTable(tr("Staff"));
    table->setObjectName(u"staffTable"_s);
    table->setModel(&m_members);
    table->setColumnWidths({150, 242, 140, 116, 174, 134});
    table->setStretchColumn(StaffListModel::Name);
    table->setColumnsGivingWay({StaffListModel::SecondFactor, StaffListModel::LastSignIn, StaffListModel::Email}, fewestNamePixels);
    table->setChipColumn(StaffListModel::Standing, chipOfCell);
    return table;
}

void StaffPage::connectMember()
{
    const auto ask = [this](const QString &consequence, const QString &verb, std::function<void()> act) {
        m_question->ask(consequence, verb, std::move(act));
    };
    connect(m_member, &MemberCard::roleAsked, this, [this, ask](Role role) {
        const StaffMember member = *chosen();
        ask(tr("%1 is signed out and may then do what the role allows: %2.").arg(member.name, labelOf(role)), tr("Give the role"),
            [this, member, role] {
                send(wire::setStaffRole, {member.id, role}, [this, member] { sayDone(tr("%1 has the new role.").arg(member.name)); });
            });
    });
    connect(m_member, &MemberCard::passwordAsked, this, [this, ask] {
        ask(tr("%1 is signed out, and signs in next with a password that you tell them.").arg(chosen()->name),
            tr("Draw a password"), [this] { resetPassword(); });
    });
    connect(m_member, &MemberCard::secondFactorAsked, this, [this, ask] {
        const StaffMember member = *chosen();
        ask(tr("Until %1 sets up another one the password alone lets them in.").arg(member.name), tr("Take it away"), [this, member] {
            send(wire::resetSecondFactor, {member.id}, [this, member] { sayDone(tr("%1 has no second factor any more.").arg(member.name)); });
        });
    });
    connect(m_member, &MemberCard::signOutAsked, this, [this, ask] {
        const StaffMember member = *chosen();
        ask(tr("%1 is signed out at every desk; what they were typing there is lost.").arg(member.name), tr("Sign out"), [this, member] {
            send(wire::endStaffSessions, {member.id}, [this, member] { sayDone(tr("%1 is signed out.").arg(member.name)); });
        });
    });
    connect(m_member, &MemberCard::blockAsked, this, [this, ask] {
        const StaffMember member = *chosen();
        ask(tr("%1 is signed out and can't sign in until you let them in again.").arg(member.name), tr("Block"), [this, member] {
            send(wire::blockUser, {member.id}, [this, member] { sayDone(tr("%1 is blocked.").arg(member.name)); });
        });
    });
    connect(m_member, &MemberCard::unblockAsked, this, [this] {
        const StaffMember member = *chosen();
        send(wire::unblockUser, {member.id}, [this, member] { sayDone(tr("%1 may sign in again.").arg(member.name)); });
    });
}

void StaffPage::enter()
{
    m_members.refresh();
    if (m_side->currentIndex() == 0)
        m_table->setFocus();
}

bool StaffPage::clearOrBack()
{
    if (m_question->dismiss())
        return true;
    if (m_side->currentIndex() == 0)
        return false;
    endNew();
    return true;
}

const StaffMember *StaffPage::chosen() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_members.rowCount() ? &m_members.rowAt(row) : nullptr;
}

void StaffPage::showChosen()
{
    using State = PagedTableModel::State;
    m_table->setLoading(m_members.state() == State::Loading);
    if (m_members.state() == State::Failed)
        m_table->setEmptyText(u"cloud-off"_s, tr("The staff can't be shown."), m_members.failure());
    const UserId before = std::exchange(m_marked, {});
    for (int row = 0; !before.isNull() && row < m_members.rowCount(); ++row) {
        if (m_members.rowAt(row).id == before)
            m_table->setCurrentIndex(m_members.index(row, 0));
    }
    if (m_members.state() == State::Idle && m_members.rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_members.index(0, 0));
    const StaffMember *member = chosen();
    m_member->setVisible(member != nullptr);
    if (!member)
        return;
    m_member->show(*member, member->id == m_context.session.user().id, QTimeZone(m_context.bank.timeZone.toUtf8()));
}

void StaffPage::beginNew()
{
    m_question->dismiss();
    banner()->hide();
    m_side->setCurrentIndex(1);
    m_new->begin();
}

void StaffPage::endNew()
{
    m_side->setCurrentIndex(0);
    m_table->setFocus();
}

void StaffPage::setSending(bool isSending)
{
    m_isSending = isSending;
    m_table->setEnabled(!isSending);
    m_add->setEnabled(!isSending);
    m_member->setSending(isSending);
    m_new->setSending(isSending);
}

template <class Q, class A>
void StaffPage::send(const wire::Endpoint<Q, A> &endpoint, const Q &request, std::function<void()> done)
{
    if (m_isSending)
        return;
    banner()->hide();
    setSending(true);
    m_context.api.call<Q, A>(endpoint, request, this, [this, done = std::move(done)](const client::Result<A> &reply) {
        setSending(false);
        if (!reply)
            return refuse(reply.error());
        done();
    });
}

void StaffPage::sayDone(const QString &sentence)
{
    banner()->announce(ChipKind::Ok, sentence);
    m_members.refresh();
    m_table->setFocus();
}

void StaffPage::showPassword(const QString &title, const QString &password)
{
    banner()->announce(ChipKind::Ok, title,
                       tr("Tell them this password, it isn't shown again: %1 At the first sign-in they choose their own.")
                           .arg(isolated(password) + u'\n'));
    m_members.refresh();
    m_table->setFocus();
}

void StaffPage::resetPassword()
{
    const StaffMember member = *chosen();
    const QString password = firstPassword();
    send(wire::resetStaffPassword, {member.id, password},
         [this, member, password] { showPassword(tr("%1 has a new password.").arg(member.name), password); });
}

void StaffPage::create(wire::CreateStaffRequest request)
{
    request.password = firstPassword();
    send(wire::createStaff, request, [this, request] {
        endNew();
        showPassword(tr("%1 is on the staff.").arg(request.name), request.password);
    });
}

void StaffPage::refuse(const client::Failure &failure)
{
    if (m_side->currentIndex() == 1 && m_new->showRefusal(failure))
        return;
    if (failure.kind == client::Failure::Kind::Unknown)
        banner()->announce(ChipKind::Warn, tr("It isn't known yet whether this was done."), tr("Look at the list before you try again."));
    else
        banner()->announce(ChipKind::Bad, tr("Nothing was changed."), sentenceOf(failure));
    m_members.refresh();
}

} // namespace guichet::ui
