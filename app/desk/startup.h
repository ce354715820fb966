// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/deskoptions.h"

namespace guichet {

/// Names, language and look of the application; once, after QApplication is made.
void prepareApplication(const DeskOptions &options);

/// Milliseconds since the kernel started this process (proc(5), field 22).
qint64 millisecondsSinceStart();

} // namespace guichet
