// The module's arguments. One that is unknown, or not built yet, refuses: a line that looks strict must be strict.
#define _GNU_SOURCE
#include "module.h"

#include <security/pam_ext.h>
#include <string.h>
#include <syslog.h>

static bool read_argument(struct arguments *into, const char *argument)
{
    const struct { const char *name; bool *flag; const char **path; } known[] = {
        {"config=", NULL, &into->config}, {"helper=", NULL, &into->helper},
        {"use_first_pass", &into->use_first_pass, NULL}, {"try_first_pass", &into->try_first_pass, NULL},
        {"use_authtok", &into->use_authtok, NULL}, {"nodelay", &into->nodelay, NULL},
        {"quiet", &into->quiet, NULL}, {"debug", &into->debug, NULL},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t length = strlen(known[i].name);
        if (known[i].flag && strcmp(argument, known[i].name) == 0)
            return *known[i].flag = true;
        if (known[i].path && strncmp(argument, known[i].name, length) == 0) {
            *known[i].path = argument + length;
            return argument[length] == '/' && strlen(argument + length) <= ITEM_MAX;
        }
    }
    return false;
}

// False, after one log line for each argument at fault, when the line in the PAM stack is not understood.
bool read_arguments(pam_handle_t *pamh, struct arguments *arguments, int argc, const char **argv)
{
    *arguments = (struct arguments){.config = "/etc/credpolicy/policy.conf", .helper = "/usr/libexec/credpolicy/pam-helper"};
    bool understood = true;
    for (int i = 0; i < argc; i++)
        if (!read_argument(arguments, argv[i])) {
            understood = false;
            pam_syslog(pamh, LOG_ERR, "refused: argument \"%s\" is unknown, not an absolute path, or not in this version: "
                       "correct this service's line in the PAM configuration", argv[i]);
        }
    return understood;
}
