/// Linked into every example program: makes what it prints observable, without changing it.

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <stdio_ext.h>
#include <sys/prctl.h>
#endif

enum {
    /// Where the launcher puts the marks file.
    MARKS_DESCRIPTOR = 222,
    /// How often one probe of an instrumented twin is noted.
    MOST_NOTES = 1000,
    /// Probes whose numbers are the same modulo this share a count.
    COUNTS = 4096,
};

static atomic_int marks = -1;
/// Bytes that all probes together may still note.
static atomic_long room = 8 << 20;
/// Bytes that all marks together may still be: some ten thousand, where a page has some hundred
/// blocks at most. A program can call the mark itself, in a loop.
static atomic_long room_for_marks = 1 << 18;

static void find_marks_file(void) {
    struct stat status;
    if (fstat(MARKS_DESCRIPTOR, &status) != 0 || !S_ISREG(status.st_mode)) return;
    fcntl(MARKS_DESCRIPTOR, F_SETFD, FD_CLOEXEC);
    marks = MARKS_DESCRIPTOR;
    // Notes must not be what makes a file too large.
    struct rlimit limit;
    if (getrlimit(RLIMIT_FSIZE, &limit) != 0) return;
    if (limit.rlim_cur / 2 < (rlim_t)room) room = (long)(limit.rlim_cur / 2);
    if (limit.rlim_cur / 4 < (rlim_t)room_for_marks) room_for_marks = (long)(limit.rlim_cur / 4);
}

__attribute__((constructor))
static void prepare(void) {
    // A trap loses what is still in a buffer, and to a file the buffer holds whole pages.
    setvbuf(stdout, NULL, _IOLBF, 0);

    // The Swift runtime has put handlers there that print a stack trace with addresses.
    static const int traps[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE};
    for (size_t i = 0; i < sizeof traps / sizeof *traps; i++) signal(traps[i], SIG_DFL);

    find_marks_file();
}

static long long pending_bytes(FILE *stream) {
#ifdef __linux__
    return (long long)__fpending(stream);
#else
    return (long long)(stream->_p - stream->_bf._base);
#endif
}

/// Bytes printed so far, those still in the buffer included.
static long long printed_bytes(int descriptor, FILE *stream) {
    struct stat status;
    long long size = fstat(descriptor, &status) == 0 ? (long long)status.st_size : 0;
    return size + pending_bytes(stream);
}

/// Stands between two blocks of a program: notes how far each stream has come, as `OUT ERR`.
///
/// It must not flush: a trap in the next block then loses what it would have lost anyway.
void _sitegen_mark(void);
void _sitegen_mark(void) {
    if (marks < 0) return;
    int code = errno;
    char line[48];
    int length = snprintf(line, sizeof line, "%lld %lld\n", printed_bytes(STDOUT_FILENO, stdout),
                          printed_bytes(STDERR_FILENO, stderr));
    // One write, so that a program that ends here leaves a whole line or none.
    if (atomic_fetch_sub(&room_for_marks, length) < length
        || write(marks, line, (size_t)length) < 0)
        marks = -1;
    errno = code;
}

// MARK: The instrumented twin

static atomic_int counts[COUNTS];

/// Writes a record, a header and up to two texts, by one call. False where there is no room.
static bool note(const char *header, int length, struct iovec first, struct iovec second) {
    struct iovec parts[] = {
        {(void *)(uintptr_t)header, (size_t)length}, first, second, {"\n", 1},
    };
    long size = length + (long)first.iov_len + (long)second.iov_len + 1;
    if (atomic_fetch_sub(&room, size) < size) return false;
    return writev(marks, parts, sizeof parts / sizeof *parts) >= 0;
}

/// Writes a record of a letter, a probe, and how far each stream has come.
static bool note_reach(char letter, int probe) {
    static const struct iovec none;
    char line[64];
    int length = snprintf(line, sizeof line, "%c %d %lld %lld", letter, probe,
                          printed_bytes(STDOUT_FILENO, stdout),
                          printed_bytes(STDERR_FILENO, stderr));
    return note(line, length, none, none);
}

/// Notes that a probe has come to too much; then it is no longer noted.
static void note_overflow(int probe) {
    char line[32];
    int length = snprintf(line, sizeof line, "o %d\n", probe);
    if (write(marks, line, (size_t)length) < 0) marks = -1;
}

static atomic_int *count_of(int probe) { return &counts[(unsigned)probe % COUNTS]; }

/// Counts a passage. False where it is one too many.
static bool is_counted(int probe) {
    if (marks < 0 || atomic_load(count_of(probe)) > MOST_NOTES) return false;
    if (atomic_fetch_add(count_of(probe), 1) < MOST_NOTES) return true;
    note_overflow(probe);
    return false;
}

/// Gives up a probe for which there is no room.
static void exhaust(int probe) {
    if (atomic_exchange(count_of(probe), MOST_NOTES + 1) <= MOST_NOTES) note_overflow(probe);
}

/// Stands before a statement.
void _sitegen_begin(int probe);
void _sitegen_begin(int probe) {
    int code = errno;
    if (is_counted(probe) && !note_reach('b', probe)) exhaust(probe);
    errno = code;
}

/// Stands after a statement.
void _sitegen_end(int probe);
void _sitegen_end(int probe) {
    int code = errno;
    if (marks >= 0 && atomic_load(count_of(probe)) <= MOST_NOTES && !note_reach('e', probe))
        exhaust(probe);
    errno = code;
}

/// Stands before a value is described, which may run code of the program. False where it need not.
bool _sitegen_describe(int probe);
bool _sitegen_describe(int probe) {
    int code = errno;
    bool is_wanted = is_counted(probe);
    if (is_wanted && !note_reach('d', probe)) {
        exhaust(probe);
        is_wanted = false;
    }
    errno = code;
    return is_wanted;
}

/// Notes a value: its style, whether a text was cut, and what two ways to describe it have made of
/// it. The list of its elements comes right behind that.
void _sitegen_described(int probe, char style, bool is_cut, const void *text, long length,
                        const void *debug_text, long debug_length, long list_length);
void _sitegen_described(int probe, char style, bool is_cut, const void *text, long length,
                        const void *debug_text, long debug_length, long list_length) {
    int code = errno;
    char line[160];
    int size = snprintf(line, sizeof line, "v %d %lld %lld %c %d %ld %ld %ld\n", probe,
                        printed_bytes(STDOUT_FILENO, stdout), printed_bytes(STDERR_FILENO, stderr),
                        style, is_cut, length, debug_length, list_length);
    if (!note(line, size, (struct iovec){(void *)(uintptr_t)text, (size_t)length},
              (struct iovec){(void *)(uintptr_t)debug_text, (size_t)(debug_length + list_length)}))
        exhaust(probe);
    errno = code;
}

// MARK: What is found out aside

enum {
    /// Seconds that a copy may take.
    LONGEST_ASIDE = 1,
};

/// Makes a copy of the program, in which its code can be run without any trace: it prints nothing, notes
/// nothing, and ends soon. Returns 0 in the copy, and -1 where there is none; `end` is one of a pipe.
int _sitegen_copy_aside(int *end);
int _sitegen_copy_aside(int *end) {
    int ends[2];
    if (pipe(ends) != 0) return -1;
    pid_t copy = fork();
    bool is_copy = copy == 0;
    close(ends[is_copy ? 0 : 1]);
    *end = ends[is_copy ? 1 : 0];
    if (copy < 0) close(*end);
    if (!is_copy) return copy;
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
#endif
    marks = -1;
    int nothing = open("/dev/null", O_RDWR);
    if (nothing < 0 || dup2(nothing, STDOUT_FILENO) < 0 || dup2(nothing, STDERR_FILENO) < 0) _exit(1);
    sigset_t alarms;
    sigemptyset(&alarms);
    sigaddset(&alarms, SIGALRM);
    signal(SIGALRM, SIG_DFL);
    sigprocmask(SIG_UNBLOCK, &alarms, NULL);
    alarm(LONGEST_ASIDE);
    return 0;
}

/// Ends the copy with what it found out.
void _sitegen_end_aside(int end, const void *text, long length);
void _sitegen_end_aside(int end, const void *text, long length) {
    for (const char *rest = text; length > 0;) {
        ssize_t count = write(end, rest, (size_t)length);
        if (count < 0) _exit(1);
        rest += count;
        length -= count;
    }
    _exit(0);
}

/// What a copy found out, in `text`; returns its length, -1 where the copy came to nothing.
long _sitegen_read_aside(int copy, int end, void *text, long size);
long _sitegen_read_aside(int copy, int end, void *text, long size) {
    int code = errno;
    long length = 0;
    for (ssize_t count; length < size;) {
        count = read(end, (char *)text + length, (size_t)(size - length));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        length += count;
    }
    close(end);
    int status = -1;
    while (waitpid(copy, &status, 0) < 0 && errno == EINTR) {}
    errno = code;
    return status == 0 ? length : -1;
}
