/// Runs one program under supervision, says in one line how it ended, and leaves nothing behind.
///
/// Standard input is the lifeline: a pipe whose write end `sitegen` holds. When it closes,
/// `sitegen` is gone and so must be everything that was started for it.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "sandbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#else
#include <libproc.h>
#endif

#if defined(__linux__) && defined(SECCOMP_USER_NOTIF_FLAG_CONTINUE)
#if defined(__x86_64__)
#define NATIVE_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define NATIVE_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif
#endif

extern char **environ;

enum {
    /// As in sysexits.h.
    EXIT_USAGE = 64,
    EXIT_SYSTEM = 70,
    /// Where the runtime object looks for the marks file.
    MARKS_DESCRIPTOR = 222,
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

/// What the command line asks for; a limit of 0 is none.
struct options {
    const char *directory;
    const char *input;
    const char *output;
    const char *errors;
    const char *marks;
    unsigned long long milliseconds;
    unsigned long long data_bytes;
    unsigned long long file_bytes;
    unsigned long long stream_bytes;
    unsigned long long processes;
    char **additions;
    size_t addition_count;
    bool clears_environment;
    bool has_lifeline;
    struct sandbox sandbox;
    char **command;
};

/// The main child, and the descriptors through which it is watched.
struct program {
    /// The program, or the first process of its sandbox, which ends with it.
    pid_t id;
    bool has_ended;
    int status;
    int input;
    int output;
    int errors;
    int marks;
    /// The child's first message is the gate, a second one the reason why it could not start.
    int socket;
    int socket_of_child;
    /// Where a sandbox tells how its program ended, or why there is no sandbox; otherwise -1.
    int verdict;
    int verdict_of_child;
    /// Why there is no sandbox; empty where there is nothing to tell.
    char problem[256];
    /// Asks before a process or thread is started; -1 where the kernel has no such thing.
    int gate;
    /// Starts to allow before the processes are counted again.
    unsigned long long allowance;
    /// When to look at the memory of its processes again.
    unsigned long long memory_look;
};

enum outcome { ENDED, LIMIT_TIME, LIMIT_OUTPUT, LIMIT_PROCESSES, LIMIT_MEMORY, INTERRUPTED };

struct process_list {
    pid_t *ids;
    size_t count;
    size_t capacity;
    size_t thread_count;
};

static struct options parse_command_line(int count, char **arguments);
static void close_inherited_descriptors(void);
static void prepare_signals(void);
static void adopt_orphans(void);
static struct program start(const struct options *options);
static enum outcome supervise(struct program *program, const struct options *options);
static void end_every_descendant(struct program *program);
static void report(
    const struct program *program, const struct options *options, enum outcome outcome);

int main(int count, char **arguments) {
    struct options options = parse_command_line(count, arguments);
    close_inherited_descriptors();
    prepare_signals();
    adopt_orphans();
    struct program program = start(&options);
    enum outcome outcome = supervise(&program, &options);
    end_every_descendant(&program);
    report(&program, &options, outcome);
    return 0;
}

// MARK: Failing

__attribute__((noreturn, format(printf, 2, 3)))
static void fail(int status, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("launcher: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(status);
}

// MARK: Command line

static unsigned long long parse_limit(const char *name, const char *text) {
    char *end = NULL;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0' || *text < '0' || *text > '9')
        fail(EXIT_USAGE, "--%s takes a whole number, not '%s'", name, text);
    return value;
}

static enum sandbox_means parse_means(const char *text) {
    if (strcmp(text, "user") == 0) return SANDBOX_USER;
    if (strcmp(text, "superuser") == 0) return SANDBOX_SUPERUSER;
    fail(EXIT_USAGE, "--sandbox takes 'user' or 'superuser', not '%s'", text);
}

static void add_path(struct sandbox *sandbox, const char *path, enum sandbox_access access) {
    sandbox->paths[sandbox->path_count++] = (struct sandbox_path){path, access};
}

static struct options parse_command_line(int count, char **arguments) {
    enum { DIRECTORY = 1, INPUT, OUTPUT, ERRORS, MARKS, TIME, DATA, FILE_SIZE, STREAM, PROCESSES,
           ADDITION, CLEAR, NO_LIFELINE, SANDBOX, NETWORK, READABLE, WRITABLE, HIDDEN };
    static const struct option known[] = {
        {"directory", required_argument, NULL, DIRECTORY},
        {"stdin", required_argument, NULL, INPUT},
        {"stdout", required_argument, NULL, OUTPUT},
        {"stderr", required_argument, NULL, ERRORS},
        {"marks", required_argument, NULL, MARKS},
        {"time", required_argument, NULL, TIME},
        {"data", required_argument, NULL, DATA},
        {"file-size", required_argument, NULL, FILE_SIZE},
        {"stream", required_argument, NULL, STREAM},
        {"processes", required_argument, NULL, PROCESSES},
        {"env", required_argument, NULL, ADDITION},
        {"clear-env", no_argument, NULL, CLEAR},
        {"no-lifeline", no_argument, NULL, NO_LIFELINE},
        {"sandbox", required_argument, NULL, SANDBOX},
        {"network", no_argument, NULL, NETWORK},
        {"readable", required_argument, NULL, READABLE},
        {"writable", required_argument, NULL, WRITABLE},
        {"hidden", required_argument, NULL, HIDDEN},
        {NULL, 0, NULL, 0},
    };
    struct options options = {
        .input = "/dev/null", .output = "/dev/null", .errors = "/dev/null", .has_lifeline = true,
        .additions = calloc((size_t)count + 1, sizeof(char *)),
        .sandbox.paths = calloc((size_t)count + 1, sizeof(struct sandbox_path)),
    };
    if (options.additions == NULL || options.sandbox.paths == NULL)
        fail(EXIT_SYSTEM, "out of memory");

    // The plus sign ends the options at the first word that is none, so the program keeps its own.
    for (int index = 0;;) {
        int option = getopt_long(count, arguments, "+", known, &index);
        if (option == -1) break;
        switch (option) {
            case DIRECTORY: options.directory = optarg; break;
            case INPUT: options.input = optarg; break;
            case OUTPUT: options.output = optarg; break;
            case ERRORS: options.errors = optarg; break;
            case MARKS: options.marks = optarg; break;
            case TIME: options.milliseconds = parse_limit(known[index].name, optarg); break;
            case DATA: options.data_bytes = parse_limit(known[index].name, optarg); break;
            case FILE_SIZE: options.file_bytes = parse_limit(known[index].name, optarg); break;
            case STREAM: options.stream_bytes = parse_limit(known[index].name, optarg); break;
            case PROCESSES: options.processes = parse_limit(known[index].name, optarg); break;
            case ADDITION:
                if (strchr(optarg, '=') == NULL || *optarg == '=')
                    fail(EXIT_USAGE, "--env takes KEY=VALUE, not '%s'", optarg);
                options.additions[options.addition_count++] = optarg;
                break;
            case CLEAR: options.clears_environment = true; break;
            case NO_LIFELINE: options.has_lifeline = false; break;
            case SANDBOX: options.sandbox.means = parse_means(optarg); break;
            case NETWORK: options.sandbox.has_network = true; break;
            case READABLE: add_path(&options.sandbox, optarg, SANDBOX_READABLE); break;
            case WRITABLE: add_path(&options.sandbox, optarg, SANDBOX_WRITABLE); break;
            case HIDDEN: add_path(&options.sandbox, optarg, SANDBOX_HIDDEN); break;
            default: exit(EXIT_USAGE);
        }
    }
    if (optind >= count || strcmp(arguments[optind - 1], "--") != 0)
        fail(EXIT_USAGE, "the program to run goes after '--'");
    options.command = arguments + optind;
    return options;
}

// MARK: Preparing

static void close_descriptors_from(unsigned first) {
#if defined(__linux__) && defined(SYS_close_range)
    if (syscall(SYS_close_range, first, ~0U, 0U) == 0) return;
#endif
    for (int descriptor = (int)first; descriptor < 65536; descriptor++) close(descriptor);
}

/// The write end of another launcher's lifeline, inherited by chance, would keep it from closing.
static void close_inherited_descriptors(void) {
    close_descriptors_from(3);
}

static volatile sig_atomic_t was_interrupted = 0;

static void note_interruption(int signal) {
    (void)signal;
    was_interrupted = 1;
}

/// Only has to exist: a signal without a handler does not end a `pselect`.
static void note_child(int signal) {
    (void)signal;
}

static void handle(int signal, void (*handler)(int), int flags) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, NULL);
}

/// Blocks the signals that matter, so that they arrive in `pause_for` and nowhere else.
static void prepare_signals(void) {
    handle(SIGPIPE, SIG_IGN, 0);
    handle(SIGCHLD, note_child, SA_NOCLDSTOP);
    handle(SIGTERM, note_interruption, 0);
    handle(SIGINT, note_interruption, 0);
    handle(SIGHUP, note_interruption, 0);
    sigset_t awaited;
    sigemptyset(&awaited);
    sigaddset(&awaited, SIGCHLD);
    sigaddset(&awaited, SIGTERM);
    sigaddset(&awaited, SIGINT);
    sigaddset(&awaited, SIGHUP);
    sigprocmask(SIG_BLOCK, &awaited, NULL);
}

#ifdef __linux__
/// Makes every descendant whose parent ends a child of this process, whatever session it is in.
static void adopt_orphans(void) {
    if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0)
        fail(EXIT_SYSTEM, "cannot become a subreaper: %s", strerror(errno));
    // In the /proc of another PID namespace the same numbers are other processes.
    char own[24] = "";
    if (readlink("/proc/self", own, sizeof own - 1) < 0 || atoi(own) != getpid())
        fail(EXIT_SYSTEM, "/proc is missing or belongs to another PID namespace");
}
#else
/// Other systems have no subreaper: an orphan that leaves the process group as well is lost there.
static void adopt_orphans(void) {}
#endif

// MARK: Starting

static int open_file(const char *path, int flags) {
    int descriptor = open(path, flags | O_CLOEXEC | O_NOCTTY, 0666);
    if (descriptor < 0) fail(EXIT_SYSTEM, "cannot open %s: %s", path, strerror(errno));
    return descriptor;
}

static void open_sockets(int *end, int *end_of_child) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        fail(EXIT_SYSTEM, "cannot make a pair of sockets: %s", strerror(errno));
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    *end = ends[0];
    *end_of_child = ends[1];
}

__attribute__((noreturn))
static void become_program(
    const struct program *program, const struct options *options, pid_t parent);

__attribute__((noreturn))
static void become_first_process(const struct program *program, const struct options *options);

/// Starts the program, or the first process of its sandbox.
static void fork_child(struct program *program, const struct options *options) {
    pid_t launcher = getpid();
    if (options->sandbox.means == SANDBOX_NONE) {
        program->id = fork();
        if (program->id < 0) fail(EXIT_SYSTEM, "cannot fork: %s", strerror(errno));
        if (program->id == 0) become_program(program, options, launcher);
        return;
    }
    open_sockets(&program->verdict, &program->verdict_of_child);
    program->id = sandbox_fork(&options->sandbox);
    if (program->id < 0) {
        dprintf(STDOUT_FILENO, "no-sandbox namespaces: %s\n", strerror(errno));
        exit(0);
    }
    if (program->id == 0) become_first_process(program, options);
    close(program->verdict_of_child);
}

static int receive_gate(int socket);

static struct program start(const struct options *options) {
    struct program program = {.marks = -1, .gate = -1, .verdict = -1};
    program.input = open_file(options->input, O_RDONLY);
    program.output = open_file(options->output, O_WRONLY | O_CREAT | O_APPEND);
    program.errors = open_file(options->errors, O_WRONLY | O_CREAT | O_APPEND);
    if (options->marks) program.marks = open_file(options->marks, O_WRONLY | O_CREAT | O_APPEND);
    open_sockets(&program.socket, &program.socket_of_child);
    fork_child(&program, options);
    close(program.socket_of_child);
    program.gate = receive_gate(program.socket);
    return program;
}

/// Tells the launcher why the program could not be started, and ends.
__attribute__((noreturn))
static void give_up(const struct program *program, const char *step) {
    int code = errno;
    dprintf(program->socket_of_child, "%d %s: %s", code, step, strerror(code));
    _exit(127);
}

/// Tells the launcher why there is no sandbox, and ends.
__attribute__((noreturn))
static void leave_sandbox(const struct program *program, const char *problem) {
    dprintf(program->verdict_of_child, "no-sandbox %s\n", problem);
    _exit(127);
}

static void restore_signals(void) {
    for (int signal = 1; signal < NSIG; signal++) handle(signal, SIG_DFL, 0);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/// Lowers a limit for good; one that is lower already stays.
static bool lower_limit(int resource, unsigned long long value) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0) return false;
    if (limit.rlim_max > (rlim_t)value) limit.rlim_max = (rlim_t)value;
    limit.rlim_cur = limit.rlim_max;
    return setrlimit(resource, &limit) == 0;
}

static void set_limits(const struct program *program, const struct options *options) {
    if (!lower_limit(RLIMIT_CORE, 0)) give_up(program, "core limit");
    if (options->file_bytes > 0 && !lower_limit(RLIMIT_FSIZE, options->file_bytes))
        give_up(program, "file size limit");
    if (options->data_bytes > 0 && !lower_limit(RLIMIT_DATA, options->data_bytes))
        give_up(program, "data limit");
}

static void set_environment(const struct options *options) {
    static char *nothing[] = {NULL};
    if (options->clears_environment) environ = nothing;
    for (size_t i = 0; i < options->addition_count; i++) putenv(options->additions[i]);
}

static void place(const struct program *program, int descriptor, int target) {
    if (dup2(descriptor, target) < 0) give_up(program, "descriptors");
}

static int make_gate(void);
static void send_gate(int socket, int gate);

static void become_program(
    const struct program *program, const struct options *options, pid_t parent
) {
    setsid();
#ifdef __linux__
    // The parent has one thread, so this fires when the parent ends and at no other time.
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (getppid() != parent) _exit(127);
    // A set-user-id program would be out of reach of the launcher's signals.
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#else
    (void)parent;
#endif
    if (options->sandbox.means != SANDBOX_NONE) {
        const char *problem = sandbox_confine(&options->sandbox);
        if (problem) leave_sandbox(program, problem);
    }
    send_gate(program->socket_of_child, options->processes > 0 ? make_gate() : -1);
    place(program, program->input, STDIN_FILENO);
    place(program, program->output, STDOUT_FILENO);
    place(program, program->errors, STDERR_FILENO);
    if (program->marks >= 0) place(program, program->marks, MARKS_DESCRIPTOR);
    if (options->directory && chdir(options->directory) != 0) give_up(program, "--directory");
    set_environment(options);
    set_limits(program, options);
    restore_signals();
    execve(options->command[0], options->command, environ);
    give_up(program, "PROGRAM");
}

/// Waits for the program and says how it ended; whatever else is here ends with this process.
__attribute__((noreturn))
static void become_first_process(const struct program *program, const struct options *options) {
    setsid();
    restore_signals();
    close(program->socket);
    close(program->verdict);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
#endif
    // A launcher that ended before that has closed its end.
    struct pollfd launcher = {.fd = program->verdict_of_child, .events = POLLIN};
    if (poll(&launcher, 1, 0) != 0) _exit(127);
    const char *problem = sandbox_enter(&options->sandbox);
    if (problem) leave_sandbox(program, problem);

    pid_t own = getpid();
    pid_t id = fork();
    if (id < 0) leave_sandbox(program, strerror(errno));
    if (id == 0) become_program(program, options, own);
    // Nothing of the launcher's stays open here but the way to tell it one thing.
    dup2(program->verdict_of_child, STDIN_FILENO);
    close_descriptors_from(STDOUT_FILENO);
    for (;;) {
        int status = 0;
        pid_t ended = wait(&status);
        if (ended == id) {
            dprintf(STDIN_FILENO, "%d", status);
            _exit(0);
        }
        if (ended < 0 && errno != EINTR) _exit(127);
    }
}

// MARK: The gate

// A fork bomb starts processes faster than they can be found and killed. Where the kernel lets the
// launcher decide about each start, there is nothing to outrun: without an answer nobody starts
// anything, and once the launcher is gone every start fails.

#ifdef NATIVE_ARCHITECTURE
#define NUMBER_IS(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1)
#define ANSWER(action) BPF_STMT(BPF_RET | BPF_K, (action))

/// Makes this process and all that come from it ask; the descriptor is where they do.
static int make_gate(void) {
    struct sock_filter instructions[] = {
        // Other architectures number their calls differently; the x32 one sets a high bit.
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NATIVE_ARCHITECTURE, 1, 0),
        ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
        ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
#ifdef SYS_fork
        NUMBER_IS(SYS_fork), ANSWER(SECCOMP_RET_USER_NOTIF),
        NUMBER_IS(SYS_vfork), ANSWER(SECCOMP_RET_USER_NOTIF),
#endif
        NUMBER_IS(SYS_clone), ANSWER(SECCOMP_RET_USER_NOTIF),
        NUMBER_IS(435 /* clone3, on every architecture */), ANSWER(SECCOMP_RET_USER_NOTIF),
        ANSWER(SECCOMP_RET_ALLOW),
    };
    struct sock_fprog filter = {
        .len = sizeof instructions / sizeof *instructions, .filter = instructions,
    };
    // Without the second flag some processors run everything else more slowly.
    return (int)syscall(
        SYS_seccomp, SECCOMP_SET_MODE_FILTER,
        SECCOMP_FILTER_FLAG_NEW_LISTENER | SECCOMP_FILTER_FLAG_SPEC_ALLOW, &filter);
}

/// Lets the next start happen.
static void answer_at(int gate) {
    // A newer kernel may write more than its header said when this was compiled.
    union { struct seccomp_notif request; char room[1024]; } question;
    union { struct seccomp_notif_resp response; char room[1024]; } answer;
    memset(&question, 0, sizeof question);
    memset(&answer, 0, sizeof answer);
    if (ioctl(gate, SECCOMP_IOCTL_NOTIF_RECV, &question) != 0) return;
    answer.response.id = question.request.id;
    answer.response.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    ioctl(gate, SECCOMP_IOCTL_NOTIF_SEND, &answer);
}
#else
static int make_gate(void) { return -1; }
static void answer_at(int gate) { (void)gate; }
#endif

union gate_message {
    struct cmsghdr header;
    char room[CMSG_SPACE(sizeof(int))];
};

static void send_gate(int socket, int gate) {
    char byte = 0;
    struct iovec bytes = {.iov_base = &byte, .iov_len = 1};
    union gate_message control;
    memset(&control, 0, sizeof control);
    struct msghdr message = {.msg_iov = &bytes, .msg_iovlen = 1};
    if (gate >= 0) {
        message.msg_control = &control;
        message.msg_controllen = sizeof control;
        control.header.cmsg_level = SOL_SOCKET;
        control.header.cmsg_type = SCM_RIGHTS;
        control.header.cmsg_len = CMSG_LEN(sizeof gate);
        memcpy(CMSG_DATA(&control.header), &gate, sizeof gate);
    }
    sendmsg(socket, &message, 0);
}

static int receive_gate(int socket) {
    char byte;
    struct iovec bytes = {.iov_base = &byte, .iov_len = 1};
    union gate_message control;
    memset(&control, 0, sizeof control);
    struct msghdr message = {
        .msg_iov = &bytes, .msg_iovlen = 1,
        .msg_control = &control, .msg_controllen = sizeof control,
    };
    ssize_t count;
    do count = recvmsg(socket, &message, 0);
    while (count < 0 && errno == EINTR);
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    int gate = -1;
    if (count == 1 && header) memcpy(&gate, CMSG_DATA(header), sizeof gate);
    return gate;
}

// MARK: Finding processes

static void append_process(struct process_list *list, pid_t id) {
    if (id <= 1) return;
    if (list->count == list->capacity) {
        size_t capacity = list->capacity * 2 + 256;
        pid_t *ids = realloc(list->ids, capacity * sizeof(pid_t));
        // Whoever does not fit is found by the next look.
        if (ids == NULL) return;
        list->ids = ids;
        list->capacity = capacity;
    }
    list->ids[list->count++] = id;
}

#ifdef __linux__
/// The slow way, for kernels that do not list children.
static void append_children_by_search(struct process_list *list, pid_t parent) {
    DIR *all = opendir("/proc");
    if (all == NULL) return;
    for (struct dirent *entry; (entry = readdir(all)) != NULL;) {
        char path[300], line[512];
        snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
        FILE *file = atoi(entry->d_name) > 0 ? fopen(path, "re") : NULL;
        if (file == NULL) continue;
        size_t length = fread(line, 1, sizeof line - 1, file);
        fclose(file);
        line[length] = '\0';
        // The name of a program may hold blanks and parentheses, so the fields count from its end.
        const char *name_end = strrchr(line, ')');
        int candidate = 0;
        if (name_end && sscanf(name_end, ") %*c %d", &candidate) == 1 && candidate == parent)
            append_process(list, atoi(entry->d_name));
    }
    closedir(all);
}

/// Children belong to the thread that forked them, so every thread is asked.
static void append_children(struct process_list *list, pid_t parent) {
    char path[300];
    snprintf(path, sizeof path, "/proc/%d/task", (int)parent);
    DIR *threads = opendir(path);
    if (threads == NULL) return;
    bool is_listed = true;
    for (struct dirent *entry; (entry = readdir(threads)) != NULL;) {
        if (entry->d_name[0] == '.') continue;
        list->thread_count++;
        snprintf(path, sizeof path, "/proc/%d/task/%s/children", (int)parent, entry->d_name);
        FILE *file = fopen(path, "re");
        if (file == NULL) {
            // Either the thread has just ended or this kernel has no such file.
            is_listed = access("/proc/thread-self/children", F_OK) == 0;
            continue;
        }
        for (int child; fscanf(file, "%d", &child) == 1;) append_process(list, child);
        fclose(file);
    }
    closedir(threads);
    if (!is_listed) append_children_by_search(list, parent);
}
#else
static void append_children(struct process_list *list, pid_t parent) {
    pid_t children[4096];
    int count = proc_listchildpids(parent, children, sizeof children);
    for (int i = 0; i < count && i < 4096; i++) append_process(list, children[i]);
}
#endif

/// Counts the descendants of the launcher, or of a sandbox's first process.
///
/// Stops once `limit` is passed: a fork bomb could keep ahead of the count for ever.
static void count_processes(struct process_list *list, pid_t parent, unsigned long long limit) {
    list->count = 0;
    append_children(list, parent);
    list->thread_count = 0;
    for (size_t i = 0; i < list->count && list->count <= limit; i++)
        append_children(list, list->ids[i]);
}

// MARK: Measuring memory

// The kernel limits the private memory of each process; a program may start many, and map memory
// as shared. Pages that a child shares with its parent since its start count in both, so the quick
// sum is only a reason to ask for the exact one, for which the kernel walks through all the pages.

#ifdef __linux__
/// Bytes of memory that are no file's, out of a file in which two lines tell them; 0 where none do.
static unsigned long long bytes_told(
    pid_t id, const char *name, const char *own_line, const char *shared_line
) {
    char path[64], line[256];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)id, name);
    FILE *file = fopen(path, "re");
    if (file == NULL) return 0;
    unsigned long long sum = 0, kilobytes = 0;
    while (fgets(line, sizeof line, file))
        if (sscanf(line, own_line, &kilobytes) == 1 || sscanf(line, shared_line, &kilobytes) == 1)
            sum += kilobytes * 1024;
    fclose(file);
    return sum;
}

static unsigned long long resident_bytes(pid_t id) {
    return bytes_told(id, "status", "RssAnon: %llu kB", "RssShmem: %llu kB");
}

/// The same, with a part only of the pages that it shares with others.
static unsigned long long proportional_bytes(pid_t id) {
    unsigned long long bytes = bytes_told(
        id, "smaps_rollup", "Pss_Anon: %llu kB", "Pss_Shmem: %llu kB");
    // An old kernel does not tell it, and a new one not of every process.
    return bytes > 0 ? bytes : resident_bytes(id);
}
#else
static unsigned long long resident_bytes(pid_t id) { (void)id; return 0; }
static unsigned long long proportional_bytes(pid_t id) { (void)id; return 0; }
#endif

static unsigned long long sum_of_bytes(
    const struct process_list *list, unsigned long long (*bytes_of)(pid_t)
) {
    unsigned long long sum = 0;
    for (size_t i = 0; i < list->count; i++) sum += bytes_of(list->ids[i]);
    return sum;
}

/// Stopped processes keep their place in the tree and start no others while it is walked.
static void stop_every_descendant(struct process_list *list) {
    list->count = 0;
    append_children(list, getpid());
    for (size_t i = 0; i < list->count; i++) {
        kill(list->ids[i], SIGSTOP);
        append_children(list, list->ids[i]);
    }
}

// MARK: Supervising

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
        if (id == program->id) {
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

/// Waits for a signal, the lifeline, the gate or the time; true if someone is at the gate.
static bool pause_for(unsigned long long milliseconds, int lifeline, int gate) {
    sigset_t none;
    sigemptyset(&none);
    fd_set readable;
    FD_ZERO(&readable);
    if (lifeline >= 0) FD_SET(lifeline, &readable);
    if (gate >= 0) FD_SET(gate, &readable);
    struct timespec time = {
        .tv_sec = (time_t)(milliseconds / 1000), .tv_nsec = (long)(milliseconds % 1000) * 1000000,
    };
    int end = (gate > lifeline ? gate : lifeline) + 1;
    int count = pselect(end, &readable, NULL, NULL, &time, &none);
    if (count < 0 && errno != EINTR) was_interrupted = 1;
    if (count <= 0) return false;
    if (lifeline >= 0 && FD_ISSET(lifeline, &readable) && lifeline_has_closed())
        was_interrupted = 1;
    return gate >= 0 && FD_ISSET(gate, &readable);
}

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

/// With a gate, counting can wait until as many were let through as there may be.
static bool has_too_many_processes(
    struct program *program, struct process_list *list, unsigned long long limit
) {
    if (limit == 0 || program->allowance > 0) return false;
    count_processes(list, program->verdict >= 0 ? program->id : getpid(), limit);
    if (list->count > limit || list->thread_count / THREADS_PER_PROCESS > limit) return true;
    if (program->gate >= 0) program->allowance = limit + 1 - list->count;
    return false;
}

/// Whether all processes together have more than one may have.
static bool has_too_much_memory(
    struct program *program, struct process_list *list, const struct options *options
) {
    unsigned long long limit = options->data_bytes;
    unsigned long long begin = now();
    if (limit == 0 || begin < program->memory_look) return false;
    pid_t parent = program->verdict >= 0 ? program->id : getpid();
    count_processes(list, parent, options->processes > 0 ? options->processes : MOST_MEASURED);
    bool is_over = sum_of_bytes(list, resident_bytes) > limit
        && sum_of_bytes(list, proportional_bytes) > limit;
    unsigned long long end = now();
    // A single process, as most programs are, is looked at less often.
    unsigned long long pause = list->count > 1 ? LONGEST_PAUSE : 4 * LONGEST_PAUSE;
    program->memory_look = end + pause + (end - begin) * MEMORY_LOOK_SHARE;
    return is_over;
}

static enum outcome supervise(struct program *program, const struct options *options) {
    struct process_list list = {0};
    unsigned long long deadline = options->milliseconds > 0 ? now() + options->milliseconds : 0;
    unsigned long long pause = SHORTEST_PAUSE;
    int lifeline = options->has_lifeline ? STDIN_FILENO : -1;
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
        if (pause_for(ends_sooner ? deadline - time : pause, lifeline, program->gate)) {
            answer_at(program->gate);
            program->allowance--;
        } else {
            pause = pause * 2 < LONGEST_PAUSE ? pause * 2 : LONGEST_PAUSE;
        }
    }
}

/// Without a gate there may be hundreds that want to run, and an ordinary turn comes too late.
static void hurry(void) {
#ifdef __linux__
    // Takes a privilege, and is not missed where that is not given.
    struct sched_param parameter = {.sched_priority = 1};
    sched_setscheduler(0, SCHED_RR, &parameter);
#endif
}

/// Without children there are no descendants either, since every orphan becomes a child.
static void end_every_descendant(struct program *program) {
    struct process_list list = {0};
    hurry();
    // One call reaches the whole group; the number is not anyone else's before its owner is reaped.
    if (!program->has_ended) kill(-program->id, SIGKILL);
    while (reap(program)) {
        stop_every_descendant(&list);
        for (size_t i = 0; i < list.count; i++) kill(list.ids[i], SIGKILL);
        pause_for(1, -1, -1);
    }
}

// MARK: Reporting

/// The program never ran if the child has left a reason; its end of the socket has closed by now.
static bool report_failed_start(const struct program *program) {
    char reason[256];
    ssize_t length;
    do length = read(program->socket, reason, sizeof reason);
    while (length < 0 && errno == EINTR);
    if (length <= 0) return false;
    dprintf(STDOUT_FILENO, "failed-to-start %.*s\n", (int)length, reason);
    return true;
}

static void report_end(int status) {
    if (WIFEXITED(status)) dprintf(STDOUT_FILENO, "exited %d\n", WEXITSTATUS(status));
    else if (WTERMSIG(status) == SIGXFSZ) dprintf(STDOUT_FILENO, "limit file\n");
    else dprintf(STDOUT_FILENO, "signalled %d\n", WTERMSIG(status));
}

static void report(
    const struct program *program, const struct options *options, enum outcome outcome
) {
    if (program->problem[0] != '\0') {
        dprintf(STDOUT_FILENO, "%s\n", program->problem);
        return;
    }
    // A short program is over before anyone has looked at what it printed.
    if (outcome == ENDED && has_printed_too_much(program, options)) outcome = LIMIT_OUTPUT;
    switch (outcome) {
        case ENDED:
            if (!report_failed_start(program)) report_end(program->status);
            break;
        case LIMIT_TIME: dprintf(STDOUT_FILENO, "limit time\n"); break;
        case LIMIT_OUTPUT: dprintf(STDOUT_FILENO, "limit output\n"); break;
        case LIMIT_PROCESSES: dprintf(STDOUT_FILENO, "limit processes\n"); break;
        case LIMIT_MEMORY: dprintf(STDOUT_FILENO, "limit memory\n"); break;
        case INTERRUPTED: dprintf(STDOUT_FILENO, "interrupted\n"); break;
    }
}
