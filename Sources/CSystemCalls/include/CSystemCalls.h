#ifndef SITEGEN_SYSTEM_CALLS_H
#define SITEGEN_SYSTEM_CALLS_H

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

#endif
