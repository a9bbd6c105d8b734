// Starts pam-helper so that the host does not notice: no SIGCHLD, no child to reap, no descriptor, signal mask or
// handler changed. A vfork-like intermediate with exit signal 0 starts the helper, exits and is reaped here; the orphan
// goes to init. (A host that is a child subreaper, or process 1, inherits it and sees one SIGCHLD: prctl(2).)
#include "module.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

enum { STACK = 65536, HELPER_SOCKET = 3, HELPER_PROGRAM = 4, FREE_FROM = 5, KERNEL_SIGNALS = 64 };
struct start { int socket, program; volatile int failure; char *stacks; };

// Runs in the helper's process, on memory shared with the host: system calls only.
static int become_helper(void *argument) {
    struct start *start = argument;
    const unsigned long by_default[8] = {0}; // the kernel's struct sigaction, all SIG_DFL
    for (long number = 1; number <= KERNEL_SIGNALS; number++)
        syscall(SYS_rt_sigaction, number, by_default, NULL, KERNEL_SIGNALS / 8);
    // First out of the way of 0 to 4, where a host that has closed its own may have them.
    long socket = syscall(SYS_fcntl, start->socket, F_DUPFD, FREE_FROM);
    long program = syscall(SYS_fcntl, start->program, F_DUPFD, FREE_FROM);
    // Told not to trace its crashes: Swift's runtime would look for swift-backtrace below the working directory, which
    // under sudo is the caller's, and run it as root. Hence no such directory either.
    char *const argv[] = {"pam-helper", NULL}, *const environment[] = {"SWIFT_BACKTRACE=enable=no", NULL};
    if (socket > 0 && program > 0 && syscall(SYS_chdir, "/") == 0 && syscall(SYS_dup3, socket, HELPER_SOCKET, 0) >= 0
        && syscall(SYS_dup3, program, HELPER_PROGRAM, O_CLOEXEC) >= 0
        && syscall(SYS_close_range, FREE_FROM, ~0U, 0) == 0 && syscall(SYS_close_range, 0, 2, 0) == 0
        && syscall(SYS_openat, AT_FDCWD, "/dev/null", O_RDWR) == 0
        && syscall(SYS_dup3, 0, 1, 0) == 1 && syscall(SYS_dup3, 0, 2, 0) == 2)
        syscall(SYS_execveat, HELPER_PROGRAM, "", argv, environment, AT_EMPTY_PATH);
    start->failure = errno;
    return 127;
}

static int intermediate(void *argument) {
    struct start *start = argument;
    pid_t helper = clone(become_helper, start->stacks + STACK, CLONE_VM | CLONE_VFORK, start);
    if (helper < 0)
        start->failure = errno;
    else if (start->failure)
        waitpid(helper, NULL, __WALL); // so that not even a subreaper inherits a helper that never was
    return 0;
}

static int launch(struct start *start) {
    start->stacks = mmap(NULL, 2 * STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (start->stacks == MAP_FAILED)
        return errno;
    // The system call, because glibc's sigprocmask leaves its own two signals unblocked.
    uint64_t every = ~UINT64_C(0), before;
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, &every, &before, sizeof every);
    pid_t child = clone(intermediate, start->stacks + 2 * STACK, CLONE_VM | CLONE_VFORK, start);
    if (child < 0)
        start->failure = errno;
    while (child > 0 && waitpid(child, NULL, __WALL) < 0 && errno == EINTR)
        ;
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, &before, NULL, sizeof before);
    munmap(start->stacks, 2 * STACK);
    return start->failure;
}

// Owned by root or the effective user, writable by nobody else (but a sticky directory of root's).
static bool trustworthy(int descriptor, mode_t type) {
    struct stat found;
    if (fstat(descriptor, &found) < 0 || (found.st_mode & S_IFMT) != type)
        return false;
    bool shared = found.st_mode & (S_IWGRP | S_IWOTH), sticky = type == S_IFDIR && found.st_mode & S_ISVTX;
    return found.st_uid == 0 ? !shared || sticky : found.st_uid == geteuid() && !shared;
}

// Opens a file component by component, following no symbolic link, so that what was checked is what is used. One that
// `flags` create is for its owner alone.
int open_trusted(const char *path, int flags) {
    int at = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
    while (at >= 0) {
        bool last = *path == '\0', trusted = trustworthy(at, last ? S_IFREG : S_IFDIR);
        if (last && trusted)
            return at;
        path += strspn(path, "/");
        size_t length = strcspn(path, "/");
        char name[NAME_MAX + 1] = "";
        int next = -1, failure = EPERM;
        if (trusted && length <= NAME_MAX) {
            int how = path[length] ? O_PATH : flags;
            next = openat(at, memcpy(name, path, length), how | O_NOFOLLOW | O_CLOEXEC, 0600);
            failure = errno;
        }
        close(at);
        at = next, path += length, errno = failure;
    }
    return -1;
}

// Returns the module's end of the socket, or -1 after a log line that says why there is no helper.
int start_helper(pam_handle_t *pamh, const char *path) {
    int ends[2] = {-1, -1}, ours = -1;
    struct start start = {.program = open_trusted(path, O_PATH)};
    if (start.program >= 0 && socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0)
        ours = fcntl(ends[0], F_DUPFD_CLOEXEC, HELPER_SOCKET); // a host without 1 and 2 may yet print something
    start.socket = ends[1];
    int failure = ours >= 0 ? launch(&start) : errno;
    const int done[] = {start.program, ends[0], ends[1], failure ? ours : -1};
    for (size_t i = 0; i < sizeof done / sizeof *done; i++)
        if (done[i] >= 0)
            close(done[i]);
    if (failure)
        pam_syslog(pamh, LOG_ERR, "cannot start %s: %s: it and its directories must belong to root, be writable by "
                   "nobody else, and be no symbolic links: correct that, or helper=", path, strerror(failure));
    return failure ? -1 : ours;
}
