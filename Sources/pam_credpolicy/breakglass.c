// Break-glass: where nobody decides any more (helper, policy or store gone), the shipped stack of login, which alone
// turns PAM_CRED_UNAVAIL into pam_unix, may ask for the /etc/shadow password of a login name that root has listed, on a
// terminal that root has listed. Never over a network or on a pseudo-terminal, never without a record, and rarely:
// nobody counts guesses at a shadow password, so a host has one try in 10 s and ten in an hour.
#include "module.h"
#include <errno.h>
#include <fcntl.h>
#include <security/pam_modutil.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>

#define RUN_DIRECTORY "/run/credpolicy"
#define USES "/breakglass-uses" // taken into the store by a later helper, see BreakGlassUses.swift
#define REPORT(call, level, ...) pam_syslog((call)->pamh, level, "break-glass " __VA_ARGS__)
enum { LIST_MAX = 4096, TTY_MAX = 63, TRIES = 10, PAUSE_S = 10, PERIOD_S = 3600, USE_MAX = 2 * ITEM_MAX };
struct listed { bool tty, login; };

// Opens a regular file that root alone can read and write, wherever that is checked on the descriptor.
static int open_roots(const char *path, int flags) {
    int file = open_trusted(path, flags | O_NONBLOCK | O_NOCTTY);
    struct stat found;
    if (file >= 0 && fstat(file, &found) == 0 && found.st_uid == 0 && (found.st_mode & 07777) == 0600)
        return file;
    if (file >= 0)
        close(file), errno = EPERM;
    return -1;
}

// The kernel's number of this process's controlling terminal; 0: it has none, or one whose other end a program holds.
static dev_t console(void) {
    unsigned number = 0;
    int terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (terminal < 0 || ioctl(terminal, TIOCGDEV, &number) < 0)
        number = 0;
    if (terminal >= 0)
        close(terminal);
    // The kernel's devices.txt: 2 and 3 are BSD's pseudo-terminals, 128 to 143 those of devpts, 5 names for others.
    unsigned kind = number >> 8 & 0xFFF;
    bool is_pseudo = kind == 2 || kind == 3 || kind == 5 || (kind >= 128 && kind <= 143);
    return is_pseudo ? 0 : makedev(kind, (number & 0xFF) | (number >> 12 & 0xFFF00));
}

static const char *terminal_name(const struct call *call) {
    const void *name = NULL;
    pam_get_item(call->pamh, PAM_TTY, &name);
    return !name ? "" : strncmp(name, "/dev/", 5) == 0 ? (const char *)name + 5 : name;
}

// Whether a listed terminal is the one that kernel and PAM agree on.
static bool is_here(const struct call *call, const char *name) {
    char path[sizeof "/dev/" + TTY_MAX];
    struct stat found;
    dev_t here = console();
    snprintf(path, sizeof path, "/dev/%s", name);
    return here && strcmp(name, terminal_name(call)) == 0 && lstat(path, &found) == 0 && S_ISCHR(found.st_mode)
        && found.st_rdev == here;
}

// The name byte for byte, as PAM and NSS both spell it.
static bool is_caller(const struct call *call, const char *name) {
    const struct passwd *known = pam_modutil_getpwnam(call->pamh, call->user);
    return known && strcmp(name, call->user) == 0 && strcmp(name, known->pw_name) == 0;
}

static bool is_name(const char *text, const char *further, size_t limit) {
    char allowed[80] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
    return text && strspn(text, strcat(allowed, further)) == strlen(text) && strlen(text) <= limit;
}

// `tty NAME`, `login NAME`, a comment or nothing; false for any other line.
static bool read_line(const struct call *call, struct listed *listed, char *line) {
    char *rest = NULL, *kind = strtok_r(line, " \t", &rest), *name = strtok_r(NULL, " \t", &rest);
    if (!kind || *kind == '#')
        return true;
    bool is_tty = strcmp(kind, "tty") == 0 && is_name(name, "/", TTY_MAX) && strncmp(name, "pts/", 4) != 0;
    bool is_login = strcmp(kind, "login") == 0 && is_name(name, ".-@$", ITEM_MAX);
    if ((!is_tty && !is_login) || strtok_r(NULL, " \t", &rest))
        return false;
    listed->tty |= is_tty && is_here(call, name);
    listed->login |= is_login && is_caller(call, name);
    return true;
}

// Reads all of the list before it believes any of it.
static bool is_listed(const struct call *call) {
    const char *path = call->arguments.breakglass;
    char text[LIST_MAX + 1];
    int file = open_roots(path, O_RDONLY);
    ssize_t length = file < 0 ? -1 : read(file, text, sizeof text);
    if (file >= 0)
        close(file);
    else if (errno == ENOENT)
        return false; // no list: nobody wants break-glass here
    if (length < 0 || length > LIST_MAX || memchr(text, '\0', (size_t)length)) {
        REPORT(call, LOG_ERR, "refused: %s must be a text file of root's, mode 0600, no link: correct that", path);
        return false;
    }
    text[length] = '\0';
    struct listed listed = {false, false};
    int number = 0;
    for (char *line = text, *next; line; line = next) {
        if ((next = strchr(line, '\n')))
            *next++ = '\0';
        number++;
        if (!read_line(call, &listed, line)) {
            REPORT(call, LOG_ERR, "refused: %s:%d: a line says `tty NAME` or `login NAME`: correct it", path, number);
            return false;
        }
    }
    if (!listed.tty || !listed.login)
        REPORT(call, LOG_NOTICE, "refused: %s lists not both this login name and this process's terminal", path);
    return listed.tty && listed.login;
}

// Takes one of the host's tries. A time still to come is from before a restart that left /run as it was.
static bool take_try(void) {
    struct timespec clock;
    int64_t tries[TRIES] = {0};
    int free = -1;
    clock_gettime(CLOCK_BOOTTIME, &clock);
    mkdir(RUN_DIRECTORY, 0700);
    int file = open_roots(RUN_DIRECTORY "/breakglass", O_RDWR | O_CREAT);
    ssize_t length = file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0 ? pread(file, tries, sizeof tries, 0) : -1;
    bool allowed = length == 0 || length == sizeof tries;
    for (int i = 0; i < TRIES; i++) {
        int64_t ago = clock.tv_sec - tries[i];
        if (ago < 0 || ago >= PERIOD_S)
            tries[i] = 0;
        allowed = allowed && (tries[i] == 0 || ago >= PAUSE_S);
        free = tries[i] == 0 ? i : free;
    }
    allowed = allowed && free >= 0;
    if (allowed) {
        tries[free] = clock.tv_sec;
        allowed = pwrite(file, tries, sizeof tries, 0) == sizeof tries;
    }
    if (file >= 0)
        close(file);
    return allowed;
}

// Appends one use, behind a number of the file's own where it begins, or nothing. The first line keeps a use that was
// taken in once from being taken in again; a disk that is being written late is no reason to keep root out, hence no
// fsync: the same is in syslog.
static bool append_use(const char *path, const char *use) {
    int file = open_roots(path, O_RDWR | O_CREAT | O_APPEND);
    char text[USE_MAX + 2 * sizeof(uint64_t) + 2] = "";
    uint64_t number;
    struct stat found;
    // Without a name: a helper has just taken it in.
    bool done = file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0 && fstat(file, &found) == 0 && found.st_nlink == 1
        && getrandom(&number, sizeof number, 0) == sizeof number;
    if (done && found.st_size == 0)
        snprintf(text, sizeof text, "%016llx\n", (unsigned long long)number);
    size_t length = strlen(strcat(text, use));
    if (done && write(file, text, length) != (ssize_t)length && ftruncate(file, found.st_size) <= 0)
        done = false;
    if (file >= 0)
        close(file);
    return done;
}

// On the disk, where it outlives a restart, or else where the disk is not needed.
static bool record(const struct call *call) {
    const char *step = call->phase == AUTHENTICATE ? "asked" : "opened";
    char use[USE_MAX];
    int length = snprintf(use, sizeof use, "%lld %s %s %s %s\n", (long long)time(NULL), step, call->user,
                          terminal_name(call), call->arguments.config);
    if (length < 0 || length >= USE_MAX || !(append_use("/var/lib/credpolicy" USES, use)
                                             || append_use(RUN_DIRECTORY USES, use)))
        return false;
    REPORT(call, LOG_ALERT, "used by %s on %s (%s): nobody else could decide: repair credpolicy", call->user,
           terminal_name(call), step);
    return true;
}

// Whether this step of a login goes on with pam_unix, though nobody decided it. Account and session only follow an
// authentication of the same handle and user that did.
bool break_glass(struct call *call) {
    const void *service = NULL, *rhost = NULL;
    pam_get_item(call->pamh, PAM_SERVICE, &service);
    pam_get_item(call->pamh, PAM_RHOST, &rhost);
    bool is_console = call->arguments.breakglass && service && strcmp(service, "login") == 0
        && (!rhost || !*(const char *)rhost); // Debian's login sets an empty one
    if (!is_console || (call->phase != AUTHENTICATE && !call->kept->broke_glass) || !is_listed(call))
        return false;
    switch (call->phase) {
    case AUTHENTICATE:
        if (!take_try() || !record(call)) {
            REPORT(call, LOG_ALERT, "refused: once in 10 s and ten times in an hour, kept count of in "
                   RUN_DIRECTORY ", which must be root's: wait, or correct that");
            return false;
        }
        pam_set_item(call->pamh, PAM_AUTHTOK, NULL); // typed before the person knew what is asked for: pam_unix asks anew
        if (!(call->flags & PAM_SILENT))
            pam_prompt(call->pamh, PAM_TEXT_INFO, NULL,
                       "Emergency login: this is recorded. Enter this ID's own emergency password.");
        return call->kept->broke_glass = true;
    case ACCOUNT: return true;
    case OPEN_SESSION: return record(call);
    case CLOSE_SESSION: case PASSWORD_PRELIM: case PASSWORD_UPDATE: return false;
    case OVERLAY_PREAUTH: case OVERLAY_AUTHFAIL: case OVERLAY_AUTHSUCC: return false;
    }
    return false;
}
