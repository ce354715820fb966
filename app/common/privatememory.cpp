// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/privatememory.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace guichet {

bool keepMemoryPrivate()
{
    const rlimit none{0, 0};
    return ::setrlimit(RLIMIT_CORE, &none) == 0 && ::prctl(PR_SET_DUMPABLE, 0) == 0;
}

} // namespace guichet
