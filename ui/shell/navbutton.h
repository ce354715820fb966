// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace guichet::ui {

// One entry of the sidebar: icon, title, key; only the icon when the sidebar is narrow.
// At most one of its siblings is checked.
class NavButton : public QToolButton
{
    Q_OBJECT
public:
    NavButton(const QString &title, const QString &icon, const QString &keyText, QWidget *parent = nullptr);
    void setCompact(bool compact);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRect mirrored(const QRect &logical) const;

    QString m_title;
    QString m_keyText;
    QIcon m_checkedIcon;
    bool m_compact = false;
};

} // namespace guichet::ui
