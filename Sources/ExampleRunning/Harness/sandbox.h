#ifndef SITEGEN_SANDBOX_H
#define SITEGEN_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/// How a sandbox is made: by anyone, in a user namespace; or by the superuser, without one.
enum sandbox_means { SANDBOX_NONE, SANDBOX_USER, SANDBOX_SUPERUSER };

/// What a program may do below a path. Of two paths that contain a file the longer one decides.
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

/// Forks into namespaces of its own, where the new process is the first one: when it ends, the
/// kernel ends all that were started in them. Returns as fork(2) does.
pid_t sandbox_fork(const struct sandbox *sandbox);

/// Lets the new process see the sandbox's files and nothing else, and gives up its powers. Returns
/// null, or what did not work.
const char *sandbox_enter(const struct sandbox *sandbox);

/// Takes from this process what a program within the sandbox must not have. Comes after
/// PR_SET_NO_NEW_PRIVS and before execve(2). Returns null, or what did not work.
const char *sandbox_confine(const struct sandbox *sandbox);

#endif
