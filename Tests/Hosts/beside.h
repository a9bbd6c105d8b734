// Test programs take their orders from a file beside themselves: pam_credpolicy.so starts them with nothing else.
#ifndef TEST_HOSTS_BESIDE_H
#define TEST_HOSTS_BESIDE_H

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Opens NAME in this program's own directory.
static inline FILE *open_beside(const char *name)
{
    char path[PATH_MAX + 64];
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    snprintf(slash + 1, 64, "%s", name);
    return fopen(path, "re");
}

#endif
