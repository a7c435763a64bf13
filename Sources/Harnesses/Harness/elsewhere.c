/// Preloaded where a program is run a second time, to see whether it hangs on where and when it runs:
/// another date, host and language, another number of its process. It also notes whether the program
/// asks for the network. The program itself stays what it is.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include <dlfcn.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

/// 409 days and 5 hours. Year, month, day, weekday and hour are therefore all others. 409 days are
/// more than a year and less than two, and no number of weeks. They are 43 or 44 days more than a
/// year, which no month has.
enum { SECONDS = (409 * 24 + 5) * 3600 };

static const char host[] = "elsewhere";

// MARK: The date

/// What the program starts has its surroundings without this object, and the program does not see it.
__attribute__((constructor))
static void hide(void) { unsetenv("LD_PRELOAD"); }

int clock_gettime(clockid_t clock, struct timespec *now) {
    if (syscall(SYS_clock_gettime, clock, now) != 0) return -1;
    if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI)
        now->tv_sec += SECONDS;
    return 0;
}

time_t time(time_t *result) {
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    if (result) *result = now.tv_sec;
    return now.tv_sec;
}

int timespec_get(struct timespec *now, int base) {
    return base == TIME_UTC && clock_gettime(CLOCK_REALTIME, now) == 0 ? base : 0;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    (void)zone;
    struct timespec exact;
    if (clock_gettime(CLOCK_REALTIME, &exact) != 0) return -1;
    now->tv_sec = exact.tv_sec;
    now->tv_usec = (suseconds_t)(exact.tv_nsec / 1000);
    return 0;
}

// MARK: Waiting until a date

/// A date that was made of this one is too late for the kernel. Times since the start of the system
/// are all far earlier.
static struct timespec date_of_kernel(const struct timespec *until) {
    struct timespec now = {0}, result = *until;
    syscall(SYS_clock_gettime, CLOCK_REALTIME, &now);
    if (until->tv_sec - now.tv_sec > SECONDS / 2) result.tv_sec -= SECONDS;
    return result;
}

/// The function that this object stands before.
#define NEXT(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict until) {
    struct timespec date = date_of_kernel(until);
    return NEXT(sem_timedwait)(semaphore, &date);
}

int pthread_cond_timedwait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex,
                           const struct timespec *restrict until) {
    struct timespec date = date_of_kernel(until);
    return NEXT(pthread_cond_timedwait)(condition, mutex, &date);
}

int pthread_mutex_timedlock(
    pthread_mutex_t *restrict mutex, const struct timespec *restrict until
) {
    struct timespec date = date_of_kernel(until);
    return NEXT(pthread_mutex_timedlock)(mutex, &date);
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *time, struct timespec *rest) {
    struct timespec date = flags & TIMER_ABSTIME ? date_of_kernel(time) : *time;
    return NEXT(clock_nanosleep)(clock, flags, &date, rest);
}

int timerfd_settime(int timer, int flags, const struct itimerspec *new, struct itimerspec *old) {
    struct itimerspec times = *new;
    if (flags & TFD_TIMER_ABSTIME) times.it_value = date_of_kernel(&times.it_value);
    return NEXT(timerfd_settime)(timer, flags, &times, old);
}

// MARK: The host

int gethostname(char *name, size_t size) {
    if (size < sizeof host) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(name, host, sizeof host);
    return 0;
}

int uname(struct utsname *names) {
    if (syscall(SYS_uname, names) != 0) return -1;
    memcpy(names->nodename, host, sizeof host);
    return 0;
}

// MARK: The process

/// In a sandbox its number is always the same.
enum { PROCESSES = 1000 };

/// Whether code stands in a library that compares the number with that of a thread, to know the main
/// one.
static bool is_of_threads(const void *code) {
    Dl_info info;
    return dladdr(code, &info) != 0 && info.dli_fname != NULL
        && (strstr(info.dli_fname, "libFoundation.so") || strstr(info.dli_fname, "libdispatch.so"));
}

pid_t getpid(void) {
    pid_t own = (pid_t)syscall(SYS_getpid);
    return is_of_threads(__builtin_return_address(0)) ? own : own + PROCESSES;
}

int kill(pid_t process, int number) {
    pid_t own = (pid_t)syscall(SYS_getpid);
    return (int)syscall(SYS_kill, process == own + PROCESSES ? own : process, number);
}

// MARK: The network

enum {
    /// Where the launcher puts the marks file, as in runtime.c.
    MARKS_DESCRIPTOR = 222,
};

static void note_network(void) {
    int code = errno;
    struct stat status;
    if (fstat(MARKS_DESCRIPTOR, &status) == 0 && S_ISREG(status.st_mode)
        && write(MARKS_DESCRIPTOR, "n 1\n", 4) < 0) {
        // Then nobody is told.
    }
    errno = code;
}

/// Whether it is elsewhere: not this host, where programs may talk to each other.
static bool is_remote(const struct sockaddr *address, socklen_t size) {
    if (address == NULL || size < sizeof(sa_family_t)) return false;
    if (address->sa_family == AF_INET && size >= sizeof(struct sockaddr_in)) {
        const struct sockaddr_in *own = (const struct sockaddr_in *)(const void *)address;
        uint32_t number = ntohl(own->sin_addr.s_addr);
        return number != INADDR_ANY && number >> 24 != 127;
    }
    if (address->sa_family == AF_INET6 && size >= sizeof(struct sockaddr_in6)) {
        const struct sockaddr_in6 *own = (const struct sockaddr_in6 *)(const void *)address;
        return !IN6_IS_ADDR_LOOPBACK(&own->sin6_addr) && !IN6_IS_ADDR_UNSPECIFIED(&own->sin6_addr);
    }
    return false;
}

int connect(int socket, const struct sockaddr *address, socklen_t size) {
    if (is_remote(address, size)) note_network();
    return NEXT(connect)(socket, address, size);
}

ssize_t sendto(int socket, const void *bytes, size_t count, int flags,
               const struct sockaddr *address, socklen_t size) {
    if (is_remote(address, size)) note_network();
    return NEXT(sendto)(socket, bytes, count, flags, address, size);
}

int getaddrinfo(const char *restrict node, const char *restrict service,
                const struct addrinfo *restrict hints, struct addrinfo **restrict result) {
    bool is_number = hints != NULL && (hints->ai_flags & AI_NUMERICHOST);
    if (node != NULL && !is_number && strcmp(node, "localhost") != 0 && strcmp(node, host) != 0)
        note_network();
    return NEXT(getaddrinfo)(node, service, hints, result);
}

// MARK: The language

/// `Locale` of Foundation, which on Linux has one current value, whatever the environment says.
struct locale {
    void *words[2];
};

#define LOCALE(name) "$s20FoundationEssentials6LocaleV" name
#define CURRENT LOCALE("7currentACvgZ")
#define AUTOUPDATING LOCALE("19autoupdatingCurrentACvgZ")

/// Two words are returned alike by both conventions.
#ifdef __clang__
#define SWIFT_CALL __attribute__((swiftcall))
#else
#define SWIFT_CALL
#endif

typedef SWIFT_CALL struct locale make_locale(uint64_t bytes, uint64_t length);
typedef SWIFT_CALL struct locale get_locale(void);

/// Whether this toolchain's `Locale` is as large: its metadata has its table of witnesses before it,
/// the ninth of which is its size.
static bool is_known(const size_t *const *metadata) {
    return metadata != NULL && metadata[-1][8] == sizeof(struct locale);
}

static struct locale german(const char *getter) {
    make_locale *make = (make_locale *)dlsym(RTLD_NEXT, LOCALE("10identifierACSS_tcfC"));
    if (make == NULL || !is_known((const size_t *const *)dlsym(RTLD_NEXT, LOCALE("N"))))
        return ((get_locale *)dlsym(RTLD_NEXT, getter))();
    // A short string of Swift holds its bytes, and their number in the last one.
    uint64_t bytes = 0;
    memcpy(&bytes, "de_DE", 5);
    return make(bytes, UINT64_C(0xE5) << 56);
}

get_locale current_locale __asm__(CURRENT);
SWIFT_CALL struct locale current_locale(void) { return german(CURRENT); }

get_locale autoupdating_locale __asm__(AUTOUPDATING);
SWIFT_CALL struct locale autoupdating_locale(void) { return german(AUTOUPDATING); }
