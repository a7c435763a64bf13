/// Namespaces for one program: files, processes and network of its own. On Linux only.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "sandbox.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#ifndef __linux__
pid_t sandbox_fork(const struct sandbox *sandbox) {
    (void)sandbox;
    errno = ENOSYS;
    return -1;
}

const char *sandbox_enter(const struct sandbox *sandbox, int memory[SANDBOX_MEMORY_COUNT]) {
    (void)sandbox;
    (void)memory;
    return "this system has no namespaces";
}

const char *sandbox_confine(const struct sandbox *sandbox) {
    (void)sandbox;
    return NULL;
}
#else
#include "filter.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/keyctl.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

// MARK: Failing

static char failure[256];

const char *sandbox_failed(const char *format, ...) {
    int code = errno;
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(failure, sizeof failure, format, arguments);
    va_end(arguments);
    if (length > 0 && (size_t)length < sizeof failure)
        snprintf(failure + length, sizeof failure - (size_t)length, ": %s", strerror(code));
    return failure;
}

// MARK: Namespaces

/// Who the launcher is; nobody is anyone at first in a new user namespace.
static uid_t user;
static gid_t group;

pid_t sandbox_fork(const struct sandbox *sandbox) {
    unsigned long flags = CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC;
    if (sandbox->means == SANDBOX_USER) flags |= CLONE_NEWUSER;
    if (!sandbox->has_network) flags |= CLONE_NEWNET;
    user = geteuid();
    group = getegid();
    // The child, without a stack of its own, goes on with a copy of this one, as after fork(2).
    return (pid_t)syscall(SYS_clone, flags | SIGCHLD, NULL, NULL, NULL, NULL);
}

__attribute__((format(printf, 2, 3)))
static bool write_file(const char *path, const char *format, ...) {
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return false;
    va_list arguments;
    va_start(arguments, format);
    int length = vdprintf(file, format, arguments);
    int code = errno;
    va_end(arguments);
    close(file);
    errno = code;
    return length >= 0;
}

/// The user is the same one inside and outside, and nobody else is anyone inside.
static const char *keep_user(void) {
    if (!write_file("/proc/self/setgroups", "deny")) return sandbox_failed("setgroups");
    if (!write_file("/proc/self/uid_map", "%u %u 1", user, user)) return sandbox_failed("uid_map");
    if (!write_file("/proc/self/gid_map", "%u %u 1", group, group)) return sandbox_failed("gid_map");
    // A namespace within this one would give its program a superuser's powers over itself. The
    // program would then have more of the kernel to try. It may be that /proc is read-only: such a
    // namespace stays possible then.
    write_file("/proc/sys/user/max_user_namespaces", "0");
    return NULL;
}

/// Lets programs in the sandbox talk to each other; there is nothing else in this network.
static void start_loopback(void) {
    struct ifreq request = {.ifr_name = "lo"};
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    int any = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (any < 0) return;
    ioctl(any, SIOCSIFFLAGS, &request);
    close(any);
}

// MARK: Powers

/// Leaves of the powers within the namespace only these, as bits, now and after any execve(2).
static const char *keep_powers(uint32_t bits) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2] = {{.effective = bits, .permitted = bits}};
    // The number after the last that the kernel knows ends it. The second time there is nothing left
    // to drop, and no power to drop it by.
    for (unsigned long power = 0; prctl(PR_CAPBSET_DROP, power, 0, 0, 0) == 0; power++) {}
    if (errno != EINVAL && bits != 0) return sandbox_failed("dropping capabilities");
    if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) != 0)
        return sandbox_failed("ambient capabilities");
    if (syscall(SYS_capset, &header, data) != 0) return sandbox_failed("capset");
    return NULL;
}

const char *sandbox_enter(const struct sandbox *sandbox, int memory[SANDBOX_MEMORY_COUNT]) {
    const char *problem;
    if (sandbox->means == SANDBOX_USER && (problem = keep_user())) return problem;
    if (!sandbox->has_network) start_loopback();
    if ((problem = sandbox_change_root(sandbox))) return problem;
    if ((problem = sandbox_open_memory(memory))) return problem;
    // Nobody with fewer powers may look into this process or change it; one is enough for that.
    return keep_powers(1U << CAP_KILL);
}

/// Keeps to the kinds of sockets that a network namespace has an own world of: those to the host of
/// a virtual machine, for one, pass it by. A ring would do so too, and needs no call for a socket.
static const char *forbid_other_sockets(void) {
#ifdef FILTER_ARCHITECTURE
    struct sock_filter instructions[] = {
        FILTER_PROLOGUE,
        FILTER_IF(425 /* io_uring_setup, everywhere */), FILTER_ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
        // Any other call skips the ten instructions about kinds of sockets.
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 1, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socketpair, 0, 10),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args)),
        FILTER_IF(AF_UNIX), FILTER_ANSWER(SECCOMP_RET_ALLOW),
        FILTER_IF(AF_INET), FILTER_ANSWER(SECCOMP_RET_ALLOW),
        FILTER_IF(AF_INET6), FILTER_ANSWER(SECCOMP_RET_ALLOW),
        FILTER_IF(AF_NETLINK), FILTER_ANSWER(SECCOMP_RET_ALLOW),
        FILTER_ANSWER(SECCOMP_RET_ERRNO | EAFNOSUPPORT),
        FILTER_ANSWER(SECCOMP_RET_ALLOW),
    };
    if (install_filter(instructions, sizeof instructions / sizeof *instructions, 0) != 0)
        return sandbox_failed("seccomp");
#endif
    return NULL;
}

const char *sandbox_confine(const struct sandbox *sandbox) {
    // Keys of the user's session are found by number, whatever files are seen. The calls that would
    // find them are forbidden where this one is.
    syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, NULL);
    if (!sandbox->has_network) {
        const char *problem = forbid_other_sockets();
        if (problem) return problem;
    }
    return keep_powers(0);
}
#endif
