// What the caller of a setuid host can try against the helper that it has started: prints one line for each attempt that
// the kernel lets through, and `refused N` for those that it does not.
//   assault PID
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <unistd.h>

static int refused, allowed;

static void count(const char *what, long result)
{
    if (result < 0 && (errno == EPERM || errno == EACCES)) {
        refused++;
        return;
    }
    allowed++;
    printf("%s: %s\n", what, result < 0 ? "neither done nor refused" : "done");
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    pid_t helper = atoi(argv[1]);
    char path[64], byte;
    struct iovec here = {&byte, 1}, there = {(void *)0x1000, 1};
    snprintf(path, sizeof path, "/proc/%d/mem", helper);
    count("ptrace attach", ptrace(PTRACE_ATTACH, helper, NULL, NULL));
    count("ptrace seize", ptrace(PTRACE_SEIZE, helper, NULL, NULL));
    count("open mem", open(path, O_RDONLY | O_CLOEXEC));
    count("read memory", process_vm_readv(helper, &here, 1, &there, 1, 0));
    count("lower its limits", prlimit(helper, RLIMIT_CPU, &(struct rlimit){0, 0}, NULL));
    count("lower its priority", setpriority(PRIO_PROCESS, (id_t)helper, 19));
    count("make it idle", sched_setscheduler(helper, SCHED_IDLE, &(struct sched_param){0}));
    count("stop", kill(helper, SIGSTOP));
    count("interrupt", kill(helper, SIGINT));
    count("kill", kill(helper, SIGKILL));
    printf("refused %d\n", refused);
    return allowed > 0;
}
