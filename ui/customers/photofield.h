// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/photoloader.h"

#include <QLineEdit>
#include <QWidget>

namespace guichet::ui {

class ActionButton;
class FieldRow;
class PhotoPreview;

/// A photo from a file: its path, typed or chosen, and beneath how it looks. The file is read when the path is left or
/// entered, never in this thread.
class PhotoField : public QWidget
{
    Q_OBJECT
public:
    enum class Need { Required, Optional };

    /// `label` with its mnemonic; `name` makes the object names ("front": frontPathEdit, frontBrowseButton).
    PhotoField(const QString &label, const QString &name, Need need, QWidget *parent = nullptr);

    /// Null while there is none, or none that can be read.
    const Photo &photo() const { return m_photo; }
    bool isLoading() const { return m_isLoading; }
    /// Empty, or there is a photo.
    bool isSettled() const;
    void setError(const QString &sentence);
    void clear();
    QLineEdit *edit() const { return m_path; }

Q_SIGNALS:
    void photoChanged();

private:
    void browse();
    void load();
    void take(const Photo &photo);
    void refuse(PhotoProblem problem);

    Need m_need;
    QLineEdit *m_path;
    FieldRow *m_row;
    ActionButton *m_browse;
    PhotoPreview *m_preview;
    PhotoLoader m_loader;
    QString m_asked; ///< the path that was last read
    Photo m_photo;
    bool m_isLoading = false;
};

} // namespace guichet::ui
