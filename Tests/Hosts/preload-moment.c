// Does something to its own process at one exact moment, so that a test need not hope to hit it.
//   CP_MOMENT=PLACE:ACTION   PLACE: hash-before hash-after exit-before sync-before-N sync-after-N (N: which fsync, from 1)
//                            ACTION: kill stop
//   CP_SYSLOG=FILE           what the process says to syslog(3) is appended to that file instead
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static void reached(const char *place)
{
    const char *wanted = getenv("CP_MOMENT");
    size_t length = strlen(place);
    if (!wanted || strncmp(wanted, place, length) != 0 || wanted[length] != ':')
        return;
    raise(strcmp(wanted + length + 1, "stop") == 0 ? SIGSTOP : SIGKILL);
}

static void *real(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (!found)
        abort();
    return found;
}

char *crypt_rn(const char *phrase, const char *setting, void *data, int size);
char *crypt_rn(const char *phrase, const char *setting, void *data, int size)
{
    reached("hash-before");
    char *hash = ((char *(*)(const char *, const char *, void *, int))real("crypt_rn"))(phrase, setting, data, size);
    reached("hash-after");
    return hash;
}

static int synchronise(long call, int descriptor)
{
    static int count;
    char place[32];
    snprintf(place, sizeof place, "sync-before-%d", ++count);
    reached(place);
    int result = (int)syscall(call, descriptor);
    snprintf(place, sizeof place, "sync-after-%d", count);
    reached(place);
    return result;
}

int fsync(int descriptor)
{
    return synchronise(SYS_fsync, descriptor);
}

int fdatasync(int descriptor)
{
    return synchronise(SYS_fdatasync, descriptor);
}

void exit(int status)
{
    reached("exit-before");
    ((void (*)(int))real("exit"))(status);
    __builtin_unreachable();
}

static void log_line(const char *format, va_list arguments)
{
    const char *path = getenv("CP_SYSLOG");
    char line[8192];
    int length = vsnprintf(line, sizeof line - 1, format, arguments);
    length = length < (int)sizeof line - 1 ? length : (int)sizeof line - 2;
    line[length++] = '\n';
    int file = path ? open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666) : -1;
    if (path && (file < 0 || write(file, line, (size_t)length) != length))
        abort(); // a line that is lost would look like a line that was never written
    if (file >= 0)
        close(file);
}

void syslog(int priority, const char *format, ...)
{
    (void)priority;
    va_list arguments;
    va_start(arguments, format);
    log_line(format, arguments);
    va_end(arguments);
}

void __syslog_chk(int priority, int flag, const char *format, ...);
void __syslog_chk(int priority, int flag, const char *format, ...)
{
    (void)priority, (void)flag;
    va_list arguments;
    va_start(arguments, format);
    log_line(format, arguments);
    va_end(arguments);
}
