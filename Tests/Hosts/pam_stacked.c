// A PAM module for tests that stands beside ours in a stack. Arguments, done in their order: authtok=S, oldauthtok=S and
// user=S set the item, as a module above ours would; show tells the person what the items hold, as a module below ours
// would find them; wait=MS sleeps; kill and stop do that to the host; compare=S checks PAM_AUTHTOK as a module between
// our overlay lines does, and log=FILE before it appends what it checks, in one write; seize takes the numbers of the
// helpers' sockets for others (seize.h).
#include "seize.h"

#include <fcntl.h>
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

static void set(pam_handle_t *pamh, int type, const char *argument, const char *name)
{
    size_t length = strlen(name);
    if (strncmp(argument, name, length) == 0)
        pam_set_item(pamh, type, argument + length);
}

static void show(pam_handle_t *pamh, int type, const char *name)
{
    const void *value = NULL;
    pam_get_item(pamh, type, &value);
    pam_info(pamh, "%s=%s", name, value ? (const char *)value : "(none)");
}

static void append(const char *path, const char *text)
{
    char line[1024];
    int length = snprintf(line, sizeof line, "%s\n", text);
    int file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0 || write(file, line, (size_t)length) != length)
        abort(); // a count that can be wrong is worse than no login
    close(file);
}

static int compare(pam_handle_t *pamh, const char *password, const char *log)
{
    const void *value = NULL;
    pam_get_item(pamh, PAM_AUTHTOK, &value);
    if (log)
        append(log, value ? (const char *)value : "(none)");
    return value && strcmp(value, password) == 0 ? PAM_SUCCESS : PAM_AUTH_ERR;
}

static int stand_by(pam_handle_t *pamh, int argc, const char **argv)
{
    int code = PAM_SUCCESS;
    const char *log = NULL;
    for (int i = 0; i < argc; i++) {
        set(pamh, PAM_AUTHTOK, argv[i], "authtok=");
        set(pamh, PAM_OLDAUTHTOK, argv[i], "oldauthtok=");
        set(pamh, PAM_USER, argv[i], "user=");
        if (strcmp(argv[i], "show") == 0) {
            show(pamh, PAM_AUTHTOK, "authtok");
            show(pamh, PAM_OLDAUTHTOK, "oldauthtok");
        }
        if (strncmp(argv[i], "log=", 4) == 0)
            log = argv[i] + 4;
        if (strncmp(argv[i], "compare=", 8) == 0)
            code = compare(pamh, argv[i] + 8, log);
        if (strcmp(argv[i], "seize") == 0)
            seize();
        if (strncmp(argv[i], "wait=", 5) == 0)
            usleep((useconds_t)atoi(argv[i] + 5) * 1000);
        if (strcmp(argv[i], "kill") == 0 || strcmp(argv[i], "stop") == 0)
            raise(*argv[i] == 'k' ? SIGKILL : SIGSTOP);
    }
    return code;
}

#define ENTRY(name) \
    int name(pam_handle_t *pamh, int flags, int argc, const char **argv) \
    { \
        (void)flags; \
        return stand_by(pamh, argc, argv); \
    }
ENTRY(pam_sm_authenticate)
ENTRY(pam_sm_acct_mgmt)
ENTRY(pam_sm_open_session)
ENTRY(pam_sm_close_session)
ENTRY(pam_sm_chauthtok)

int pam_sm_setcred(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
    (void)pamh, (void)flags, (void)argc, (void)argv;
    return PAM_SUCCESS;
}
