/// Preloaded where a program is run a second time, to see whether it hangs on where and when it runs:
/// another date and another name of the host. The program itself stays what it is.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
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
