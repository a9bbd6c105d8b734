// What a host does that closes every descriptor and uses the numbers anew: closefrom(3), and files of its own.
#ifndef TEST_HOSTS_SEIZE_H
#define TEST_HOSTS_SEIZE_H

#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SEIZED_MAX = 64, WATCHERS = 500 };

// Puts an end of a new pair in the place of each SOCK_SEQPACKET socket, as a helper's is; the other end watches it.
static inline void seize(void)
{
    for (int number = 3; number < SEIZED_MAX; number++) {
        int type = 0, ends[2];
        socklen_t size = sizeof type;
        if (getsockopt(number, SOL_SOCKET, SO_TYPE, &type, &size) || type != SOCK_SEQPACKET)
            continue;
        if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) == 0 && dup2(ends[0], number) == number
            && dup2(ends[1], WATCHERS + number) > 0)
            printf("taken: %d\n", number);
        close(ends[0]);
        close(ends[1]);
    }
}

// What has become of each number since.
static inline void tell_seized(void)
{
    for (int number = 3; number < SEIZED_MAX; number++) {
        char byte;
        ssize_t length = recv(WATCHERS + number, &byte, 1, MSG_DONTWAIT);
        if (length >= 0)
            printf("number %d: %s\n", number, length ? "written to" : "closed");
        else if (errno == EAGAIN)
            printf("number %d: left alone\n", number);
    }
}

#endif
