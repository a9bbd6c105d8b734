// Runs a command in a session of its own whose controlling terminal is a given device, a new pseudo-terminal, or none,
// and ends with its exit status. Its standard input and output stay as they are.
//   on-tty DEVICE|pty|none COMMAND [ARGUMENT]...
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

static int open_terminal(const char *name)
{
    if (strcmp(name, "pty") != 0)
        return open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    int other_end = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (other_end < 0 || grantpt(other_end) < 0 || unlockpt(other_end) < 0)
        return -1;
    return open(ptsname(other_end), O_RDWR | O_NOCTTY | O_CLOEXEC);
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    int terminal = strcmp(argv[1], "none") == 0 ? -1 : open_terminal(argv[1]);
    if (terminal < 0 && strcmp(argv[1], "none") != 0) {
        perror(argv[1]);
        return 2;
    }
    pid_t child = fork();
    if (child == 0) {
        if (setsid() < 0 || (terminal >= 0 && ioctl(terminal, TIOCSCTTY, 0) < 0)) {
            perror("on-tty");
            _exit(2);
        }
        execv(argv[2], argv + 2);
        _exit(127);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        ;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 70;
}
