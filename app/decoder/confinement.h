// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace guichet {

/// From here on this process may compute, take memory, and read and write what is open; nothing else, and not for long:
/// 256 MB beyond what it has, 2 seconds of CPU (POSIX setrlimit), and the kernel ends it at any other system call (seccomp,
/// SECCOMP_RET_KILL_PROCESS). One thread only. False: the kernel can't, and nothing may be decoded.
[[nodiscard]] bool confine();

} // namespace guichet
