/// Runs one program under supervision, says in one line how it ended, and leaves nothing behind.
///
/// Standard input is the lifeline: a pipe whose write end `sitegen` holds. When it closes,
/// `sitegen` is gone and so must be everything that was started for it.
///
/// main.c reads the command line; start.c starts the program; gate.c decides about what it starts;
/// supervise.c watches it; descendants.c finds all that comes from it.

#ifndef SITEGEN_LAUNCHER_H
#define SITEGEN_LAUNCHER_H

#include "sandbox.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum {
    /// As in sysexits.h.
    EXIT_USAGE = 64,
    EXIT_SYSTEM = 70,
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
    /// Where the child tells, until it becomes the program, what `message` says; it closes then.
    int socket;
    int socket_of_child;
    bool is_socket_closed;
    /// Why the program could not be started; empty where there is nothing to tell.
    char reason[256];
    /// Where a sandbox tells how its program ended, or why there is no sandbox; otherwise -1.
    int verdict;
    int verdict_of_child;
    /// Why there is no sandbox; empty where there is nothing to tell.
    char problem[256];
    /// The sandbox's places in memory; -1 where there are none.
    int memory[SANDBOX_MEMORY_COUNT];
    /// Asks before a process or thread is started; -1 where the kernel has no such thing.
    int gate;
    /// Starts to allow before the processes are counted again.
    unsigned long long allowance;
    /// When to look at the memory of its processes again.
    unsigned long long memory_look;
};

/// What a child tells through its socket: a byte, with descriptors. Any other byte begins a reason.
enum message { MESSAGE_GATE = 'g', MESSAGE_MEMORY = 'm' };

enum outcome { ENDED, LIMIT_TIME, LIMIT_OUTPUT, LIMIT_PROCESSES, LIMIT_MEMORY, INTERRUPTED };

struct process {
    pid_t id;
    /// Whose child it was when it was found.
    pid_t parent;
};

struct process_list {
    struct process *processes;
    size_t count;
    size_t capacity;
    size_t thread_count;
};

// MARK: main.c

/// Says what does not work, and ends.
__attribute__((noreturn, format(printf, 2, 3)))
void fail(int status, const char *format, ...);

// MARK: start.c

/// Starts the program, in its sandbox where it has one.
struct program start(const struct options *options);

/// Closes all descriptors but the lower ones.
void close_descriptors_from(unsigned first);

/// Sets what a signal does. False where the system has no such signal, or keeps it for itself.
bool handle_signal(int signal, void (*handler)(int), int flags);

/// Sends a byte, and descriptors with it. False where that does not work.
bool send_message(int socket, enum message message, const int *descriptors, size_t count);

/// Takes in what a child has told so far, without waiting.
void receive_messages(struct program *program);

// MARK: gate.c

/// Makes this process and all that come from it ask before they start anything; returns the
/// descriptor where they do, or -1 where the kernel has no such thing.
int make_gate(void);

/// Lets the next start happen. False where there will be none. Either the kernel does not let it,
/// so that whoever asked was refused, and all others must be too; or nobody is left to ask.
bool answer_at(int gate);

// MARK: descendants.c

/// Finds the descendants of a process. Stops once `limit` is passed: a fork bomb could keep ahead
/// of the count for ever.
void count_processes(struct process_list *list, pid_t parent, unsigned long long limit);

/// Bytes of memory of the processes that are no file's; pages that they share count in each.
unsigned long long resident_bytes(const struct process_list *list);

/// The same, each page once, for which the kernel walks through all of them.
unsigned long long proportional_bytes(const struct process_list *list);

/// Ends all descendants of this process that are found at one look.
void kill_descendants(struct process_list *list);

// MARK: supervise.c

/// Makes signals arrive where they are awaited, and this process the parent of orphans.
void prepare_supervision(void);

/// Watches the program until it ends, or must be ended.
enum outcome supervise(struct program *program, const struct options *options);

/// Returns when this process has no child, and so no descendant, left.
void end_every_descendant(struct program *program);

/// Prints the line that says how the program ended.
void report(const struct program *program, const struct options *options, enum outcome outcome);

#endif
