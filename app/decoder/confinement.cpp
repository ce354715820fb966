// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decoder/confinement.h"

#include <cstddef>
#include <cstdio>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace guichet {
namespace {

constexpr rlim_t memoryBytes = 256UL * 1024 * 1024;
constexpr rlim_t cpuSeconds = 2;

#if defined(__x86_64__)
constexpr unsigned architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned architecture = AUDIT_ARCH_AARCH64;
#else
#error "which AUDIT_ARCH_ is this processor's?"
#endif

constexpr unsigned allowed[] = {
    SYS_read,    SYS_write,         SYS_exit,         SYS_exit_group,    SYS_brk,           SYS_mmap,
    SYS_munmap,  SYS_mremap,        SYS_mprotect,     SYS_madvise,       SYS_futex,         SYS_rt_sigreturn,
    SYS_getpid,  SYS_gettid,        SYS_sched_yield,  SYS_clock_gettime, SYS_gettimeofday,  SYS_rt_sigprocmask,
    SYS_getrandom,
};
constexpr std::size_t allowedCount = sizeof allowed / sizeof *allowed;

/// What the process has mapped so far, in bytes; 0: unknown.
rlim_t mappedBytes()
{
    unsigned long pages = 0;
    std::FILE *const file = std::fopen("/proc/self/statm", "re");
    if (!file || std::fscanf(file, "%lu", &pages) != 1)
        pages = 0;
    if (file)
        std::fclose(file);
    return pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

bool limitTo(__rlimit_resource resource, rlim_t most)
{
    const rlimit limit{most, most};
    return ::setrlimit(resource, &limit) == 0;
}

bool limitResources()
{
    const rlim_t mapped = mappedBytes();
    return mapped > 0 && limitTo(RLIMIT_AS, mapped + memoryBytes) && limitTo(RLIMIT_CPU, cpuSeconds)
        && limitTo(RLIMIT_CORE, 0) && limitTo(RLIMIT_FSIZE, 0) && limitTo(RLIMIT_NOFILE, 3);
}

bool filterCalls()
{
    constexpr auto load = [](std::size_t offset) -> sock_filter {
        return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<unsigned>(offset));
    };
    constexpr sock_filter kill = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    constexpr sock_filter allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    constexpr std::size_t headLength = 4;
    sock_filter filter[headLength + 2 * allowedCount + 1] = {
        load(offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0),
        kill,
        load(offsetof(seccomp_data, nr)),
    };
    std::size_t length = headLength;
    for (const unsigned call : allowed) {
        filter[length++] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1);
        filter[length++] = allow;
    }
    filter[length++] = kill;
    const sock_fprog program{static_cast<unsigned short>(length), filter};
    return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

} // namespace

bool confine()
{
    return ::prctl(PR_SET_DUMPABLE, 0) == 0 && limitResources() && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        && filterCalls();
}

} // namespace guichet
