/// Preloaded where a program is run a second time, to see whether it hangs on where and when it runs:
/// another date and another name of the host. The program itself stays what it is.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

/// 409 days and 5 hours. So year, month, day, weekday and hour are all others: 409 days are more than
/// a year and less than two, 43 or 44 days more than one, which no month has, and no number of weeks.
enum { SECONDS = (409 * 24 + 5) * 3600 };

static const char host[] = "elsewhere";

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

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    (void)zone;
    struct timespec exact;
    if (clock_gettime(CLOCK_REALTIME, &exact) != 0) return -1;
    now->tv_sec = exact.tv_sec;
    now->tv_usec = (suseconds_t)(exact.tv_nsec / 1000);
    return 0;
}

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
