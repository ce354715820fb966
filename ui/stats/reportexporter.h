// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stats/reporttable.h"

#include <QObject>
#include <QPicture>

#include <functional>

class QMenu;
class QWidget;

namespace guichet::ui {

/// What is shown, as a file of the user's choice. Files are written in a thread of their own; a bad disk or a slow
/// folder never holds the page. GUI thread.
class ReportExporter : public QObject
{
    Q_OBJECT
public:
    struct Content {
        ReportTable table;
        QPicture chart;   ///< null: none
        QString fileName; ///< without its ending: "deposits-and-withdrawals-2025-03-14"
    };
    /// Asked once the user has chosen a format, for what is shown then.
    using Capture = std::function<Content()>;

    /// `window` owns the dialogs.
    ReportExporter(Capture capture, QWidget *window);

    /// "CSV…" and "PDF…"; below `anchor`.
    void openMenu(QWidget *anchor);

Q_SIGNALS:
    void written(const QString &file);
    void failed(const QString &file);

private:
    enum class Format { Csv, Pdf };

    void ask(Format format);
    void write(Format format, const QString &file, bool withMark);

    Capture m_capture;
    Content m_content;
    QWidget *m_window;
    QMenu *m_menu;
};

} // namespace guichet::ui
