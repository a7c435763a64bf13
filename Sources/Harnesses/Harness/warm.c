/// Preloaded into a compiler or a linker that has read what all programs need: keeps it there, and lets
/// a copy of it go on for each program that comes.
///
/// The tool starts with its ordinary arguments. It stops at one of its openings of a file, listens,
/// and forks for each request. The copy changes to the program's folder and takes the program's
/// text in place of the one that was read. It then goes on as the tool itself. This object stands
/// only before `open`, `pread` and `rename` of the C library, and one function of the Swift
/// runtime. A copy has limits of its own, and sees no other program's folder: nothing is served
/// without Landlock, landlock(7).
///
/// A first copy compiles a sample of ours, so that the tool knows what each compile makes it find out.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "closed.h"
#include "conformances.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>

/// Statuses of a copy, beyond those of the tool: then nothing can be said, and the tool is to be started.
enum { NO_FOLDER = 97, NO_ROOM = 98, NO_LIMITS = 99, NO_SAME_ANSWERS = 100 };

/// As many bytes as an answer has at most.
enum { MOST_ANSWER = 60000 };

static int (*next_open)(const char *, int, ...);
static ssize_t (*next_pread)(int, void *, size_t, off_t);
static int (*next_rename)(const char *, const char *);
static conforms next_conforms;

/// What it was told: `SITEGEN_WARM_…`.
static struct {
    /// Where to listen; null where this is no server.
    const char *socket;
    /// Where to write down the openings instead, and do nothing else.
    int record;
    /// At which opening to stop: the one of this number, or the first of a path that ends so.
    unsigned stop;
    const char *stop_at;
    /// The text that is replaced in each copy; null where none is.
    const char *source;
    /// The text of the first copy; null where there is none.
    const char *sample;
    /// Once a file has this name the work is done.
    const char *output;
    unsigned workers, seconds;
    unsigned long long data_bytes, file_bytes;
    /// What a copy may read, and what it may also write, besides its folder; with colons between.
    char *readable, *writable;
} told = {.record = -1};

static unsigned openings;
static bool is_armed, is_copy;
static int source_descriptor = -1;
/// Where the tool has the text that was read.
static char *buffer;
static size_t room;

// MARK: Being told

static const char *take(const char *name) {
    const char *text = getenv(name);
    char *copy = text ? strdup(text) : NULL;
    unsetenv(name);
    return copy;
}

static unsigned long long take_number(const char *name) {
    const char *text = take(name);
    return text ? strtoull(text, NULL, 10) : 0;
}

__attribute__((constructor))
static void prepare(void) {
    if (next_open) return;
    next_open = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open64");
    next_pread = (ssize_t (*)(int, void *, size_t, off_t))dlsym(RTLD_NEXT, "pread64");
    next_rename = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
    next_conforms = (conforms)dlsym(RTLD_NEXT, "swift_conformsToProtocol");
    const char *record = take("SITEGEN_WARM_RECORD");
    if (record) told.record = next_open(record, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    told.socket = take("SITEGEN_WARM_SOCKET");
    told.stop = (unsigned)take_number("SITEGEN_WARM_STOP");
    told.stop_at = take("SITEGEN_WARM_STOP_AT");
    told.source = take("SITEGEN_WARM_SOURCE");
    told.sample = take("SITEGEN_WARM_SAMPLE");
    told.output = take("SITEGEN_WARM_OUTPUT");
    told.workers = (unsigned)take_number("SITEGEN_WARM_WORKERS");
    told.seconds = (unsigned)take_number("SITEGEN_WARM_SECONDS");
    told.data_bytes = take_number("SITEGEN_WARM_DATA");
    told.file_bytes = take_number("SITEGEN_WARM_FILE");
    told.readable = (char *)take("SITEGEN_WARM_READABLE");
    told.writable = (char *)take("SITEGEN_WARM_WRITABLE");
    is_armed = told.socket || told.record >= 0;
    unsetenv("LD_PRELOAD");
}

// MARK: Limits of a copy

static bool lower_limit(int resource, unsigned long long value) {
    struct rlimit limit = {.rlim_cur = (rlim_t)value, .rlim_max = (rlim_t)value};
    return setrlimit(resource, &limit) == 0;
}

static bool limit_copy(const char *folder) {
    return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && setpgid(0, 0) == 0
        && lower_limit(RLIMIT_CORE, 0)
        && (told.data_bytes == 0 || lower_limit(RLIMIT_DATA, told.data_bytes))
        && (told.file_bytes == 0 || lower_limit(RLIMIT_FSIZE, told.file_bytes))
        && close_folders(folder, told.readable, told.writable) && forbid_processes();
}

// MARK: A copy

/// Puts a program's text in the place of the one that was read. False where it has no room there.
static bool replace_source(const char *source) {
    if (!source) return true;
    int file = next_open(source, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0 || (size_t)status.st_size >= room) return false;
    size_t count = 0;
    for (ssize_t part; (part = read(file, buffer + count, room - count)) > 0;) count += (size_t)part;
    close(file);
    memset(buffer + count, '\n', room - count);
    return count == (size_t)status.st_size;
}

/// Ends the copy when its time is over, whatever whoever started the tool has done with signals.
static void set_alarm(void) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGALRM);
    signal(SIGALRM, SIG_DFL);
    sigprocmask(SIG_UNBLOCK, &signals, NULL);
    alarm(told.seconds);
}

/// Becomes the tool at work on the program whose working folder this is; `folder` holds that.
static void become_copy(const char *work, const char *folder, const char *source, int words) {
    if (chdir(work) != 0) _exit(NO_FOLDER);
    int nothing = next_open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(words, STDOUT_FILENO) < 0
        || dup2(words, STDERR_FILENO) < 0 || !limit_copy(folder))
        _exit(NO_LIMITS);
    if (!replace_source(source)) _exit(NO_ROOM);
    set_alarm();
    is_copy = true;
}

// MARK: The sample

/// Stands before the runtime's function.
const void *swift_conformsToProtocol(const void *type, const void *protocol) {
    prepare();
    return note_question(type, protocol, next_conforms(type, protocol));
}

/// Asks the runtime what the compile of the sample asks. Returns true in the copy that compiles it.
static bool ask_as_sample(void) {
    if (!told.sample || !next_conforms || !begin_questions()) return false;
    pid_t copy = fork();
    if (copy == 0) {
        become_copy(".", ".", told.sample, next_open("/dev/null", O_WRONLY | O_CLOEXEC));
        return is_noting = true;
    }
    while (copy > 0 && waitpid(copy, NULL, 0) < 0 && errno == EINTR) {}
    if (!ask_again(next_conforms)) _exit(NO_SAME_ANSWERS);
    return false;
}

// MARK: Serving

/// Answers with the copy's status, its microseconds of work and what it said.
static void answer(int connection, int status, const struct rusage *use, int words) {
    static char text[MOST_ANSWER];
    long long microseconds = (use->ru_utime.tv_sec + use->ru_stime.tv_sec) * 1000000LL
        + use->ru_utime.tv_usec + use->ru_stime.tv_usec;
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    size_t length = (size_t)snprintf(text, sizeof text, "%d %lld\n", code, microseconds);
    ssize_t said = pread(words, text + length, sizeof text - length, 0);
    if (said < 0 || (size_t)said == sizeof text - length) return;
    send(connection, text, length + (size_t)said, MSG_NOSIGNAL);
}

/// Serves one request; returns true in the copy, which goes on as the tool.
static bool serve(int connection) {
    char request[8192];
    ssize_t count = recv(connection, request, sizeof request - 1, 0);
    if (count <= 0) return false;
    request[count] = '\0';
    char *folder = strchr(request, '\n');
    if (!folder) return false;
    *folder++ = '\0';
    int words = (int)syscall(SYS_memfd_create, "words", 1U /* closed at execve(2) */);
    if (words < 0) return false;
    pid_t copy = fork();
    if (copy == 0) {
        close(connection);
        become_copy(request, folder, told.source, words);
        return true;
    }
    int status = 0;
    struct rusage use;
    memset(&use, 0, sizeof use);
    while (copy > 0 && wait4(copy, &status, 0, &use) < 0 && errno == EINTR) {}
    if (copy > 0) answer(connection, status, &use, words);
    close(words);
    return false;
}

/// Returns only in copies.
static void serve_all(void) {
    is_armed = false;
    if (!can_close_folders()) _exit(NO_LIMITS);
    if (ask_as_sample()) return;
    int listener = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s.new", told.socket);
    // It has its name once somebody listens: who asks before that is refused.
    if (listener < 0 || bind(listener, (struct sockaddr *)&address, sizeof address) != 0
        || listen(listener, 64) != 0 || next_rename(address.sun_path, told.socket) != 0)
        _exit(NO_LIMITS);
    for (unsigned i = 1; i < told.workers; i++) {
        if (fork() != 0) continue;
        prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
        break;
    }
    for (;;) {
        int connection = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
        if (connection < 0 && errno == EINTR) continue;
        if (connection < 0) _exit(0);
        if (serve(connection)) {
            close(listener);
            return;
        }
        close(connection);
    }
}

// MARK: Standing before the C library

static bool ends_with(const char *path, const char *end) {
    size_t length = strlen(path), end_length = strlen(end);
    return length >= end_length && strcmp(path + length - end_length, end) == 0;
}

static int open_for_tool(const char *path, int flags, int mode) {
    prepare();
    if (is_armed) {
        openings++;
        if (told.record >= 0) dprintf(told.record, "%u %s\n", openings, path);
        bool is_place = (told.stop > 0 && openings == told.stop)
            || (told.stop_at && ends_with(path, told.stop_at));
        if (told.socket && is_place && (!told.source || buffer)) serve_all();
    }
    int descriptor = next_open(path, flags, mode);
    if (is_armed && told.source && !buffer && ends_with(path, told.source))
        source_descriptor = descriptor;
    return descriptor;
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int mode = va_arg(rest, int);
    va_end(rest);
    return open_for_tool(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int mode = va_arg(rest, int);
    va_end(rest);
    return open_for_tool(path, flags, mode);
}

ssize_t pread64(int descriptor, void *bytes, size_t count, off_t offset) {
    prepare();
    if (is_armed && descriptor >= 0 && descriptor == source_descriptor && !buffer) {
        buffer = bytes;
        room = count;
    }
    return next_pread(descriptor, bytes, count, offset);
}

ssize_t pread(int descriptor, void *bytes, size_t count, off_t offset) {
    return pread64(descriptor, bytes, count, offset);
}

/// A copy is done when its file has its name: what follows only frees memory.
int rename(const char *from, const char *to) {
    prepare();
    int result = next_rename(from, to);
    if (is_copy && result == 0 && told.output && ends_with(to, told.output)) _exit(0);
    return result;
}
