/// The launcher's command line.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "launcher.h"

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct options parse_command_line(int count, char **arguments);

int main(int count, char **arguments) {
    struct options options = parse_command_line(count, arguments);
    // The write end of another launcher's lifeline, inherited by chance, would keep it from closing.
    close_descriptors_from(3);
    prepare_supervision();
    struct program program = start(&options);
    enum outcome outcome = supervise(&program, &options);
    end_every_descendant(&program);
    receive_messages(&program);
    report(&program, &options, outcome);
    return 0;
}

void fail(int status, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("launcher: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(status);
}

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
