/// Watches the program, ends it where it must be ended, and says how it ended.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "launcher.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/vfs.h>
#endif

enum {
    /// Milliseconds between two looks at the program: a flood comes early or fast.
    SHORTEST_PAUSE = 4,
    LONGEST_PAUSE = 50,
    /// Looking at memory takes at most one part in so many of the launcher's time.
    MEMORY_LOOK_SHARE = 20,
    /// Processes whose memory is looked at where there may be any number.
    MOST_MEASURED = 4096,
    /// Threads for each allowed process: each takes up a process id, and little else if it wants.
    THREADS_PER_PROCESS = 16,
};

// MARK: Preparing

static volatile sig_atomic_t was_interrupted = 0;

static void note_interruption(int signal) {
    (void)signal;
    was_interrupted = 1;
}

/// Only has to exist: a signal without a handler does not end a `pselect`.
static void note_child(int signal) {
    (void)signal;
}

/// Blocks the signals that matter, so that they arrive in `pause_for` and nowhere else.
static void prepare_signals(void) {
    bool is_done = handle_signal(SIGPIPE, SIG_IGN, 0)
        && handle_signal(SIGCHLD, note_child, SA_NOCLDSTOP)
        && handle_signal(SIGTERM, note_interruption, 0)
        && handle_signal(SIGINT, note_interruption, 0)
        && handle_signal(SIGHUP, note_interruption, 0);
    sigset_t awaited;
    sigemptyset(&awaited);
    sigaddset(&awaited, SIGCHLD);
    sigaddset(&awaited, SIGTERM);
    sigaddset(&awaited, SIGINT);
    sigaddset(&awaited, SIGHUP);
    if (!is_done || sigprocmask(SIG_BLOCK, &awaited, NULL) != 0)
        fail(EXIT_SYSTEM, "cannot await signals: %s", strerror(errno));
}

#ifdef __linux__
/// Makes every descendant whose parent ends a child of this process, whatever session it is in.
static void adopt_orphans(void) {
    if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0)
        fail(EXIT_SYSTEM, "cannot become a subreaper: %s", strerror(errno));
    // The same numbers are other processes in the /proc of another PID namespace.
    char own[24] = "";
    if (readlink("/proc/self", own, sizeof own - 1) < 0 || atoi(own) != getpid())
        fail(EXIT_SYSTEM, "/proc is missing or belongs to another PID namespace");
}
#else
/// Other systems have no subreaper: an orphan that leaves the process group as well is lost there.
static void adopt_orphans(void) {}
#endif

void prepare_supervision(void) {
    prepare_signals();
    adopt_orphans();
}

// MARK: Waiting

/// Milliseconds on a clock that nobody sets.
static unsigned long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (unsigned long long)time.tv_sec * 1000 + (unsigned long long)time.tv_nsec / 1000000;
}

/// What the first process of a sandbox has said before it ended.
static void read_verdict(struct program *program) {
    char text[sizeof program->problem];
    ssize_t length;
    do length = read(program->verdict, text, sizeof text - 1);
    while (length < 0 && errno == EINTR);
    if (length <= 0) return;
    text[length] = '\0';
    if (sscanf(text, "%d", &program->status) == 1) return;
    // The program's own process may have said why, and the first one that it has ended.
    text[strcspn(text, "\n")] = '\0';
    memcpy(program->problem, text, sizeof text);
}

/// Takes in what has ended; false when there is no child left at all.
static bool reap(struct program *program) {
#ifdef __WALL
    const int options = WNOHANG | __WALL;
#else
    const int options = WNOHANG;
#endif
    for (;;) {
        int status = 0;
        pid_t id = waitpid(-1, &status, options);
        // Once it is reaped its number may be that of a descendant.
        if (id == program->id && !program->has_ended) {
            program->has_ended = true;
            program->status = status;
            if (program->verdict >= 0) read_verdict(program);
        }
        if (id == 0) return true;
        if (id < 0 && errno != EINTR) return false;
    }
}

static bool lifeline_has_closed(void) {
    char ignored[64];
    ssize_t count = read(STDIN_FILENO, ignored, sizeof ignored);
    return count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR);
}

/// Waits for a signal or the time, or until one of these can be read; -1 is none. Sets those that
/// cannot be read to -1.
static void pause_for(unsigned long long milliseconds, int *descriptors, size_t count) {
    sigset_t none;
    sigemptyset(&none);
    fd_set readable;
    FD_ZERO(&readable);
    int end = 0;
    for (size_t i = 0; i < count; i++) {
        if (descriptors[i] < 0) continue;
        FD_SET(descriptors[i], &readable);
        if (descriptors[i] >= end) end = descriptors[i] + 1;
    }
    struct timespec time = {
        .tv_sec = (time_t)(milliseconds / 1000), .tv_nsec = (long)(milliseconds % 1000) * 1000000,
    };
    int found = pselect(end, &readable, NULL, NULL, &time, &none);
    if (found < 0 && errno != EINTR) was_interrupted = 1;
    for (size_t i = 0; i < count; i++)
        if (found <= 0 || descriptors[i] < 0 || !FD_ISSET(descriptors[i], &readable))
            descriptors[i] = -1;
}

/// Waits, and answers who is at the gate. False where nobody was.
static bool watch(
    struct program *program, const struct options *options, unsigned long long milliseconds
) {
    enum { LIFELINE, SOCKET, GATE, COUNT };
    int descriptors[COUNT] = {
        [LIFELINE] = options->has_lifeline ? STDIN_FILENO : -1,
        [SOCKET] = program->is_socket_closed ? -1 : program->socket,
        [GATE] = program->gate,
    };
    pause_for(milliseconds, descriptors, COUNT);
    if (descriptors[LIFELINE] >= 0 && lifeline_has_closed()) was_interrupted = 1;
    if (descriptors[SOCKET] >= 0) receive_messages(program);
    if (descriptors[GATE] < 0) return false;
    program->allowance--;
    if (!answer_at(program->gate)) {
        // Every further start fails with nobody to ask, and none waits.
        close(program->gate);
        program->gate = -1;
    }
    return true;
}

// MARK: Limits

static bool has_grown_past(int descriptor, unsigned long long limit) {
    struct stat status;
    return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)
        && (unsigned long long)status.st_size > limit;
}

static bool has_printed_too_much(const struct program *program, const struct options *options) {
    return options->stream_bytes > 0
        && (has_grown_past(program->output, options->stream_bytes)
            || has_grown_past(program->errors, options->stream_bytes));
}

/// Counting can wait, where there is a gate, until as many were let through as there may be.
static bool has_too_many_processes(
    struct program *program, struct process_list *list, unsigned long long limit
) {
    if (limit == 0 || program->allowance > 0) return false;
    count_processes(list, program->verdict >= 0 ? program->id : getpid(), limit);
    if (list->count > limit || list->thread_count / THREADS_PER_PROCESS > limit) return true;
    if (program->gate >= 0) program->allowance = limit + 1 - list->count;
    return false;
}

/// Bytes of files that the program keeps in its sandbox's memory.
///
/// They count as its own as well where it has mapped such a file: the kernel does not tell them
/// from memory that processes share. All three places hold less than a fifth of a gibibyte.
static unsigned long long stored_bytes(const struct program *program) {
    unsigned long long sum = 0;
#ifdef __linux__
    struct statfs status;
    for (size_t i = 0; i < SANDBOX_MEMORY_COUNT; i++)
        if (program->memory[i] >= 0 && fstatfs(program->memory[i], &status) == 0)
            sum += (unsigned long long)(status.f_blocks - status.f_bfree)
                * (unsigned long long)status.f_bsize;
#else
    (void)program;
#endif
    return sum;
}

/// Whether all processes together, and what they store in memory, have more than one may have.
static bool has_too_much_memory(
    struct program *program, struct process_list *list, const struct options *options
) {
    unsigned long long limit = options->data_bytes;
    unsigned long long begin = now();
    if (limit == 0 || begin < program->memory_look) return false;
    pid_t parent = program->verdict >= 0 ? program->id : getpid();
    count_processes(list, parent, options->processes > 0 ? options->processes : MOST_MEASURED);
    unsigned long long stored = stored_bytes(program);
    bool is_over = stored + resident_bytes(list) > limit
        && stored + proportional_bytes(list) > limit;
    unsigned long long end = now();
    // A single process, as most programs are, is looked at less often.
    unsigned long long pause = list->count > 1 ? LONGEST_PAUSE : 4 * LONGEST_PAUSE;
    program->memory_look = end + pause + (end - begin) * MEMORY_LOOK_SHARE;
    return is_over;
}

// MARK: Supervising

enum outcome supervise(struct program *program, const struct options *options) {
    struct process_list list = {0};
    unsigned long long deadline = options->milliseconds > 0 ? now() + options->milliseconds : 0;
    unsigned long long pause = SHORTEST_PAUSE;
    for (;;) {
        reap(program);
        if (program->has_ended) return ENDED;
        if (was_interrupted) return INTERRUPTED;
        if (has_printed_too_much(program, options)) return LIMIT_OUTPUT;
        if (has_too_many_processes(program, &list, options->processes)) return LIMIT_PROCESSES;
        if (has_too_much_memory(program, &list, options)) return LIMIT_MEMORY;
        unsigned long long time = now();
        if (deadline > 0 && time >= deadline) return LIMIT_TIME;

        // One that starts others, and need not ask, is looked at more often.
        if (program->gate < 0 && list.count > 1) pause = SHORTEST_PAUSE;
        bool ends_sooner = deadline > 0 && deadline - time < pause;
        if (!watch(program, options, ends_sooner ? deadline - time : pause))
            pause = pause * 2 < LONGEST_PAUSE ? pause * 2 : LONGEST_PAUSE;
    }
}

/// Hundreds may want to run where there is no gate, and an ordinary turn comes too late.
static void hurry(void) {
#ifdef __linux__
    // Takes a privilege, and is not missed where that is not given.
    struct sched_param parameter = {.sched_priority = 1};
    sched_setscheduler(0, SCHED_RR, &parameter);
#endif
}

/// There are no descendants either without children, since every orphan becomes a child.
void end_every_descendant(struct program *program) {
    struct process_list list = {0};
    hurry();
    // One call reaches the whole group; the number is not anyone else's before its owner is reaped.
    if (!program->has_ended) kill(-program->id, SIGKILL);
    while (reap(program)) {
        kill_descendants(&list);
        pause_for(1, NULL, 0);
    }
}

// MARK: Reporting

static void report_end(int status) {
    if (WIFEXITED(status)) dprintf(STDOUT_FILENO, "exited %d\n", WEXITSTATUS(status));
    else if (WTERMSIG(status) == SIGXFSZ) dprintf(STDOUT_FILENO, "limit file\n");
    else dprintf(STDOUT_FILENO, "signalled %d\n", WTERMSIG(status));
}

void report(const struct program *program, const struct options *options, enum outcome outcome) {
    if (program->problem[0] != '\0') {
        dprintf(STDOUT_FILENO, "%s\n", program->problem);
        return;
    }
    // A short program is over before anyone has looked at what it printed.
    if (outcome == ENDED && has_printed_too_much(program, options)) outcome = LIMIT_OUTPUT;
    switch (outcome) {
        case ENDED:
            // The program never ran if the child has left a reason.
            if (program->reason[0] == '\0') report_end(program->status);
            else dprintf(STDOUT_FILENO, "failed-to-start %s\n", program->reason);
            break;
        case LIMIT_TIME: dprintf(STDOUT_FILENO, "limit time\n"); break;
        case LIMIT_OUTPUT: dprintf(STDOUT_FILENO, "limit output\n"); break;
        case LIMIT_PROCESSES: dprintf(STDOUT_FILENO, "limit processes\n"); break;
        case LIMIT_MEMORY: dprintf(STDOUT_FILENO, "limit memory\n"); break;
        case INTERRUPTED: dprintf(STDOUT_FILENO, "interrupted\n"); break;
    }
}
