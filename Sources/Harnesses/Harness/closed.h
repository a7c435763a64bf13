// What a process can close to itself: folders, by landlock(7), and the starting of others, by seccomp(2).

#ifndef SITEGEN_CLOSED_H
#define SITEGEN_CLOSED_H

#include "filter.h"

#include <fcntl.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>

// As in linux/landlock.h, which older systems do not have; the numbers are the same everywhere.
enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };
struct ruleset { uint64_t files; };
struct rule { uint64_t access; int32_t folder; } __attribute__((packed));
enum {
    EXECUTE = 1, WRITE_FILE = 2, READ_FILE = 4, READ_FOLDER = 8,
    /// All that the first version of Landlock knows.
    EVERYTHING = (1 << 13) - 1,
    READ = EXECUTE | READ_FILE | READ_FOLDER,
    /// What makes sense for a file that is no folder.
    OF_FILES = EXECUTE | WRITE_FILE | READ_FILE,
};

static inline bool allow(int ruleset, const char *path, uint64_t access) {
    struct rule rule = {.access = access, .folder = open(path, O_PATH | O_CLOEXEC)};
    // What is not there needs no rule.
    if (rule.folder < 0) return errno == ENOENT;
    struct stat status;
    if (fstat(rule.folder, &status) == 0 && !S_ISDIR(status.st_mode)) rule.access &= OF_FILES;
    bool is_done = syscall(ADD_RULE, ruleset, 1, &rule, 0U) == 0;
    close(rule.folder);
    return is_done;
}

static inline bool allow_all(int ruleset, const char *paths, uint64_t access) {
    if (!paths) return true;
    char *rest = strdup(paths);
    if (!rest) return false;
    for (char *path; (path = strsep(&rest, ":"));)
        if (*path && !allow(ruleset, path, access)) return false;
    return true;
}

static inline bool can_close_folders(void) {
    return syscall(CREATE_RULESET, NULL, 0UL, 1U) >= 1;
}

/// Leaves of the file system a folder, and what may be read and also written; with colons between.
static inline bool close_folders(const char *folder, const char *readable, const char *writable) {
    struct ruleset everything = {.files = EVERYTHING};
    int ruleset = (int)syscall(CREATE_RULESET, &everything, sizeof everything, 0U);
    bool is_done = ruleset >= 0 && allow(ruleset, folder, EVERYTHING)
        && allow_all(ruleset, readable, READ) && allow_all(ruleset, writable, EVERYTHING)
        && syscall(RESTRICT_SELF, ruleset, 0U) == 0;
    if (ruleset >= 0) close(ruleset);
    return is_done;
}

/// Lets it start threads, and nothing else.
static inline bool forbid_processes(void) {
#ifdef FILTER_ARCHITECTURE
    struct sock_filter instructions[] = {
        FILTER_PROLOGUE,
#ifdef SYS_fork
        FILTER_IF(SYS_fork), FILTER_ANSWER(SECCOMP_RET_ERRNO | EPERM),
        FILTER_IF(SYS_vfork), FILTER_ANSWER(SECCOMP_RET_ERRNO | EPERM),
#endif
        FILTER_IF(SYS_execve), FILTER_ANSWER(SECCOMP_RET_ERRNO | EPERM),
        FILTER_IF(SYS_execveat), FILTER_ANSWER(SECCOMP_RET_ERRNO | EPERM),
        // Its flags lie in memory, where they cannot be seen; then the C library asks by the old call.
        FILTER_IF(435 /* clone3, everywhere */), FILTER_ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args)),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
        FILTER_ANSWER(SECCOMP_RET_ERRNO | EPERM),
        FILTER_ANSWER(SECCOMP_RET_ALLOW),
    };
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        && install_filter(instructions, sizeof instructions / sizeof *instructions, 0) == 0;
#else
    return false;
#endif
}

#endif
