// SPDX-License-Identifier: GPL-3.0-or-later
// To see a page on the sheet add one line to pictures(): {u"name"_s, [] { return new Page(…); }}.
#include "tests/ui/contactsheet.h"

#include "tests/ui/accesspictures.h"
#include "tests/ui/gallery.h"
#include "tests/ui/officepictures.h"
#include "tests/ui/operationpictures.h"
#include "tests/ui/statspictures.h"
#include "ui/shell/lockpage.h"
#include "ui/shell/signinpage.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

QList<Picture> pictures()
{
    const QList<Picture> shell = {
        {u"gallery"_s, [] { return gallery(); }},
        {u"shell"_s, [] { return shellWith(u"deposit"_s); }},
        {u"shell-small"_s, [] { return shellWith(u"deposit"_s); }, {1024, 640}},
        {u"shell-find"_s, [] { return shellFinding(); }},
        {u"shell-shortcuts"_s, [] { return shellShortcuts(); }, {720, 420}},
        {u"signin"_s, [] { return signIn(); }},
        {u"signin-error"_s, [] { return signInRefused(); }},
        {u"lock"_s, [] { return locked(); }},
    };
    return shell + operationPictures() + officePictures() + statsPictures() + accessPictures();
}

} // namespace guichet::ui
