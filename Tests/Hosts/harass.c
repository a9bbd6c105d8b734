// Runs a command, and until it ends does harm to random processes whose program lies in a directory of the test's own.
//   harass DIRECTORY kill|stop SEED COMMAND [ARGUMENT]...
// kill: SIGKILL; stop: SIGSTOP, and SIGCONT a little later. The command itself is spared. Ends with its exit status,
// after a line `harassed N H` on standard error: N signals, H of them to pam-helper. The seed also sets the pace.
#include <dirent.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { VICTIMS_MAX = 4096, STOPPED_MAX = 64, PACE_US = 3000, PACES = 5 };

static const char *directory;
static pid_t spared;
static long pace_us;

// Whether a process runs a program of the directory; `helper` tells whether that is pam-helper.
static bool is_ours(pid_t process, bool *helper)
{
    char link[64], program[PATH_MAX];
    snprintf(link, sizeof link, "/proc/%d/exe", process);
    ssize_t length = readlink(link, program, sizeof program - 1);
    size_t prefix = strlen(directory);
    if (length <= 0)
        return false;
    program[length] = '\0';
    *helper = strcmp(strrchr(program, '/'), "/pam-helper") == 0;
    return strncmp(program, directory, prefix) == 0 && program[prefix] == '/' && process != spared && process != getpid();
}

// One of ours at random, as a descriptor: a number alone may be somebody else's by the time that it is used.
static int random_victim(bool *helper)
{
    static pid_t found[VICTIMS_MAX];
    int count = 0;
    DIR *all = opendir("/proc");
    for (struct dirent *entry; all && (entry = readdir(all)) && count < VICTIMS_MAX;) {
        pid_t process = atoi(entry->d_name);
        if (process > 0 && is_ours(process, helper))
            found[count++] = process;
    }
    if (all)
        closedir(all);
    if (count == 0)
        return -1;
    pid_t victim = found[random() % count];
    int descriptor = (int)syscall(SYS_pidfd_open, victim, 0);
    if (descriptor >= 0 && !is_ours(victim, helper)) {
        close(descriptor);
        return -1;
    }
    return descriptor;
}

static bool send_signal(int victim, int number)
{
    return syscall(SYS_pidfd_send_signal, victim, number, NULL, 0) == 0;
}

static void rest(void)
{
    nanosleep(&(struct timespec){0, random() % (pace_us * 1000)}, NULL);
}

int main(int argc, char **argv)
{
    if (argc < 5)
        return 2;
    directory = argv[1];
    bool stops = strcmp(argv[2], "stop") == 0;
    srandom((unsigned)atoi(argv[3]));
    pace_us = PACE_US * (1 + atoi(argv[3]) % PACES);
    spared = fork();
    if (spared == 0) {
        execv(argv[4], argv + 4);
        _exit(127);
    }
    int status = 0, harmed = 0, helpers = 0, stopped[STOPPED_MAX], waiting = 0;
    while (waitpid(spared, &status, WNOHANG) == 0) {
        bool helper = false;
        int victim = random_victim(&helper);
        if (victim >= 0 && send_signal(victim, stops ? SIGSTOP : SIGKILL)) {
            harmed++;
            helpers += helper;
        }
        if (victim >= 0 && stops && waiting < STOPPED_MAX)
            stopped[waiting++] = victim;
        else if (victim >= 0) {
            send_signal(victim, SIGCONT);
            close(victim);
        }
        // Lets the longest stopped go again, now and then.
        if (waiting > 0 && (waiting == STOPPED_MAX || victim < 0 || random() % 2)) {
            send_signal(stopped[0], SIGCONT);
            close(stopped[0]);
            memmove(stopped, stopped + 1, (size_t)--waiting * sizeof *stopped);
        }
        rest();
    }
    while (waiting > 0)
        send_signal(stopped[--waiting], SIGCONT);
    fprintf(stderr, "harassed %d %d\n", harmed, helpers);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 70;
}
