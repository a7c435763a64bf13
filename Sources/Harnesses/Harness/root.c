/// The files of a sandbox: a root with the system's programs and what it was asked for.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "sandbox.h"

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Calls that older C libraries do not know; their numbers are the same on every processor.
enum { OPEN_TREE = 428, MOVE_MOUNT = 429, MOUNT_SETATTR = 442 };
enum { CLONE_OF_TREE = 1, WHOLE_TREE = 0x8000, FROM_EMPTY_PATH = 4 };
enum { READ_ONLY = 1, NO_SET_USER_ID = 2, NO_DEVICES = 4, NO_PROGRAMS = 8 };
struct mount_attributes { uint64_t set, clear, propagation, user_namespace; };

/// Places for temporary files, which are kept in memory; each holds so much.
static const char *const memory_paths[SANDBOX_MEMORY_COUNT] = {"tmp", "var/tmp", "dev/shm"};
#define MEMORY_OPTIONS "mode=1777,size=64m,nr_inodes=16k"

/// Programs, libraries and what they read of the system; all readable, where it is there. They
/// include only what tells names and formats of `/etc`: nothing here is anyone's secret.
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
        return sandbox_failed("%s", tree->path);
    tree->is_folder = S_ISDIR(status.st_mode);
    if (tree->access == SANDBOX_READABLE && copy_link(tree, real)) return NULL;
    tree->descriptor = (int)syscall(
        OPEN_TREE, AT_FDCWD, real, (unsigned)(CLONE_OF_TREE | O_CLOEXEC | WHOLE_TREE));
    if (tree->descriptor < 0) return sandbox_failed("open_tree of %s", tree->path);
    struct mount_attributes attributes = {.set = NO_SET_USER_ID};
    // Even on a read-only mount a device can be written; its mode and owner cannot be changed.
    if (!S_ISCHR(status.st_mode)) attributes.set |= NO_DEVICES;
    if (tree->access == SANDBOX_READABLE) attributes.set |= READ_ONLY;
    if (syscall(
            MOUNT_SETATTR, tree->descriptor, "", (unsigned)(AT_EMPTY_PATH | WHOLE_TREE),
            &attributes, sizeof attributes) != 0)
        return sandbox_failed("mount_setattr of %s", tree->path);
    return NULL;
}

/// A folder comes before what is in it; the greater access to the same path comes last and counts.
static int compare_trees(const void *first, const void *second) {
    const struct tree *left = first, *right = second;
    int order = strcmp(left->path, right->path);
    return order != 0 ? order : (int)left->access - (int)right->access;
}

static const char *take_all(struct tree_list *list, const struct sandbox *sandbox) {
    size_t system_count = sizeof system_paths / sizeof *system_paths;
    list->trees = calloc(system_count + sandbox->path_count, sizeof *list->trees);
    if (list->trees == NULL) return sandbox_failed("memory");
    for (size_t i = 0; i < system_count + sandbox->path_count; i++) {
        bool is_own = i >= system_count;
        const struct sandbox_path path = is_own
            ? sandbox->paths[i - system_count]
            : (struct sandbox_path){system_paths[i], SANDBOX_READABLE};
        if (path.path[0] != '/') return sandbox_failed("%s is not absolute", path.path);
        struct tree *tree = &list->trees[list->count];
        *tree = (struct tree){.path = path.path, .access = path.access, .descriptor = -1};
        if (path.access != SANDBOX_HIDDEN) {
            // A program does without what the system does not have, or shows to others only.
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
        return sandbox_failed("tmpfs on /%s", path);
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
            return sandbox_failed("link %s", tree->path);
        return NULL;
    }
    if (tree->is_folder) {
        mkdir(path, 0755);
    } else if (access(path, F_OK) != 0) {
        int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0444);
        if (file >= 0) close(file);
    }
    if (syscall(MOVE_MOUNT, tree->descriptor, "", AT_FDCWD, path, FROM_EMPTY_PATH) != 0)
        return sandbox_failed("move_mount to %s", tree->path);
    close(tree->descriptor);
    return NULL;
}

static const char *make_read_only(const char *path) {
    struct mount_attributes attributes = {.set = READ_ONLY};
    if (syscall(MOUNT_SETATTR, AT_FDCWD, path, 0U, &attributes, sizeof attributes) != 0)
        return sandbox_failed("mount_setattr of %s", path);
    return NULL;
}

/// Devices that are links, and terminals that a program opens for itself.
static const char *make_devices(void) {
    static const char *const links[][2] = {
        {"/proc/self/fd", "dev/fd"}, {"/proc/self/fd/0", "dev/stdin"},
        {"/proc/self/fd/1", "dev/stdout"}, {"/proc/self/fd/2", "dev/stderr"},
        {"pts/ptmx", "dev/ptmx"},
    };
    mkdir("dev", 0755);
    mkdir("dev/pts", 0755);
    // Some kernels have no terminals to give; the last link leads nowhere then.
    mount("devpts", "dev/pts", "devpts", MS_NOSUID | MS_NOEXEC,
          "newinstance,ptmxmode=0666,mode=620");
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (symlink(links[i][0], links[i][1]) != 0) return sandbox_failed("/%s", links[i][1]);
    return NULL;
}

static const char *fill_root(struct tree_list *list) {
    const char *problem;
    mkdir("proc", 0755);
    // What runs as the superuser outside owns the system's settings in there, powers or not.
    if (mount("proc", "proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY, NULL) != 0)
        return sandbox_failed("a new /proc");
    if ((problem = make_devices())) return problem;
    for (size_t i = 0; i < SANDBOX_MEMORY_COUNT; i++)
        if ((problem = make_memory(memory_paths[i], MEMORY_OPTIONS))) return problem;
    for (size_t i = 0; i < list->count; i++)
        if ((problem = place(list, &list->trees[i]))) return problem;
    for (size_t i = 0; i < list->count; i++)
        if (list->trees[i].is_placed && (problem = make_read_only(list->trees[i].path + 1)))
            return problem;
    return make_read_only(".");
}

const char *sandbox_change_root(const struct sandbox *sandbox) {
    struct tree_list list = {0};
    if (mount("none", "/", NULL, MS_REC | MS_SLAVE, NULL) != 0) return sandbox_failed("private mounts");
    const char *problem = take_all(&list, sandbox);
    if (problem) return problem;
    // Any folder does: nothing is looked up below it any more.
    if (mount("tmpfs", "/usr", "tmpfs", MS_NOSUID | MS_NODEV, "mode=755,size=1m") != 0)
        return sandbox_failed("tmpfs");
    if (chdir("/usr") != 0) return sandbox_failed("chdir");
    if ((problem = fill_root(&list))) return problem;
    // The old root comes to lie over the new one, and is taken off.
    if (syscall(SYS_pivot_root, ".", ".") != 0) return sandbox_failed("pivot_root");
    if (umount2(".", MNT_DETACH) != 0) return sandbox_failed("taking off the old root");
    if (chdir("/") != 0) return sandbox_failed("chdir");
    return NULL;
}

const char *sandbox_open_memory(int memory[SANDBOX_MEMORY_COUNT]) {
    for (size_t i = 0; i < SANDBOX_MEMORY_COUNT; i++) {
        // What is only a path can be asked, and not be read.
        memory[i] = open(memory_paths[i], O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (memory[i] < 0) return sandbox_failed("/%s", memory_paths[i]);
    }
    return NULL;
}
#endif
