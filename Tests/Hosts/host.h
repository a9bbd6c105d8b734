// One run of the test host, as its command line describes it.
#ifndef TEST_HOSTS_HOST_H
#define TEST_HOSTS_HOST_H

#include "talk.h"

enum { VARIABLES_MAX = 32, STEPS_MAX = 32 };

struct run {
    const char *confdir, *rhost, *tty, *ruser, *answers, *interleave;
    const char *variables[VARIABLES_MAX];
    int flags, parallel, lanes;
    bool nodelay, times;
    const char *service, *user;
    const char *steps[STEPS_MAX];
};

pam_handle_t *open_handle(const struct run *run, const char *user, struct talk *talk);
double seconds_now(void);
int perform(pam_handle_t *pamh, const char *step, int flags);

// The two ways to run many logins at once; the result is the program's exit status.
int run_parallel(const struct run *run);
int run_interleaved(const struct run *run);

#endif
