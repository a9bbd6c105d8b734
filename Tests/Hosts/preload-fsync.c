// A disk that stops keeping its promises: fsync and fdatasync fail with EIO once the file named by CP_FAIL_FSYNC exists.
#include <errno.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static int synchronise(long call, int descriptor)
{
    const char *trigger = getenv("CP_FAIL_FSYNC");
    if (trigger && access(trigger, F_OK) == 0) {
        errno = EIO;
        return -1;
    }
    return (int)syscall(call, descriptor);
}

int fsync(int descriptor)
{
    return synchronise(SYS_fsync, descriptor);
}

int fdatasync(int descriptor)
{
    return synchronise(SYS_fdatasync, descriptor);
}
