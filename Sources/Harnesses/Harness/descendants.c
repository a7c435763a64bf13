/// Finds, measures and ends all that comes from the program.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "launcher.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#else
#include <libproc.h>
#endif

// MARK: Finding

static void append_process(struct process_list *list, pid_t id, pid_t parent) {
    if (id <= 1) return;
    if (list->count == list->capacity) {
        size_t capacity = list->capacity * 2 + 256;
        struct process *processes = realloc(list->processes, capacity * sizeof *processes);
        // Whoever does not fit is found by the next look.
        if (processes == NULL) return;
        list->processes = processes;
        list->capacity = capacity;
    }
    list->processes[list->count++] = (struct process){.id = id, .parent = parent};
}

#ifdef __linux__
/// The parent of a process, by the text of its number; 0 where there is no such process.
static pid_t parent_of(const char *id) {
    char path[300], line[512];
    snprintf(path, sizeof path, "/proc/%s/stat", id);
    FILE *file = fopen(path, "re");
    if (file == NULL) return 0;
    size_t length = fread(line, 1, sizeof line - 1, file);
    fclose(file);
    line[length] = '\0';
    // The name of a program may hold blanks and parentheses, so the fields count from its end.
    const char *name_end = strrchr(line, ')');
    int parent = 0;
    if (name_end == NULL || sscanf(name_end, ") %*c %d", &parent) != 1) return 0;
    return parent;
}

/// The slow way, for kernels that do not list children.
static void append_children_by_search(struct process_list *list, pid_t parent) {
    DIR *all = opendir("/proc");
    if (all == NULL) return;
    for (struct dirent *entry; (entry = readdir(all)) != NULL;) {
        pid_t id = atoi(entry->d_name);
        if (id > 0 && parent_of(entry->d_name) == parent) append_process(list, id, parent);
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
        for (int child; fscanf(file, "%d", &child) == 1;) append_process(list, child, parent);
        fclose(file);
    }
    closedir(threads);
    if (!is_listed) append_children_by_search(list, parent);
}
#else
static void append_children(struct process_list *list, pid_t parent) {
    pid_t children[4096];
    int count = proc_listchildpids(parent, children, sizeof children);
    for (int i = 0; i < count && i < 4096; i++) append_process(list, children[i], parent);
}
#endif

void count_processes(struct process_list *list, pid_t parent, unsigned long long limit) {
    list->count = 0;
    append_children(list, parent);
    list->thread_count = 0;
    for (size_t i = 0; i < list->count && list->count <= limit; i++)
        append_children(list, list->processes[i].id);
}

// MARK: Measuring memory

// The kernel limits the private memory of each process; a program may start many, and map memory as
// shared. Pages that a child shares with its parent since its start count in both. The quick sum is
// therefore only a reason to ask for the exact one. The kernel walks through all the pages for that
// one.

#ifdef __linux__
/// Bytes of memory that are no file's, out of a file in which two lines tell them; 0 where none do.
static unsigned long long bytes_told(
    pid_t id, const char *name, const char *own_line, const char *shared_line
) {
    char path[64], line[256];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)id, name);
    FILE *file = fopen(path, "re");
    if (file == NULL) return 0;
    size_t own_length = strlen(own_line), shared_length = strlen(shared_line);
    unsigned long long sum = 0;
    while (fgets(line, sizeof line, file)) {
        const char *number = NULL;
        if (strncmp(line, own_line, own_length) == 0) number = line + own_length;
        if (strncmp(line, shared_line, shared_length) == 0) number = line + shared_length;
        if (number) sum += strtoull(number, NULL, 10) * 1024;
    }
    fclose(file);
    return sum;
}

static unsigned long long resident_bytes_of(pid_t id) {
    return bytes_told(id, "status", "RssAnon:", "RssShmem:");
}

static unsigned long long proportional_bytes_of(pid_t id) {
    unsigned long long bytes = bytes_told(id, "smaps_rollup", "Pss_Anon:", "Pss_Shmem:");
    // An old kernel does not tell it, and a new one not of every process.
    return bytes > 0 ? bytes : resident_bytes_of(id);
}
#else
static unsigned long long resident_bytes_of(pid_t id) { (void)id; return 0; }
static unsigned long long proportional_bytes_of(pid_t id) { (void)id; return 0; }
#endif

static unsigned long long sum_of_bytes(
    const struct process_list *list, unsigned long long (*bytes_of)(pid_t)
) {
    unsigned long long sum = 0;
    for (size_t i = 0; i < list->count; i++) sum += bytes_of(list->processes[i].id);
    return sum;
}

unsigned long long resident_bytes(const struct process_list *list) {
    return sum_of_bytes(list, resident_bytes_of);
}

unsigned long long proportional_bytes(const struct process_list *list) {
    return sum_of_bytes(list, proportional_bytes_of);
}

// MARK: Ending

#ifdef __linux__
/// Sends a signal to a process that was found, and to no other one that has its number by now: one
/// that its own parent has reaped leaves the number to anyone.
static void signal_process(const struct process *process, int signal) {
    enum { PIDFD_SEND_SIGNAL = 424, PIDFD_OPEN = 434 };
    int handle = (int)syscall(PIDFD_OPEN, process->id, 0U);
    if (handle < 0) {
        if (errno != ESRCH) kill(process->id, signal); // Linux before 5.3
        return;
    }
    // Whose child it is was asked once the handle was there. The answer is therefore about the same
    // process, or the handle's process has ended. The next look finds who got another parent
    // meanwhile.
    char id[16];
    snprintf(id, sizeof id, "%d", (int)process->id);
    pid_t parent = parent_of(id);
    if (parent == process->parent || parent == getpid())
        syscall(PIDFD_SEND_SIGNAL, handle, signal, NULL, 0U);
    close(handle);
}
#else
static void signal_process(const struct process *process, int signal) {
    kill(process->id, signal);
}
#endif

void kill_descendants(struct process_list *list) {
    list->count = 0;
    append_children(list, getpid());
    // Stopped processes keep their place in the tree and start no others while it is walked.
    for (size_t i = 0; i < list->count; i++) {
        // The list may move when it grows.
        struct process process = list->processes[i];
        signal_process(&process, SIGSTOP);
        append_children(list, process.id);
    }
    for (size_t i = 0; i < list->count; i++) signal_process(&list->processes[i], SIGKILL);
}
