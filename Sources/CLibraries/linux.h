#pragma once
/* What `import Glibc` leaves out. _GNU_SOURCE must not be defined: the types would differ from those of the Glibc module. */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/magic.h>
#include <pwd.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
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

#ifndef F_OFD_GETLK /* <linux/fcntl.h>, the same on every architecture */
#define F_OFD_GETLK 36
#define F_OFD_SETLK 37
#define F_OFD_SETLKW 38
#endif
#ifndef O_PATH
#define O_PATH 010000000
#endif
#ifndef SIGEV_THREAD_ID
#define SIGEV_THREAD_ID 4
#endif

static inline int cp_undumpable(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
/* Started from a descriptor, older kernels name us after its number. */
static inline void cp_name_process(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }
static inline int cp_ioprio_default(void) { return (int)syscall(SYS_ioprio_set, 1 /* WHO_PROCESS */, 0, 0); }
static inline int cp_fcntl_lock(int fd, int command, struct flock *lock) { return fcntl(fd, command, lock); }
// flock(2), without waiting; Swift knows `flock` as a structure alone.
static inline int cp_lock_file(int fd) { return flock(fd, LOCK_EX | LOCK_NB); }
static inline int cp_open(const char *path, int flags, mode_t mode) { return open(path, flags, mode); }
static inline int cp_openat(int dir, const char *path, int flags, mode_t mode) { return openat(dir, path, flags, mode); }
static inline void cp_syslog(int priority, const char *text) { syslog(priority, "%s", text); }
/* Without _GNU_SOURCE <unistd.h> keeps these back. */
extern int setresuid(uid_t, uid_t, uid_t);
extern int setresgid(gid_t, gid_t, gid_t);
static inline int cp_take_ids(uid_t uid, gid_t gid)
{ return setresgid(gid, gid, gid) == 0 && setresuid(uid, uid, uid) == 0 ? 0 : -1; }
/* Whatever nice(1), chrt(1) and taskset(1) the caller chose: as any process of the system, on every processor. Timer slack
   too is inherited, also by a setuid program: a short sleep could last as long as the caller likes (prctl(2)). */
static inline void cp_normal_scheduling(void)
{
	unsigned long everywhere[16];
	int priority = 0;
	memset(everywhere, 0xFF, sizeof everywhere);
	syscall(SYS_sched_setscheduler, 0, 0 /* SCHED_OTHER */, &priority);
	syscall(SYS_sched_setaffinity, 0, sizeof everywhere, everywhere);
	setpriority(PRIO_PROCESS, 0, 0);
	prctl(PR_SET_TIMERSLACK, 50000UL /* ns, the kernel's own */, 0, 0, 0);
}
/* No limit of the caller's shell, as far as the hard limits let us; no core. The enumerators do not import. */
static inline void cp_raise_limits(void)
{
	static const int all[] = { RLIMIT_FSIZE, RLIMIT_CPU, RLIMIT_AS, RLIMIT_DATA, RLIMIT_MEMLOCK, RLIMIT_STACK,
		RLIMIT_SIGPENDING /* timer_create(2) needs one */ };
	struct rlimit none = { 0, 0 };
	for (unsigned i = 0; i < sizeof all / sizeof *all; i++) {
		struct rlimit l = { RLIM_INFINITY, RLIM_INFINITY };
		if (setrlimit(all[i], &l) == 0 || getrlimit(all[i], &l) != 0) continue;
		l.rlim_cur = l.rlim_max;
		setrlimit(all[i], &l);
	}
	setrlimit(RLIMIT_CORE, &none);
}
static inline void cp_signal_ignore(int number) { signal(number, SIG_IGN); }

/* struct tm without its pointer: year, month 1-12, day, hour, minute, second, offset from UTC in minutes. */
struct cp_civil { int year, month, day, hour, minute, second, offset; };
static inline struct cp_civil cp_civil_time(long long seconds)
{
	time_t moment = (time_t)seconds;
	struct tm f = {0};
	localtime_r(&moment, &f);
	return (struct cp_civil){ f.tm_year + 1900, f.tm_mon + 1, f.tm_mday, f.tm_hour, f.tm_min, f.tm_sec,
		(int)(f.tm_gmtoff / 60) };
}
/* 00:00 of a day; the day may run over the month's end, which mktime(3) carries. */
static inline long long cp_midnight(int year, int month, int day)
{
	struct tm f = { .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day, .tm_isdst = -1 };
	return (long long)mktime(&f);
}

/* Waits for a lock at most `microseconds`: EINTR from a timer of this thread alone ends a wait that took too long (a second
   tick every 10 ms covers the moment between arming and blocking). Returns 0, or -1 with errno (EAGAIN: time is up). */
static inline void cp_nothing(int number) { (void)number; }
static inline int cp_lock_wait(int fd, struct flock *lock, long long microseconds)
{
	struct sigaction quiet, former;
	sigset_t alarm, mask;
	struct sigevent event;
	struct timespec end, now;
	timer_t timer;
	int result;

	if (fcntl(fd, F_OFD_SETLK, lock) == 0) return 0;
	if (errno != EAGAIN && errno != EACCES) return -1;
	if (microseconds <= 0) { errno = EAGAIN; return -1; }
	memset(&quiet, 0, sizeof quiet);
	quiet.sa_handler = cp_nothing;
	memset(&event, 0, sizeof event);
	event.sigev_notify = SIGEV_THREAD_ID;
	event.sigev_signo = SIGALRM;
	event._sigev_un._tid = (pid_t)syscall(SYS_gettid);
	if (sigaction(SIGALRM, &quiet, &former) != 0) return -1;
	if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0) {
		result = errno;
		sigaction(SIGALRM, &former, 0);
		errno = result;
		return -1;
	}
	/* A caller that blocks the signal would wait for ever, and meet it later. */
	sigemptyset(&alarm);
	sigaddset(&alarm, SIGALRM);
	pthread_sigmask(SIG_UNBLOCK, &alarm, &mask);
	clock_gettime(CLOCK_MONOTONIC, &end);
	end.tv_sec += microseconds / 1000000;
	end.tv_nsec += (long)(microseconds % 1000000) * 1000;
	if (end.tv_nsec >= 1000000000) { end.tv_sec++; end.tv_nsec -= 1000000000; }
	struct itimerspec when = { .it_value = end, .it_interval = { 0, 10000000 } };
	timer_settime(timer, TIMER_ABSTIME, &when, 0);
	for (;;) {
		result = fcntl(fd, F_OFD_SETLKW, lock);
		if (result == 0 || errno != EINTR) break;
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (now.tv_sec > end.tv_sec || (now.tv_sec == end.tv_sec && now.tv_nsec >= end.tv_nsec)) {
			errno = EAGAIN;
			break;
		}
	}
	int code = errno;
	timer_delete(timer);
	sigaction(SIGALRM, &former, 0);
	pthread_sigmask(SIG_SETMASK, &mask, 0);
	errno = code;
	return result;
}

/* One line from a terminal without echo; the question comes once the echo is off, so that no answer is early. Signals that would end or stop us wait until the echo is back on: a signalfd tells the
   poll that one is there, and it is delivered when the mask is restored. Returns the number of bytes before the newline, or -1. */
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
static inline ssize_t cp_read_hidden(int terminal, const char *question, unsigned char *buffer, size_t size)
{
	sigset_t ending, former;
	struct termios shown, hidden;
	size_t used = 0;
	ssize_t got = -1;
	unsigned char byte = 0;

	if (tcgetattr(terminal, &shown) != 0) return -1;
	hidden = shown;
	hidden.c_lflag = (hidden.c_lflag & ~(tcflag_t)ECHO) | ECHONL;
	sigemptyset(&ending);
	sigaddset(&ending, SIGINT);
	sigaddset(&ending, SIGTERM);
	sigaddset(&ending, SIGHUP);
	sigaddset(&ending, SIGQUIT);
	sigaddset(&ending, SIGTSTP);
	int arrived = signalfd(-1, &ending, SFD_CLOEXEC);
	if (arrived < 0) return -1;
	sigprocmask(SIG_BLOCK, &ending, &former);
	if (tcsetattr(terminal, TCSAFLUSH, &hidden) == 0 && write(2, question, strlen(question)) >= 0) {
		for (;;) {
			struct pollfd ready[2] = { { terminal, POLLIN, 0 }, { arrived, POLLIN, 0 } };
			if (poll(ready, 2, -1) < 0 && errno != EINTR) break;
			if (ready[1].revents) { got = -1; used = 0; break; }
			if (!ready[0].revents) continue;
			got = read(terminal, &byte, 1);
			if (got != 1 || byte == '\n') break;
			if (used < size) buffer[used++] = byte;
		}
	}
	tcsetattr(terminal, TCSAFLUSH, &shown);
	close(arrived);
	sigprocmask(SIG_SETMASK, &former, NULL);
	return got == 1 || used > 0 ? (ssize_t)used : -1;
}

/* Unmaps what was used of the program's own code and constants (read-only, of a file: nothing is lost); whatever is needed
   again comes back from the page cache. The symbols are the linker's. */
extern const char __executable_start[], etext[];
static inline void cp_give_back_program(void)
{
	unsigned long first = (unsigned long)__executable_start & ~4095UL;
	madvise((void *)first, ((unsigned long)etext & ~4095UL) - first, MADV_DONTNEED);
}

/* A file without a name in a directory: gone with the process that has it, unless it is given one (open(2), O_TMPFILE). */
#ifndef __O_TMPFILE /* <asm-generic/fcntl.h> */
#define __O_TMPFILE 020000000
#endif
static inline int cp_open_unnamed(int directory, mode_t mode)
{ return openat(directory, ".", __O_TMPFILE | O_DIRECTORY | O_RDWR | O_CLOEXEC, mode); }

/* A process by its descriptor: a number that is given to another one meanwhile can't be met (pidfd_open(2)). */
static inline int cp_open_process(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }
static inline int cp_signal_process(int descriptor, int number)
{ return (int)syscall(SYS_pidfd_send_signal, descriptor, number, 0, 0); }

#if !defined(__x86_64__) && !defined(__aarch64__)
#error "cp_map calls mmap(2) by its number, which takes other arguments on some machines: look at this one first"
#endif
/* mmap(2) itself, for the one who stands in for libc's; and large pages for what is plainly memory to work in, as a hash
   takes it. Addresses are numbers here. */
static inline long cp_map(long address, long length, int protection, int flags, int file, long offset)
{
	long start = syscall(SYS_mmap, address, length, protection, flags, file, offset);
	if (start != -1 && address == 0 && length >= 2L << 20 && protection == (PROT_READ | PROT_WRITE) &&
	    flags == (MAP_PRIVATE | MAP_ANONYMOUS))
		syscall(SYS_madvise, start, length, MADV_HUGEPAGE);
	return start;
}
