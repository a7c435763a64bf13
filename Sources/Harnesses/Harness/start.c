/// Starts the program: its descriptors, its limits, and the first process of its sandbox.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "launcher.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

extern char **environ;

/// Where the runtime object looks for the marks file.
enum { MARKS_DESCRIPTOR = 222 };

// MARK: In the launcher

void close_descriptors_from(unsigned first) {
#if defined(__linux__) && defined(SYS_close_range)
    if (syscall(SYS_close_range, first, ~0U, 0U) == 0) return;
#endif
    for (int descriptor = (int)first; descriptor < 65536; descriptor++) close(descriptor);
}

bool handle_signal(int signal, void (*handler)(int), int flags) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigemptyset(&action.sa_mask);
    return sigaction(signal, &action, NULL) == 0;
}

static int open_file(const char *path, int flags) {
    int descriptor = open(path, flags | O_CLOEXEC | O_NOCTTY, 0666);
    if (descriptor < 0) fail(EXIT_SYSTEM, "cannot open %s: %s", path, strerror(errno));
    return descriptor;
}

static void open_sockets(int *end, int *end_of_child) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        fail(EXIT_SYSTEM, "cannot make a pair of sockets: %s", strerror(errno));
    for (int i = 0; i < 2; i++)
        if (fcntl(ends[i], F_SETFD, FD_CLOEXEC) != 0)
            fail(EXIT_SYSTEM, "cannot keep a socket back: %s", strerror(errno));
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

struct program start(const struct options *options) {
    struct program program = {.marks = -1, .gate = -1, .verdict = -1};
    for (size_t i = 0; i < SANDBOX_MEMORY_COUNT; i++) program.memory[i] = -1;
    program.input = open_file(options->input, O_RDONLY);
    program.output = open_file(options->output, O_WRONLY | O_CREAT | O_APPEND);
    program.errors = open_file(options->errors, O_WRONLY | O_CREAT | O_APPEND);
    if (options->marks) program.marks = open_file(options->marks, O_WRONLY | O_CREAT | O_APPEND);
    open_sockets(&program.socket, &program.socket_of_child);
    fork_child(&program, options);
    close(program.socket_of_child);
    return program;
}

// MARK: Messages

/// As many as any message has with it.
enum { MOST_DESCRIPTORS = SANDBOX_MEMORY_COUNT };

union descriptors {
    struct cmsghdr header;
    char room[CMSG_SPACE(MOST_DESCRIPTORS * sizeof(int))];
};

bool send_message(int socket, enum message message, const int *descriptors, size_t count) {
    char byte = (char)message;
    struct iovec bytes = {.iov_base = &byte, .iov_len = 1};
    union descriptors control;
    memset(&control, 0, sizeof control);
    struct msghdr header = {.msg_iov = &bytes, .msg_iovlen = 1};
    if (count > 0) {
        header.msg_control = &control;
        header.msg_controllen = CMSG_SPACE(count * sizeof(int));
        control.header.cmsg_level = SOL_SOCKET;
        control.header.cmsg_type = SCM_RIGHTS;
        control.header.cmsg_len = CMSG_LEN(count * sizeof(int));
        memcpy(CMSG_DATA(&control.header), descriptors, count * sizeof(int));
    }
    ssize_t sent;
    do sent = sendmsg(socket, &header, 0);
    while (sent < 0 && errno == EINTR);
    return sent == 1;
}

/// Takes in one message. False where there is none by now.
static bool receive_message(struct program *program) {
    char byte = 0;
    struct iovec bytes = {.iov_base = &byte, .iov_len = 1};
    union descriptors control;
    memset(&control, 0, sizeof control);
    struct msghdr message = {
        .msg_iov = &bytes, .msg_iovlen = 1,
        .msg_control = &control, .msg_controllen = sizeof control,
    };
    ssize_t count = recvmsg(program->socket, &message, MSG_DONTWAIT);
    if (count < 0 && errno == EINTR) return true;
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return false;
    if (count <= 0) {
        program->is_socket_closed = true;
        return false;
    }
    int descriptors[MOST_DESCRIPTORS];
    size_t length = 0;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (header && header->cmsg_type == SCM_RIGHTS) {
        length = header->cmsg_len - CMSG_LEN(0);
        memcpy(descriptors, CMSG_DATA(header), length);
    }
    if (byte == MESSAGE_GATE) {
        if (length == sizeof(int)) program->gate = descriptors[0];
    } else if (byte == MESSAGE_MEMORY) {
        if (length == sizeof program->memory) memcpy(program->memory, descriptors, length);
    } else {
        // Written by one call, so the rest of it is there.
        program->reason[0] = byte;
        ssize_t rest = recv(
            program->socket, program->reason + 1, sizeof program->reason - 2, MSG_DONTWAIT);
        program->reason[1 + (rest > 0 ? rest : 0)] = '\0';
    }
    return true;
}

void receive_messages(struct program *program) {
    while (!program->is_socket_closed && receive_message(program)) {}
}

// MARK: In the child

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
    // The kernel lets nobody change anything of some numbers, and the C library of others.
    for (int signal = 1; signal < NSIG; signal++) handle_signal(signal, SIG_DFL, 0);
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

static void set_environment(const struct program *program, const struct options *options) {
    static char *nothing[] = {NULL};
    if (options->clears_environment) environ = nothing;
    for (size_t i = 0; i < options->addition_count; i++)
        if (putenv(options->additions[i]) != 0) give_up(program, "--env");
}

static void place(const struct program *program, int descriptor, int target) {
    if (dup2(descriptor, target) < 0) give_up(program, "descriptors");
}

/// Makes this process end with its parent. False where that does not work.
static bool end_with_parent(void) {
#ifdef __linux__
    // The parent has one thread, so this fires when the parent ends and at no other time.
    return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0;
#else
    return true;
#endif
}

static void become_program(
    const struct program *program, const struct options *options, pid_t parent
) {
    if (setsid() < 0) give_up(program, "session");
    if (!end_with_parent()) give_up(program, "end with the launcher");
    if (getppid() != parent) _exit(127);
#ifdef __linux__
    // A set-user-id program would be out of reach of the launcher's signals.
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) give_up(program, "no new privileges");
#endif
    if (options->sandbox.means != SANDBOX_NONE) {
        const char *problem = sandbox_confine(&options->sandbox);
        if (problem) leave_sandbox(program, problem);
    }
    int gate = options->processes > 0 ? make_gate() : -1;
    // A gate at which nobody stands would keep the program from starting anything.
    if (!send_message(program->socket_of_child, MESSAGE_GATE, &gate, gate >= 0 ? 1 : 0))
        give_up(program, "gate");
    place(program, program->input, STDIN_FILENO);
    place(program, program->output, STDOUT_FILENO);
    place(program, program->errors, STDERR_FILENO);
    if (program->marks >= 0) place(program, program->marks, MARKS_DESCRIPTOR);
    if (options->directory && chdir(options->directory) != 0) give_up(program, "--directory");
    set_environment(program, options);
    set_limits(program, options);
    restore_signals();
    execve(options->command[0], options->command, environ);
    give_up(program, "PROGRAM");
}

/// Waits for the program and says how it ended; whatever else is here ends with this process.
static void become_first_process(const struct program *program, const struct options *options) {
    if (setsid() < 0) leave_sandbox(program, "session");
    restore_signals();
    close(program->socket);
    close(program->verdict);
    if (!end_with_parent()) leave_sandbox(program, "end with the launcher");
    // A launcher that ended before that has closed its end.
    struct pollfd launcher = {.fd = program->verdict_of_child, .events = POLLIN};
    if (poll(&launcher, 1, 0) != 0) _exit(127);
    int memory[SANDBOX_MEMORY_COUNT];
    const char *problem = sandbox_enter(&options->sandbox, memory);
    if (problem) leave_sandbox(program, problem);
    if (!send_message(program->socket_of_child, MESSAGE_MEMORY, memory, SANDBOX_MEMORY_COUNT))
        leave_sandbox(program, "telling of its memory");

    pid_t own = getpid();
    pid_t id = fork();
    if (id < 0) leave_sandbox(program, strerror(errno));
    if (id == 0) become_program(program, options, own);
    // Nothing of the launcher's stays open here but the way to tell it one thing.
    if (dup2(program->verdict_of_child, STDIN_FILENO) < 0)
        leave_sandbox(program, strerror(errno));
    close_descriptors_from(STDOUT_FILENO);
    for (;;) {
        int status = 0;
        pid_t ended = wait(&status);
        if (ended == id) _exit(dprintf(STDIN_FILENO, "%d", status) > 0 ? 0 : 127);
        if (ended < 0 && errno != EINTR) _exit(127);
    }
}
