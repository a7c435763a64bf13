#define _GNU_SOURCE
#include "CSystemCalls.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#if defined(__linux__)
#include <linux/stat.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

int sitegen_exchange(const char *first, const char *second) {
#if defined(__linux__)
    // RENAME_EXCHANGE is 2 in the kernel's interface; not every C library has the wrapper.
    return syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 2) == 0 ? 0 : errno;
#elif defined(__APPLE__)
    return renamex_np(first, second, RENAME_SWAP) == 0 ? 0 : errno;
#else
    (void)first;
    (void)second;
    return ENOSYS;
#endif
}

int sitegen_pipe(int ends[2]) {
#if defined(__linux__)
    return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno;
#else
    if (pipe(ends) != 0) return errno;
    for (int index = 0; index < 2; index++) fcntl(ends[index], F_SETFD, FD_CLOEXEC);
    return 0;
#endif
}

int sitegen_become_subreaper(void) {
#if defined(__linux__)
    return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0 ? 0 : errno;
#else
    return ENOSYS;
#endif
}

int sitegen_lock_folder(const char *path, int *descriptor) {
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return errno;
    int result;
    do result = flock(folder, LOCK_EX | LOCK_NB);
    while (result != 0 && errno == EINTR);
    if (result != 0) {
        int failure = errno;
        close(folder);
        return failure;
    }
    *descriptor = folder;
    return 0;
}

int sitegen_is_mount_point(const char *path) {
#if defined(__linux__) && defined(STATX_ATTR_MOUNT_ROOT)
    struct statx status;
    if (syscall(SYS_statx, AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, 0, &status) != 0) return -1;
    if (!(status.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT)) return -1;
    return (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
#else
    (void)path;
    return -1;
#endif
}

int sitegen_can_close_folders(void) {
#if defined(__linux__)
    // landlock_create_ruleset(2), which asked so says its version; the number is the same everywhere.
    return syscall(444, (void *)0, (size_t)0, 1U) >= 1;
#else
    return 0;
#endif
}

int sitegen_open_watch(int *descriptor) {
#if defined(__linux__)
    *descriptor = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    return *descriptor < 0 ? errno : 0;
#else
    (void)descriptor;
    return ENOSYS;
#endif
}

int sitegen_watch_folder(int descriptor, const char *path) {
#if defined(__linux__)
    const uint32_t changes = IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE
        | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;
    return inotify_add_watch(descriptor, path, changes | IN_ONLYDIR) < 0 ? errno : 0;
#else
    (void)descriptor;
    (void)path;
    return ENOSYS;
#endif
}

ptrdiff_t sitegen_ask(
    const char *path, const void *question, size_t length, void *answer, size_t room,
    int milliseconds
) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) return -ENAMETOOLONG;
    strcpy(address.sun_path, path);
#if defined(__linux__)
    int connection = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    const int flags = MSG_NOSIGNAL;
#else
    int connection = socket(AF_UNIX, SOCK_SEQPACKET, 0);
    const int flags = 0;
#endif
    if (connection < 0) return -errno;
    ptrdiff_t result;
    struct pollfd wait = {.fd = connection, .events = POLLIN};
    if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0
        || send(connection, question, length, flags) < 0) {
        result = -errno;
    } else {
        int ready;
        do ready = poll(&wait, 1, milliseconds);
        while (ready < 0 && errno == EINTR);
        result = ready == 0 ? -ETIMEDOUT : ready < 0 ? -errno : recv(connection, answer, room, 0);
        // Whoever was asked has ended.
        if (result == 0) result = -EPIPE;
        if (result == -1) result = -errno;
    }
    close(connection);
    return result;
}
