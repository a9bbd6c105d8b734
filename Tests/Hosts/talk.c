#include "talk.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

// libpam finds these before libc's: each log line becomes one line "syslog: …" on stderr.
static void log_line(const char *format, va_list arguments)
{
    char line[8192];
    vsnprintf(line, sizeof line, format, arguments);
    fprintf(stderr, "syslog: %s\n", line);
}

void syslog(int priority, const char *format, ...)
{
    (void)priority;
    va_list arguments;
    va_start(arguments, format);
    log_line(format, arguments);
    va_end(arguments);
}

void __syslog_chk(int priority, int flag, const char *format, ...);
void __syslog_chk(int priority, int flag, const char *format, ...)
{
    (void)priority, (void)flag;
    va_list arguments;
    va_start(arguments, format);
    log_line(format, arguments);
    va_end(arguments);
}

void demand(bool fine, const char *what)
{
    if (fine)
        return;
    fprintf(stderr, "test host: %s: %s\n", what, strerror(errno));
    exit(70);
}

// The next answer, allocated; NULL response for a line `\0`; false at the end of the input.
static bool next_answer(struct talk *talk, char **answer)
{
    *answer = NULL;
    if (talk->same) {
        *answer = strdup(talk->same);
        return true;
    }
    size_t room = 0;
    ssize_t length = talk->lines ? getline(answer, &room, talk->lines) : -1;
    if (length > 0 && (*answer)[length - 1] == '\n')
        (*answer)[length - 1] = '\0';
    bool none = length < 0 || strcmp(*answer, "\\0") == 0;
    if (none) {
        free(*answer);
        *answer = NULL;
    }
    return length >= 0;
}

static const char *style_name(int style)
{
    switch (style) {
    case PAM_PROMPT_ECHO_OFF:
    case PAM_PROMPT_ECHO_ON: return "prompt";
    case PAM_TEXT_INFO: return "info";
    case PAM_ERROR_MSG: return "error";
    default: return "unknown style";
    }
}

int converse(int count, const struct pam_message **messages, struct pam_response **responses, void *data)
{
    struct talk *talk = data;
    struct pam_response *answers = calloc((size_t)count, sizeof *answers);
    demand(answers != NULL, "memory");
    bool answered = true;
    for (int i = 0; i < count && answered; i++) {
        int style = messages[i]->msg_style;
        if (talk->shown)
            printf("%s: %s\n", style_name(style), messages[i]->msg);
        fflush(stdout); // a prompt is there to be seen before its answer
        if (style == PAM_PROMPT_ECHO_OFF || style == PAM_PROMPT_ECHO_ON)
            answered = next_answer(talk, &answers[i].resp);
    }
    if (answered) {
        *responses = answers;
        return PAM_SUCCESS;
    }
    for (int i = 0; i < count; i++)
        free(answers[i].resp);
    free(answers);
    return PAM_CONV_ERR;
}

// Says how long libpam would have waited, and returns at once.
static void no_delay(int code, unsigned microseconds, void *data)
{
    (void)code, (void)data;
    fprintf(stderr, "delay: %u us\n", microseconds);
}

pam_handle_t *start_pam(const char *service, const char *user, const char *confdir, struct talk *talk, bool nodelay)
{
    pam_handle_t *pamh = NULL;
    struct pam_conv conversation = {converse, talk};
    demand(pam_start_confdir(service, user, &conversation, confdir, &pamh) == PAM_SUCCESS, "pam_start_confdir");
    if (nodelay)
        demand(pam_set_item(pamh, PAM_FAIL_DELAY, (const void *)no_delay) == PAM_SUCCESS, "PAM_FAIL_DELAY");
    return pamh;
}

const char *code_name(int code)
{
#define NAME(code) [code] = #code
    static const char *const names[] = {
        NAME(PAM_SUCCESS), NAME(PAM_OPEN_ERR), NAME(PAM_SYMBOL_ERR), NAME(PAM_SERVICE_ERR), NAME(PAM_SYSTEM_ERR),
        NAME(PAM_BUF_ERR), NAME(PAM_PERM_DENIED), NAME(PAM_AUTH_ERR), NAME(PAM_CRED_INSUFFICIENT),
        NAME(PAM_AUTHINFO_UNAVAIL), NAME(PAM_USER_UNKNOWN), NAME(PAM_MAXTRIES), NAME(PAM_NEW_AUTHTOK_REQD),
        NAME(PAM_ACCT_EXPIRED), NAME(PAM_SESSION_ERR), NAME(PAM_CRED_UNAVAIL), NAME(PAM_CRED_EXPIRED), NAME(PAM_CRED_ERR),
        NAME(PAM_NO_MODULE_DATA), NAME(PAM_CONV_ERR), NAME(PAM_AUTHTOK_ERR), NAME(PAM_AUTHTOK_RECOVERY_ERR),
        NAME(PAM_AUTHTOK_LOCK_BUSY), NAME(PAM_AUTHTOK_DISABLE_AGING), NAME(PAM_TRY_AGAIN), NAME(PAM_IGNORE), NAME(PAM_ABORT),
        NAME(PAM_AUTHTOK_EXPIRED), NAME(PAM_MODULE_UNKNOWN), NAME(PAM_BAD_ITEM), NAME(PAM_CONV_AGAIN), NAME(PAM_INCOMPLETE),
    };
    static char other[32];
    if (code >= 0 && code < (int)(sizeof names / sizeof *names) && names[code])
        return names[code];
    snprintf(other, sizeof other, "PAM_%d", code);
    return other;
}
