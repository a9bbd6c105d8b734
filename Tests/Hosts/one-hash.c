// one-hash SETTING: one yescrypt hash in a fresh process, as a login costs it, in microseconds.
#include <crypt.h>
#include <stdio.h>
#include <time.h>

int main(int argc, char **argv)
{
    static struct crypt_data data;
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    const char *hash = argc == 2 ? crypt_rn("Katsushika-77", argv[1], &data, sizeof data) : NULL;
    clock_gettime(CLOCK_MONOTONIC, &after);
    if (!hash)
        return 2;
    printf("%ld\n", (after.tv_sec - before.tv_sec) * 1000000L + (after.tv_nsec - before.tv_nsec) / 1000);
    return 0;
}
