#ifndef SITEGEN_SANDBOX_H
#define SITEGEN_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/// How a sandbox is made: by anyone, in a user namespace; or by the superuser, without one.
enum sandbox_means { SANDBOX_NONE, SANDBOX_USER, SANDBOX_SUPERUSER };

/// What a program may do below a path. The longer of two paths that contain a file decides.
enum sandbox_access { SANDBOX_HIDDEN, SANDBOX_READABLE, SANDBOX_WRITABLE };

struct sandbox_path {
    const char *path;
    enum sandbox_access access;
};

/// What a program sees, besides the system's own programs and libraries.
struct sandbox {
    enum sandbox_means means;
    bool has_network;
    /// Absolute paths, which must be there unless they are hidden.
    struct sandbox_path *paths;
    size_t path_count;
};

/// The places for temporary files, each of which is kept in memory.
enum { SANDBOX_MEMORY_COUNT = 3 };

/// Forks into namespaces of its own, where the new process is the first one: when it ends, the
/// kernel ends all that were started in them. Returns as fork(2) does.
pid_t sandbox_fork(const struct sandbox *sandbox);

/// Lets the new process see the sandbox's files and nothing else, and gives up its powers. Opens
/// the places in memory, so that what they hold can be told. Returns null, or what did not work.
const char *sandbox_enter(const struct sandbox *sandbox, int memory[SANDBOX_MEMORY_COUNT]);

/// Takes from this process what a program within the sandbox must not have. Comes after
/// PR_SET_NO_NEW_PRIVS and before execve(2). Returns null, or what did not work.
const char *sandbox_confine(const struct sandbox *sandbox);

// MARK: Between the parts of the sandbox

/// What did not work, with the system's word for it.
__attribute__((format(printf, 1, 2)))
const char *sandbox_failed(const char *format, ...);

/// Puts a root in place that has the sandbox's files and nothing else. Returns null, or what did
/// not work.
const char *sandbox_change_root(const struct sandbox *sandbox);

/// Opens the places in memory of the new root. Returns null, or what did not work.
const char *sandbox_open_memory(int memory[SANDBOX_MEMORY_COUNT]);

#endif
