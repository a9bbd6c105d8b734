// What a host can notice about itself: taken before and after a call into the module, and compared.
#ifndef TEST_HOSTS_OBSERVE_H
#define TEST_HOSTS_OBSERVE_H

#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <sys/types.h>

enum { DESCRIPTORS = 20000, SIGNALS = 64 };

struct observed {
    sigset_t mask, pending;
    struct sigaction dispositions[SIGNALS + 1];
    uint8_t descriptors[DESCRIPTORS]; // 1 + FD_CLOEXEC where open
    char directory[PATH_MAX];
    mode_t umask;
    int child; // 1: there is one, seen with __WALL
};

void observe(struct observed *into);

// Prints one line for each difference; 0: none.
int differences(const struct observed *before, const struct observed *after);

#endif
