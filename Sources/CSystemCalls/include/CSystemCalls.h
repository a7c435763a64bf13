#ifndef SITEGEN_SYSTEM_CALLS_H
#define SITEGEN_SYSTEM_CALLS_H

#include <stddef.h>

/// Swaps two folders (or files) in one step: renameat2(2) with RENAME_EXCHANGE on Linux,
/// renamex_np(2) with RENAME_SWAP on macOS. Returns 0, or the value of errno.
int sitegen_exchange(const char *first, const char *second);

/// Opens a pipe whose ends are not inherited by programs that are started: pipe(2) with
/// O_CLOEXEC. Returns 0, or the value of errno.
int sitegen_pipe(int ends[2]);

/// Makes this process the parent of descendants whose own parent has ended: prctl(2) with
/// PR_SET_CHILD_SUBREAPER. Returns 0, or the value of errno; ENOSYS where the system has no such
/// thing.
int sitegen_become_subreaper(void);

/// Takes the lock of a folder, flock(2), which ends with the process. It is of no matter to who
/// only reads or writes there. Returns 0 and an open descriptor that holds it, or the value of
/// errno: EWOULDBLOCK where another process has it.
int sitegen_lock_folder(const char *path, int *descriptor);

/// Whether another file system, or another part of one, begins at a folder: 1 or 0; -1 where the
/// system does not say.
int sitegen_is_mount_point(const char *path);

/// Whether a process can close parts of the file system to itself: landlock(7) on Linux. 1 or 0.
int sitegen_can_close_folders(void);

/// Opens what tells of changes in folders: inotify(7) on Linux. Returns 0 and a descriptor that is
/// not waited for, or the value of errno; ENOSYS where the system has no such thing.
int sitegen_open_watch(int *descriptor);

/// Has a watch tell of each change in a folder, but of none in the folders within: it can be read
/// from then. Returns 0, or the value of errno: ENOSPC where the system watches no more folders.
int sitegen_watch_folder(int descriptor, const char *path);

/// Sends a packet to who listens at a path, and waits for the one that comes back. Returns its length, or
/// the negative value of errno: ETIMEDOUT where none comes in time.
ptrdiff_t sitegen_ask(
    const char *path, const void *question, size_t length, void *answer, size_t room,
    int milliseconds);

#endif
