// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace guichet::ui {

/// A large button that leads to a page: icon, what one does there, and the key that does the same. The window handles
/// the key. GUI thread.
class PageTile : public QPushButton
{
    Q_OBJECT
public:
    /// `page` is the page's id ("deposit").
    PageTile(const QString &page, const QString &title, const QString &hint, const QString &icon,
             const QString &keyText, QWidget *parent = nullptr);

    QString page() const { return m_page; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

private:
    QString m_page;
};

} // namespace guichet::ui
