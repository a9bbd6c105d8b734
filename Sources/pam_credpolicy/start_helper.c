// Starts pam-helper so that the host does not notice: no SIGCHLD, no child to reap, no descriptor, signal mask or
// handler changed. A vfork-like intermediate with exit signal 0 starts the helper, exits and is reaped here; the orphan
// goes to init. (A host that is a child subreaper, or process 1, inherits it and sees one SIGCHLD: prctl(2).)
#define _GNU_SOURCE
#include "module.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <security/pam_ext.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <syslog.h>
#include <unistd.h>

enum { STACK = 65536, HELPER_SOCKET = 3, HELPER_PROGRAM = 4, FREE_FROM = 5, KERNEL_SIGNALS = 64 };

struct start { int socket, program; volatile int failure; char *stacks; };

// Runs in the helper's process, on memory shared with the host: system calls only. Both descriptors are >= FREE_FROM.
static int become_helper(void *argument)
{
    struct start *start = argument;
    const unsigned long by_default[8] = {0}; // the kernel's struct sigaction, all SIG_DFL
    for (long number = 1; number <= KERNEL_SIGNALS; number++)
        syscall(SYS_rt_sigaction, number, by_default, NULL, KERNEL_SIGNALS / 8);
    char *const argv[] = {"pam-helper", NULL}, *const environment[] = {NULL};
    if (syscall(SYS_dup3, start->socket, HELPER_SOCKET, 0) >= 0
        && syscall(SYS_dup3, start->program, HELPER_PROGRAM, O_CLOEXEC) >= 0
        && syscall(SYS_close_range, FREE_FROM, ~0U, 0) == 0 && syscall(SYS_close_range, 0, 2, 0) == 0
        && syscall(SYS_openat, AT_FDCWD, "/dev/null", O_RDWR) == 0
        && syscall(SYS_dup3, 0, 1, 0) == 1 && syscall(SYS_dup3, 0, 2, 0) == 2)
        syscall(SYS_execveat, HELPER_PROGRAM, "", argv, environment, AT_EMPTY_PATH);
    start->failure = errno ? errno : ENOEXEC;
    return 127;
}

static int intermediate(void *argument)
{
    struct start *start = argument;
    pid_t helper = clone(become_helper, start->stacks + STACK, CLONE_VM | CLONE_VFORK, start);
    if (helper < 0)
        start->failure = errno;
    else if (start->failure)
        waitpid(helper, NULL, __WALL); // so that not even a subreaper inherits a helper that never was
    return 0;
}

static int launch(struct start *start)
{
    start->stacks = mmap(NULL, 2 * STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (start->stacks == MAP_FAILED)
        return errno;
    // The system call, because glibc's sigprocmask leaves its own two signals unblocked.
    uint64_t every = ~UINT64_C(0), before;
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, &every, &before, sizeof every);
    pid_t child = clone(intermediate, start->stacks + 2 * STACK, CLONE_VM | CLONE_VFORK, start);
    int failure = child < 0 ? errno : 0;
    while (child > 0 && waitpid(child, NULL, __WALL) < 0 && errno == EINTR)
        ;
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, &before, NULL, sizeof before);
    munmap(start->stacks, 2 * STACK);
    return failure ? failure : start->failure;
}

// What may be run: owned by root or the effective user, writable by nobody else (a directory may be, if root's and sticky).
static bool trustworthy(int descriptor, mode_t type)
{
    struct stat found;
    return fstat(descriptor, &found) == 0 && (found.st_mode & S_IFMT) == type
        && (found.st_uid == 0 || found.st_uid == geteuid())
        && (!(found.st_mode & (S_IWGRP | S_IWOTH)) || (type == S_IFDIR && found.st_mode & S_ISVTX && found.st_uid == 0));
}

// Opens the program component by component, following no symbolic link, so that what was checked is what runs.
static int open_trusted(const char *path)
{
    int directory = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
    while (directory >= 0) {
        char name[NAME_MAX + 1] = "";
        path += strspn(path, "/");
        size_t length = strcspn(path, "/");
        bool last = path[length] == '\0', usable = length <= NAME_MAX && trustworthy(directory, S_IFDIR);
        memcpy(name, path, usable ? length : 0);
        int next = usable ? openat(directory, name, O_PATH | O_NOFOLLOW | O_CLOEXEC | (last ? 0 : O_DIRECTORY)) : -1;
        int failure = usable ? errno : EPERM;
        close(directory);
        if (next >= 0 && last && !trustworthy(next, S_IFREG)) {
            close(next);
            next = -1, failure = EPERM;
        }
        errno = failure;
        if (next < 0 || last)
            return next;
        directory = next, path += length;
    }
    return -1;
}

// Moves a descriptor out of the way of 0 to 4, which a host may have left closed and the helper uses.
static int moved_up(int descriptor)
{
    int moved = descriptor < 0 ? -1 : fcntl(descriptor, F_DUPFD_CLOEXEC, FREE_FROM);
    if (descriptor >= 0)
        close(descriptor);
    return moved;
}

// Returns the module's end of the socket, or -1 after a log line that says why there is no helper.
int start_helper(pam_handle_t *pamh, const char *path)
{
    int ends[2] = {-1, -1}, failure = 0;
    struct start start = {.socket = -1, .program = moved_up(open_trusted(path))};
    if (start.program < 0 || socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
        failure = errno;
    int ours = moved_up(ends[0]);
    start.socket = moved_up(ends[1]);
    if (!failure)
        failure = ours < 0 || start.socket < 0 ? EMFILE : launch(&start);
    if (start.program >= 0)
        close(start.program);
    if (start.socket >= 0)
        close(start.socket);
    if (!failure)
        return ours;
    if (ours >= 0)
        close(ours);
    pam_syslog(pamh, LOG_ERR, "cannot start %s: %s: it and its directories must belong to root, be writable by nobody else "
               "and be no symbolic links; reinstall credpolicy or correct helper=", path, strerror(failure));
    return -1;
}
