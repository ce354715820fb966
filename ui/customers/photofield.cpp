// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/photofield.h"

#include "ui/common/actionbutton.h"
#include "ui/common/fieldrow.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"
#include "ui/customers/photopreview.h"

#include <QBoxLayout>
#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace guichet::ui {

PhotoField::PhotoField(const QString &label, const QString &name, Need need, QWidget *parent)
    : QWidget(parent)
    , m_need(need)
    , m_path(new QLineEdit)
    , m_browse(new ActionButton(tr("Browse…")))
    , m_preview(new PhotoPreview)
{
    m_path->setObjectName(name + u"PathEdit"_s);
    m_path->setPlaceholderText(tr("JPEG or PNG file"));
    m_path->setLayoutDirection(Qt::LeftToRight); // a path reads left to right in any language
    m_browse->setObjectName(name + u"BrowseButton"_s);
    // Path and button are one field: its label, its sentence.
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_path, 1);
    row->addWidget(m_browse);
    line->setFocusProxy(m_path);
    m_row = new FieldRow(label, line);
    m_path->setAccessibleName(withoutMnemonic(label));
    m_browse->setAccessibleName(tr("Browse for: %1").arg(m_path->accessibleName()));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_row);
    column->addWidget(m_preview, 1);
    clear();

    connect(m_path, &QLineEdit::editingFinished, this, &PhotoField::load);
    connect(m_browse, &ActionButton::clicked, this, &PhotoField::browse);
    connect(&m_loader, &PhotoLoader::loaded, this, &PhotoField::take);
    connect(&m_loader, &PhotoLoader::failed, this, &PhotoField::refuse);
    setFocusProxy(m_path);
}

bool PhotoField::isSettled() const
{
    return !m_isLoading && !m_row->hasError() && m_path->text().trimmed().isEmpty() == m_photo.isNull();
}

void PhotoField::setError(const QString &sentence)
{
    m_row->setError(sentence);
    m_path->setAccessibleDescription(sentence);
    theme::setProperty(m_path, "invalid", !sentence.isEmpty());
}

void PhotoField::clear()
{
    m_loader.cancel();
    m_path->clear();
    m_asked.clear();
    m_photo = {};
    m_isLoading = false;
    setError({});
    m_preview->setPhoto({});
    m_preview->setSentence(m_need == Need::Required ? tr("No photo yet")
                                                    : tr("Only for documents with two sides"));
}

void PhotoField::browse()
{
    auto *dialog = new QFileDialog(this, tr("Choose a photo"), {}, tr("Photos (*.jpg *.jpeg *.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_path->setText(path);
        load();
    });
    dialog->open();
}

void PhotoField::load()
{
    const QString path = m_path->text().trimmed();
    if (path == m_asked)
        return;
    if (path.isEmpty()) {
        clear();
        Q_EMIT photoChanged();
        return;
    }
    m_asked = path;
    m_photo = {};
    m_isLoading = true;
    setError({});
    m_preview->setPhoto({});
    m_preview->setSentence(tr("Reading…"));
    m_loader.loadFile(path);
    Q_EMIT photoChanged();
}

void PhotoField::take(const Photo &photo)
{
    m_isLoading = false;
    m_photo = photo;
    m_preview->setPhoto(photo);
    m_preview->setSentence(tr("The photo"));
    Q_EMIT photoChanged();
}

void PhotoField::refuse(PhotoProblem problem)
{
    m_isLoading = false;
    setError(sentenceOf(problem));
    m_preview->setSentence(tr("No photo"));
    Q_EMIT photoChanged();
}

} // namespace guichet::ui
