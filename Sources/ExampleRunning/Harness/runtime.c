/// Linked into every example program: makes what it prints observable, without changing it.

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <stdio_ext.h>
#endif

enum {
    /// Where the launcher puts the marks file.
    MARKS_DESCRIPTOR = 222,
};

static int marks = -1;

static void find_marks_file(void) {
    struct stat status;
    if (fstat(MARKS_DESCRIPTOR, &status) != 0 || !S_ISREG(status.st_mode)) return;
    fcntl(MARKS_DESCRIPTOR, F_SETFD, FD_CLOEXEC);
    marks = MARKS_DESCRIPTOR;
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
    if (write(marks, line, (size_t)length) < 0) marks = -1;
    errno = code;
}
