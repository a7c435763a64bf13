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

const char *sandbox_enter(const struct sandbox *sandbox) {
    (void)sandbox;
    return "this system has no namespaces";
}

const char *sandbox_confine(const struct sandbox *sandbox) {
    (void)sandbox;
    return NULL;
}
#else
#include <fcntl.h>
#include <limits.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/keyctl.h>
#include <linux/seccomp.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Calls that older C libraries do not know; their numbers are the same on every processor.
enum { OPEN_TREE = 428, MOVE_MOUNT = 429, MOUNT_SETATTR = 442 };
enum { CLONE_OF_TREE = 1, WHOLE_TREE = 0x8000, FROM_EMPTY_PATH = 4 };
enum { READ_ONLY = 1, NO_SET_USER_ID = 2, NO_DEVICES = 4, NO_PROGRAMS = 8 };
struct mount_attributes { uint64_t set, clear, propagation, user_namespace; };

/// Each of the three places for temporary files is kept in memory and holds so much.
#define MEMORY_OPTIONS "size=64m,nr_inodes=16k"

/// Programs, libraries and what they read of the system; all readable, where it is there. Of
/// `/etc` only what tells names and formats: nothing here is anyone's secret.
static const char *const system_paths[] = {
    "/bin", "/lib", "/lib32", "/lib64", "/libx32", "/sbin", "/usr",
    "/nix/store", "/gnu/store",
    "/dev/full", "/dev/null", "/dev/random", "/dev/urandom", "/dev/zero",
    "/etc/alternatives", "/etc/ca-certificates", "/etc/crypto-policies", "/etc/gai.conf",
    "/etc/group", "/etc/host.conf", "/etc/hostname", "/etc/hosts", "/etc/ld.so.cache",
    "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/locale.alias", "/etc/localtime",
    "/etc/mime.types", "/etc/networks", "/etc/nsswitch.conf", "/etc/os-release", "/etc/passwd",
    "/etc/pki/ca-trust/extracted", "/etc/pki/tls/cert.pem", "/etc/pki/tls/certs",
    "/etc/pki/tls/openssl.cnf", "/etc/protocols", "/etc/resolv.conf", "/etc/services",
    "/etc/ssl/cert.pem", "/etc/ssl/certs", "/etc/ssl/openssl.cnf", "/etc/timezone",
    "/sys/devices/system/cpu",
};

// MARK: Failing

static char failure[256];

/// What did not work, with the system's word for it.
__attribute__((format(printf, 1, 2)))
static const char *failed(const char *format, ...) {
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

/// Who the launcher is; in a new user namespace nobody is anyone at first.
static uid_t user;
static gid_t group;

pid_t sandbox_fork(const struct sandbox *sandbox) {
    unsigned long flags = CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC;
    if (sandbox->means == SANDBOX_USER) flags |= CLONE_NEWUSER;
    if (!sandbox->has_network) flags |= CLONE_NEWNET;
    user = geteuid();
    group = getegid();
    // Without a stack of its own the child goes on with a copy of this one, as after fork(2).
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
    if (!write_file("/proc/self/setgroups", "deny")) return failed("setgroups");
    if (!write_file("/proc/self/uid_map", "%u %u 1", user, user)) return failed("uid_map");
    if (!write_file("/proc/self/gid_map", "%u %u 1", group, group)) return failed("gid_map");
    // A namespace within this one would give its program a superuser's powers over itself, and so
    // more of the kernel to try. It may be that /proc is read-only: then it stays possible.
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

// MARK: Finding files

/// A part of the file system, held by a descriptor until it has its place.
struct tree {
    const char *path;
    enum sandbox_access access;
    /// What a symbolic link says; the link is made anew then.
    char *link;
    /// -1 for a link and for what is hidden.
    int descriptor;
    bool is_folder;
    bool is_placed;
};

struct tree_list {
    struct tree *trees;
    size_t count;
};

static bool is_within(const char *path, const char *folder) {
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/// Links to what is seen inside anyhow stay links, since a program may ask what they say.
static bool copy_link(struct tree *tree, const char *real) {
    char text[PATH_MAX];
    if (!is_within(real, "/usr") && !is_within(real, "/nix/store")) return false;
    ssize_t length = readlink(tree->path, text, sizeof text - 1);
    if (length <= 0) return false;
    text[length] = '\0';
    tree->link = strdup(text);
    return tree->link != NULL;
}

/// Takes hold of what is at the path, readable for good where it is not to be writable.
static const char *take(struct tree *tree) {
    char real[PATH_MAX];
    struct stat status;
    if (realpath(tree->path, real) == NULL || stat(real, &status) != 0)
        return failed("%s", tree->path);
    tree->is_folder = S_ISDIR(status.st_mode);
    if (tree->access == SANDBOX_READABLE && copy_link(tree, real)) return NULL;
    tree->descriptor = (int)syscall(
        OPEN_TREE, AT_FDCWD, real, (unsigned)(CLONE_OF_TREE | O_CLOEXEC | WHOLE_TREE));
    if (tree->descriptor < 0) return failed("open_tree of %s", tree->path);
    struct mount_attributes attributes = {.set = NO_SET_USER_ID};
    // Even on a read-only mount a device can be written; its mode and owner cannot be changed.
    if (!S_ISCHR(status.st_mode)) attributes.set |= NO_DEVICES;
    if (tree->access == SANDBOX_READABLE) attributes.set |= READ_ONLY;
    if (syscall(
            MOUNT_SETATTR, tree->descriptor, "", (unsigned)(AT_EMPTY_PATH | WHOLE_TREE),
            &attributes, sizeof attributes) != 0)
        return failed("mount_setattr of %s", tree->path);
    return NULL;
}

/// A folder comes before what is in it; of the same path the greater access comes last and counts.
static int compare_trees(const void *first, const void *second) {
    const struct tree *left = first, *right = second;
    int order = strcmp(left->path, right->path);
    return order != 0 ? order : (int)left->access - (int)right->access;
}

static const char *take_all(struct tree_list *list, const struct sandbox *sandbox) {
    size_t system_count = sizeof system_paths / sizeof *system_paths;
    list->trees = calloc(system_count + sandbox->path_count, sizeof *list->trees);
    if (list->trees == NULL) return failed("memory");
    for (size_t i = 0; i < system_count + sandbox->path_count; i++) {
        bool is_own = i >= system_count;
        const struct sandbox_path path = is_own
            ? sandbox->paths[i - system_count]
            : (struct sandbox_path){system_paths[i], SANDBOX_READABLE};
        if (path.path[0] != '/') return failed("%s is not absolute", path.path);
        struct tree *tree = &list->trees[list->count];
        *tree = (struct tree){.path = path.path, .access = path.access, .descriptor = -1};
        if (path.access != SANDBOX_HIDDEN) {
            // What the system does not have, or shows to others only, a program does without.
            if (!is_own && access(path.path, R_OK) != 0) continue;
            const char *problem = take(tree);
            if (problem) return problem;
        }
        list->count++;
    }
    qsort(list->trees, list->count, sizeof *list->trees, compare_trees);
    return NULL;
}

// MARK: Placing files

/// Makes the folders on the way to a path of the new root, which is the current folder.
static void make_folders(const char *path) {
    char folder[PATH_MAX];
    if ((size_t)snprintf(folder, sizeof folder, "%s", path) >= sizeof folder) return;
    // What cannot be made is missed when something is put there.
    for (char *slash = strchr(folder, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(folder, 0755);
        *slash = '/';
    }
}

static const char *make_memory(const char *path, const char *options) {
    make_folders(path);
    mkdir(path, 0755);
    if (mount("tmpfs", path, "tmpfs", MS_NOSUID | MS_NODEV, options) != 0)
        return failed("tmpfs on /%s", path);
    return NULL;
}

/// What is hidden needs no cover where nothing shows it.
static bool is_shown(const struct tree_list *list, const struct tree *hidden) {
    for (size_t i = 0; i < list->count; i++) {
        const struct tree *tree = &list->trees[i];
        if (tree->descriptor >= 0 && tree->is_folder && is_within(hidden->path, tree->path))
            return true;
    }
    return false;
}

static const char *place(const struct tree_list *list, struct tree *tree) {
    const char *path = tree->path + 1;
    if (tree->access == SANDBOX_HIDDEN) {
        if (!is_shown(list, tree)) return NULL;
        tree->is_placed = true;
        return make_memory(path, "mode=755,size=64k,nr_inodes=1k");
    }
    make_folders(path);
    if (tree->link) {
        if (symlink(tree->link, path) != 0 && errno != EEXIST)
            return failed("link %s", tree->path);
        return NULL;
    }
    if (tree->is_folder) {
        mkdir(path, 0755);
    } else if (access(path, F_OK) != 0) {
        int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0444);
        if (file >= 0) close(file);
    }
    if (syscall(MOVE_MOUNT, tree->descriptor, "", AT_FDCWD, path, FROM_EMPTY_PATH) != 0)
        return failed("move_mount to %s", tree->path);
    close(tree->descriptor);
    return NULL;
}

static const char *make_read_only(const char *path) {
    struct mount_attributes attributes = {.set = READ_ONLY};
    if (syscall(MOUNT_SETATTR, AT_FDCWD, path, 0U, &attributes, sizeof attributes) != 0)
        return failed("mount_setattr of %s", path);
    return NULL;
}

/// Devices that are links, terminals that a program opens for itself, and shared memory.
static const char *make_devices(void) {
    mkdir("dev", 0755);
    symlink("/proc/self/fd", "dev/fd");
    symlink("/proc/self/fd/0", "dev/stdin");
    symlink("/proc/self/fd/1", "dev/stdout");
    symlink("/proc/self/fd/2", "dev/stderr");
    mkdir("dev/pts", 0755);
    if (mount("devpts", "dev/pts", "devpts", MS_NOSUID | MS_NOEXEC,
              "newinstance,ptmxmode=0666,mode=620") == 0)
        symlink("pts/ptmx", "dev/ptmx");
    return make_memory("dev/shm", "mode=1777," MEMORY_OPTIONS);
}

static const char *fill_root(struct tree_list *list) {
    const char *problem;
    mkdir("proc", 0755);
    // What runs as the superuser outside owns the system's settings in there, powers or not.
    if (mount("proc", "proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY, NULL) != 0)
        return failed("a new /proc");
    if ((problem = make_devices())) return problem;
    if ((problem = make_memory("tmp", "mode=1777," MEMORY_OPTIONS))) return problem;
    if ((problem = make_memory("var/tmp", "mode=1777," MEMORY_OPTIONS))) return problem;
    for (size_t i = 0; i < list->count; i++)
        if ((problem = place(list, &list->trees[i]))) return problem;
    for (size_t i = 0; i < list->count; i++)
        if (list->trees[i].is_placed && (problem = make_read_only(list->trees[i].path + 1)))
            return problem;
    return make_read_only(".");
}

static const char *change_root(const struct sandbox *sandbox) {
    struct tree_list list = {0};
    if (mount("none", "/", NULL, MS_REC | MS_SLAVE, NULL) != 0) return failed("private mounts");
    const char *problem = take_all(&list, sandbox);
    if (problem) return problem;
    // Any folder does: nothing is looked up below it any more.
    if (mount("tmpfs", "/usr", "tmpfs", MS_NOSUID | MS_NODEV, "mode=755,size=1m") != 0)
        return failed("tmpfs");
    if (chdir("/usr") != 0) return failed("chdir");
    if ((problem = fill_root(&list))) return problem;
    // The old root comes to lie over the new one, and is taken off.
    if (syscall(SYS_pivot_root, ".", ".") != 0) return failed("pivot_root");
    if (umount2(".", MNT_DETACH) != 0) return failed("taking off the old root");
    if (chdir("/") != 0) return failed("chdir");
    return NULL;
}

// MARK: Powers

/// Leaves of the powers within the namespace only these, as bits, now and after any execve(2).
static const char *keep_powers(uint32_t bits) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2] = {{.effective = bits, .permitted = bits}};
    for (unsigned long power = 0; prctl(PR_CAPBSET_DROP, power, 0, 0, 0) == 0; power++) {}
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    if (syscall(SYS_capset, &header, data) != 0) return failed("capset");
    return NULL;
}

const char *sandbox_enter(const struct sandbox *sandbox) {
    const char *problem;
    if (sandbox->means == SANDBOX_USER && (problem = keep_user())) return problem;
    if (!sandbox->has_network) start_loopback();
    if ((problem = change_root(sandbox))) return problem;
    // Nobody with fewer powers may look into this process or change it; one is enough for that.
    return keep_powers(1U << CAP_KILL);
}

#if defined(__x86_64__)
#define PROCESSOR AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define PROCESSOR AUDIT_ARCH_AARCH64
#endif

/// Keeps to the kinds of sockets that a network namespace has an own world of: those to the host
/// of a virtual machine, for one, pass it by. So would a ring, which needs no call for a socket.
static const char *forbid_other_sockets(void) {
#ifdef PROCESSOR
#define ANSWER(action) BPF_STMT(BPF_RET | BPF_K, (action))
#define ALLOW_IF(value) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, 1), ANSWER(SECCOMP_RET_ALLOW)
    struct sock_filter instructions[] = {
        // Other architectures number their calls differently; the x32 one sets a high bit.
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PROCESSOR, 1, 0),
        ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
        ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 425 /* io_uring_setup, everywhere */, 0, 1),
        ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
        // Any other call skips the ten instructions about kinds of sockets.
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 1, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socketpair, 0, 10),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args)),
        ALLOW_IF(AF_UNIX), ALLOW_IF(AF_INET), ALLOW_IF(AF_INET6), ALLOW_IF(AF_NETLINK),
        ANSWER(SECCOMP_RET_ERRNO | EAFNOSUPPORT),
        ANSWER(SECCOMP_RET_ALLOW),
    };
    struct sock_fprog filter = {
        .len = sizeof instructions / sizeof *instructions, .filter = instructions,
    };
    if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, &filter) != 0)
        return failed("seccomp");
#endif
    return NULL;
}

const char *sandbox_confine(const struct sandbox *sandbox) {
    // Keys of the user's session are found by number, whatever files are seen.
    syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, NULL);
    if (!sandbox->has_network) {
        const char *problem = forbid_other_sockets();
        if (problem) return problem;
    }
    return keep_powers(0);
}
#endif
