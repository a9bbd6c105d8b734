// Counts comparisons: each call of a crypt function appends its setting as one line to the file named by CP_CRYPT_LOG,
// in one write to a descriptor opened for appending, so that parallel callers never mix. A kill after the line but
// before the hash counts as a comparison: the count is never too low. A call that ends also appends when it began and
// ended, nanoseconds of CLOCK_MONOTONIC, to the file named by CP_CRYPT_SPANS.
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct crypt_data;

static void append(const char *variable, const char *line, int length)
{
    const char *path = getenv(variable);
    int file = path ? open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666) : -1;
    if (file < 0 || write(file, line, (size_t)length) != length)
        abort(); // a count that can be wrong is worse than no login
    close(file);
}

static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static long long note(const char *setting)
{
    char line[1024];
    int length = snprintf(line, sizeof line, "%s\n", setting ? setting : "(null)");
    append("CP_CRYPT_LOG", line, length);
    return now();
}

static char *ended(long long began, char *result)
{
    char line[64];
    int length = snprintf(line, sizeof line, "%lld %lld\n", began, now());
    if (getenv("CP_CRYPT_SPANS"))
        append("CP_CRYPT_SPANS", line, length);
    return result;
}

static void *real(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (!found)
        abort();
    return found;
}

char *crypt(const char *phrase, const char *setting);
char *crypt(const char *phrase, const char *setting)
{
    long long began = note(setting);
    return ended(began, ((char *(*)(const char *, const char *))real("crypt"))(phrase, setting));
}

char *crypt_r(const char *phrase, const char *setting, struct crypt_data *data);
char *crypt_r(const char *phrase, const char *setting, struct crypt_data *data)
{
    long long began = note(setting);
    return ended(began, ((char *(*)(const char *, const char *, struct crypt_data *))real("crypt_r"))(phrase, setting, data));
}

char *crypt_rn(const char *phrase, const char *setting, void *data, int size);
char *crypt_rn(const char *phrase, const char *setting, void *data, int size)
{
    long long began = note(setting);
    return ended(began, ((char *(*)(const char *, const char *, void *, int))real("crypt_rn"))(phrase, setting, data, size));
}

char *crypt_ra(const char *phrase, const char *setting, void **data, int *size);
char *crypt_ra(const char *phrase, const char *setting, void **data, int *size)
{
    long long began = note(setting);
    return ended(began, ((char *(*)(const char *, const char *, void **, int *))real("crypt_ra"))(phrase, setting, data, size));
}
