// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/photoloader.h"

#include <QWidget>

namespace guichet::ui {

/// A photo as large as fits, or what to do to get one. Never mirrored.
class PhotoPreview : public QWidget
{
    Q_OBJECT
public:
    explicit PhotoPreview(QWidget *parent = nullptr);
    void setPhoto(const Photo &photo);
    /// Shown while there is no photo.
    void setSentence(const QString &sentence);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<QImage> m_levels;
    QString m_sentence;
};

} // namespace guichet::ui
