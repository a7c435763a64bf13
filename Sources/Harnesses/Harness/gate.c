/// Decides about every start of a process or thread.
///
/// A fork bomb starts processes faster than they can be found and killed. There is nothing to
/// outrun where the kernel lets the launcher decide about each start. Nobody starts anything
/// without an answer, and every start fails once the launcher is gone.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "launcher.h"

#ifdef __linux__
#include "filter.h"

#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#endif

#if defined(__linux__) && defined(FILTER_ARCHITECTURE) && defined(SECCOMP_USER_NOTIF_FLAG_CONTINUE)
/// Whether the kernel knows the answer that lets a call go on: Linux 5.5 and later.
///
/// A filter that asks could only refuse before, and no filter can be taken off again. No call tells
/// of that answer, but a flag that came a little later, in 5.7, does. The kernel refuses an unknown
/// flag before it misses the filter.
static bool kernel_continues_calls(void) {
    const unsigned long flag_of_5_7 = 1UL << 4; // SECCOMP_FILTER_FLAG_TSYNC_ESRCH
    return syscall(
               SYS_seccomp, SECCOMP_SET_MODE_FILTER,
               SECCOMP_FILTER_FLAG_NEW_LISTENER | flag_of_5_7, NULL) < 0
        && errno == EFAULT;
}

int make_gate(void) {
    struct sock_filter instructions[] = {
        FILTER_PROLOGUE,
#ifdef SYS_fork
        FILTER_IF(SYS_fork), FILTER_ANSWER(SECCOMP_RET_USER_NOTIF),
        FILTER_IF(SYS_vfork), FILTER_ANSWER(SECCOMP_RET_USER_NOTIF),
#endif
        FILTER_IF(SYS_clone), FILTER_ANSWER(SECCOMP_RET_USER_NOTIF),
        FILTER_IF(435 /* clone3, everywhere */), FILTER_ANSWER(SECCOMP_RET_USER_NOTIF),
        FILTER_ANSWER(SECCOMP_RET_ALLOW),
    };
    if (!kernel_continues_calls()) return -1;
    return install_filter(
        instructions, sizeof instructions / sizeof *instructions,
        SECCOMP_FILTER_FLAG_NEW_LISTENER);
}

/// Whether nobody is left who could ask: then the gate would be ready for ever, and never asked.
static bool is_deserted(int gate) {
    struct pollfd look = {.fd = gate, .events = POLLIN};
    return poll(&look, 1, 0) > 0 && (look.revents & POLLHUP) != 0;
}

bool answer_at(int gate) {
    // A newer kernel may write more than its header said when this was compiled.
    union { struct seccomp_notif request; char room[1024]; } question;
    union { struct seccomp_notif_resp response; char room[1024]; } answer;
    memset(&question, 0, sizeof question);
    memset(&answer, 0, sizeof answer);
    // Whoever asked may have been killed meanwhile; here, and before the answer.
    if (ioctl(gate, SECCOMP_IOCTL_NOTIF_RECV, &question) != 0)
        return errno == EINTR || (errno == ENOENT && !is_deserted(gate));
    answer.response.id = question.request.id;
    answer.response.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    if (ioctl(gate, SECCOMP_IOCTL_NOTIF_SEND, &answer) == 0 || errno == ENOENT) return true;
    // It would wait for ever without any answer.
    answer.response.flags = 0;
    answer.response.error = -EAGAIN;
    ioctl(gate, SECCOMP_IOCTL_NOTIF_SEND, &answer);
    return false;
}
#else
int make_gate(void) { return -1; }

bool answer_at(int gate) {
    (void)gate;
    return false;
}
#endif
