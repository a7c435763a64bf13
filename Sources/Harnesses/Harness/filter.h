// What filters of system calls, seccomp(2), have in common.

#ifndef SITEGEN_FILTER_H
#define SITEGEN_FILTER_H

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define FILTER_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define FILTER_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define FILTER_ANSWER(action) BPF_STMT(BPF_RET | BPF_K, (action))

/// The next instruction is for this number; all others skip it.
#define FILTER_IF(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1)

/// Loads the number of the call. Other architectures number their calls differently, and have none
/// here; the x32 one sets a high bit.
#define FILTER_PROLOGUE \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)), \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, FILTER_ARCHITECTURE, 1, 0), \
    FILTER_ANSWER(SECCOMP_RET_ERRNO | ENOSYS), \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)), \
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), \
    FILTER_ANSWER(SECCOMP_RET_ERRNO | ENOSYS)

/// Puts a filter over this process and all that come from it. Returns what the flags ask for, or -1.
static inline int install_filter(
    struct sock_filter *instructions, size_t count, unsigned long flags
) {
    struct sock_fprog filter = {.len = (unsigned short)count, .filter = instructions};
    // Some processors run everything else more slowly without the second flag.
    return (int)syscall(
        SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags | SECCOMP_FILTER_FLAG_SPEC_ALLOW, &filter);
}

#endif
