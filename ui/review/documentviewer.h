// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"
#include "ui/review/caseloader.h"

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace guichet::ui {

class EmptyState;
class ImageView;
class Spinner;

/// The photos of an ID, a side at a time, with what helps to read them; below, the machine-readable zone as it was read.
class DocumentViewer : public Card
{
    Q_OBJECT
public:
    explicit DocumentViewer(QWidget *parent = nullptr);

    /// Null shows nothing and gives up the photos. The loader must outlive this or be taken away.
    void setCase(CaseLoader *loader);
    /// The loader has news.
    void refresh();
    ImageView *image() const { return m_image; }
    void switchSide();
    DocumentSide side() const;

private:
    QToolButton *addTool(QBoxLayout *row, const QString &icon, const QString &name, const QString &text,
                         const QString &key, const std::function<void()> &act);
    void buildTools();
    void presentSide();
    void showMessage(const QString &icon, const QString &title, const QString &hint, const QString &button = {});

    CaseLoader *m_loader = nullptr;
    QTabBar *m_sides;
    QBoxLayout *m_tools;
    QStackedWidget *m_states;
    ImageView *m_image;
    Spinner *m_spinner;
    EmptyState *m_message;
    QLabel *m_zone;
    const void *m_shown = nullptr; ///< which decoded photo is in the view
};

} // namespace guichet::ui
