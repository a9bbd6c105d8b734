#pragma once
/* What `import Glibc` leaves out. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/magic.h>
#include <pwd.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/vfs.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

static inline int cp_undumpable(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
static inline int cp_ioprio_default(void) { return (int)syscall(SYS_ioprio_set, 1 /* WHO_PROCESS */, 0, 0); }
static inline int cp_fcntl_lock(int fd, int command, struct flock *lock) { return fcntl(fd, command, lock); }
static inline int cp_open(const char *path, int flags, mode_t mode) { return open(path, flags, mode); }
static inline int cp_openat(int dir, const char *path, int flags, mode_t mode) { return openat(dir, path, flags, mode); }
static inline int cp_ofd_setlk(void) { return F_OFD_SETLK; }
static inline int cp_ofd_setlkw(void) { return F_OFD_SETLKW; }
static inline int cp_ofd_getlk(void) { return F_OFD_GETLK; }
static inline void cp_syslog(int priority, const char *text) { syslog(priority, "%s", text); }
