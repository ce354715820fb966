// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace guichet {

/// For programs that hold keys: no core dump of this process is written, and nobody but root may look into it. At the
/// beginning of main(). False when the system doesn't let us.
[[nodiscard]] bool keepMemoryPrivate();

} // namespace guichet
