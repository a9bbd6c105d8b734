#include "observe.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

void observe(struct observed *into)
{
    memset(into, 0, sizeof *into);
    sigprocmask(SIG_SETMASK, NULL, &into->mask);
    sigpending(&into->pending);
    for (int number = 1; number <= SIGNALS; number++)
        sigaction(number, NULL, &into->dispositions[number]);
    for (int descriptor = 0; descriptor < DESCRIPTORS; descriptor++) {
        int flags = fcntl(descriptor, F_GETFD);
        into->descriptors[descriptor] = flags < 0 ? 0 : (uint8_t)(1 + flags);
    }
    if (!getcwd(into->directory, sizeof into->directory))
        into->directory[0] = '\0';
    into->umask = umask(0);
    umask(into->umask);
    // WNOWAIT leaves the child, if there is one, for whoever owns it.
    siginfo_t found;
    into->child = waitid(P_ALL, 0, &found, WEXITED | WNOHANG | WNOWAIT | __WALL) == 0 || errno != ECHILD;
}

static int differs(int different, const char *what)
{
    if (different)
        printf("differs: %s\n", what);
    return different ? 1 : 0;
}

int differences(const struct observed *before, const struct observed *after)
{
    int found = differs(memcmp(&before->mask, &after->mask, sizeof before->mask), "signal mask");
    found += differs(memcmp(&before->pending, &after->pending, sizeof before->pending), "pending signals");
    for (int number = 1; number <= SIGNALS; number++)
        found += differs(before->dispositions[number].sa_handler != after->dispositions[number].sa_handler
                         || before->dispositions[number].sa_flags != after->dispositions[number].sa_flags, "signal disposition");
    found += differs(memcmp(before->descriptors, after->descriptors, sizeof before->descriptors), "descriptors");
    found += differs(strcmp(before->directory, after->directory), "working directory");
    found += differs(before->umask != after->umask, "umask");
    found += differs(before->child != after->child, "child processes");
    return found;
}
