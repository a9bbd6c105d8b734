// The PAM module: collects what PAM knows, lets pam-helper decide, and maps its verdict. It decides nothing itself but
// refusals, and compiled-in that a broken helper does not stop root's cron (unless_batch).
#define _GNU_SOURCE
#include "module.h"

#include <security/pam_ext.h>
#include <security/pam_modutil.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

#define HANDOVER "CREDPOLICY_HANDOVER" // the nonce in the PAM environment: sshd's sessions have another process's handle
enum { FAIL_DELAY_US = 2000000, UID_MIN = 1000, UID_NOBODY = 65534 };

static const int refusals[] = {
    [AUTHENTICATE] = PAM_AUTH_ERR, [ACCOUNT] = PAM_PERM_DENIED, [OPEN_SESSION] = PAM_SESSION_ERR,
    [CLOSE_SESSION] = PAM_SESSION_ERR, [PASSWORD_PRELIM] = PAM_AUTHTOK_ERR, [PASSWORD_UPDATE] = PAM_AUTHTOK_ERR,
};

enum { IN_ACCOUNT = 1 << ACCOUNT, IN_SESSION = 1 << OPEN_SESSION | 1 << CLOSE_SESSION, IN_PRELIM = 1 << PASSWORD_PRELIM,
       IN_PASSWORD = IN_PRELIM | 1 << PASSWORD_UPDATE, IN_AUTH = 1 << AUTHENTICATE };
static const struct { uint32_t outcome; int code; int phases; } outcomes[] = {
    {OUTCOME_ALLOW, PAM_SUCCESS, IN_AUTH | IN_ACCOUNT | IN_SESSION | IN_PASSWORD},
    {OUTCOME_AUTH_ERR, PAM_AUTH_ERR, IN_AUTH | IN_ACCOUNT | IN_PASSWORD},
    {OUTCOME_PERM_DENIED, PAM_PERM_DENIED, IN_ACCOUNT | IN_SESSION | IN_PASSWORD},
    {OUTCOME_ACCT_EXPIRED, PAM_ACCT_EXPIRED, IN_ACCOUNT},
    {OUTCOME_NEW_AUTHTOK_REQD, PAM_NEW_AUTHTOK_REQD, IN_ACCOUNT},
    {OUTCOME_IGNORE, PAM_IGNORE, IN_ACCOUNT | IN_SESSION},
    {OUTCOME_AUTHTOK_ERR, PAM_AUTHTOK_ERR, IN_PASSWORD},
    {OUTCOME_USER_UNKNOWN, PAM_USER_UNKNOWN, IN_PASSWORD},
    {OUTCOME_SESSION_ERR, PAM_SESSION_ERR, IN_SESSION},
    {OUTCOME_TRY_AGAIN, PAM_TRY_AGAIN, IN_PRELIM},
    {OUTCOME_LOCK_BUSY, PAM_AUTHTOK_LOCK_BUSY, IN_PASSWORD},
};

static void drop_kept(pam_handle_t *pamh, void *data, int status)
{
    (void)pamh, (void)status;
    explicit_bzero(data, sizeof(struct kept));
    free(data);
}

// What this handle remembers, made at its first call; NULL without memory.
static struct kept *kept_of(pam_handle_t *pamh)
{
    const void *data = NULL;
    if (pam_get_data(pamh, "credpolicy", &data) == PAM_SUCCESS && data)
        return (struct kept *)data; // libpam lends it const; it is ours
    struct kept *kept = calloc(1, sizeof *kept);
    if (kept && pam_set_data(pamh, "credpolicy", kept, drop_kept) == PAM_SUCCESS)
        return kept;
    free(kept);
    return NULL;
}

static bool keep(struct token *token, const char *user, struct field digits)
{
    if (!digits.value || !is_token((const char *)digits.value, digits.length))
        return false;
    memcpy(token->digits, digits.value, TOKEN_DIGITS);
    strcpy(token->user, user); // write_request refused a longer one
    return true;
}

static void put_token(struct frame *frame, uint8_t tag, const struct token *token, const char *user, const char *otherwise)
{
    const char *digits = token->digits[0] && strcmp(token->user, user) == 0 ? token->digits : otherwise;
    if (digits && is_token(digits, strlen(digits)))
        frame_put(frame, tag, digits, TOKEN_DIGITS);
}

static void remove_handover(struct call *call)
{
    explicit_bzero(&call->kept->nonce, sizeof call->kept->nonce);
    if (pam_getenv(call->pamh, HANDOVER))
        pam_putenv(call->pamh, HANDOVER);
}

static const char *item(struct call *call, int type)
{
    const void *value = NULL;
    return pam_get_item(call->pamh, type, &value) == PAM_SUCCESS ? value : NULL;
}

static const char *locale(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strlen(value) <= ITEM_MAX ? value : NULL;
    }
    return NULL;
}

// False when the request cannot be made: no user, or an item that nobody sends in good faith.
static bool write_request(struct call *call)
{
    struct frame *frame = &call->frame;
    const struct arguments *arguments = &call->arguments;
    if (pam_get_user(call->pamh, &call->user, NULL) != PAM_SUCCESS || !call->user || !(call->service = item(call, PAM_SERVICE)))
        return false;
    frame_begin(frame, FRAME_REQUEST);
    frame_put_number(frame, REQUEST_PHASE, call->phase, 1);
    frame_put_number(frame, REQUEST_FLAGS, (uint32_t)call->flags, 4);
    frame_put_item(frame, REQUEST_CONFIG, arguments->config);
    frame_put_item(frame, REQUEST_SERVICE, call->service);
    frame_put_item(frame, REQUEST_USER, call->user);
    frame_put_item(frame, REQUEST_RUSER, item(call, PAM_RUSER));
    frame_put_item(frame, REQUEST_RHOST, item(call, PAM_RHOST));
    frame_put_item(frame, REQUEST_TTY, item(call, PAM_TTY));
    frame_put_item(frame, REQUEST_LOCALE, locale());
    if (frame->overflow)
        return false;
    const struct passwd *known = pam_modutil_getpwnam(call->pamh, call->user);
    if ((call->known_to_nss = known)) {
        call->uid = known->pw_uid;
        frame_put_number(frame, REQUEST_UID, known->pw_uid, 4);
        frame_put_item(frame, REQUEST_NSS_NAME, known->pw_name);
    }
    const char *ssh = pam_getenv(call->pamh, "SSH_AUTH_INFO_0");
    if (ssh)
        frame_put(frame, REQUEST_SSH_AUTH_INFO, ssh, strnlen(ssh, SSH_AUTH_INFO_MAX));
    put_token(frame, REQUEST_NONCE, &call->kept->nonce, call->user, pam_getenv(call->pamh, HANDOVER));
    put_token(frame, REQUEST_TICKET, &call->kept->ticket, call->user, NULL);
    if (call->kept->has_session)
        frame_put_number(frame, REQUEST_SESSION, call->kept->session, 8);
    frame_put_number(frame, REQUEST_ARGUMENTS, (arguments->quiet ? ARGUMENT_QUIET : 0) | (arguments->debug ? ARGUMENT_DEBUG : 0), 4);
    return !frame->overflow;
}

// Keeps what an allowing verdict hands over; false when it lacks what its phase must bring.
static bool hand_over(struct call *call, const struct field *fields)
{
    struct kept *kept = call->kept;
    char variable[sizeof HANDOVER + 1 + TOKEN_DIGITS] = HANDOVER "=";
    switch (call->phase) {
    case AUTHENTICATE:
        if (!keep(&kept->nonce, call->user, fields[VERDICT_NONCE]))
            return false;
        return pam_putenv(call->pamh, strcat(variable, kept->nonce.digits)) == PAM_SUCCESS;
    case OPEN_SESSION:
        if (fields[VERDICT_SESSION].length != sizeof kept->session)
            return false;
        kept->session = field_number(fields[VERDICT_SESSION]);
        kept->has_session = true;
        remove_handover(call);
        return true;
    case CLOSE_SESSION: kept->has_session = false; return true;
    case PASSWORD_PRELIM: return keep(&kept->ticket, call->user, fields[VERDICT_TICKET]);
    case PASSWORD_UPDATE: return call->has_new_secret && pam_set_item(call->pamh, PAM_AUTHTOK, call->new_secret) == PAM_SUCCESS;
    case ACCOUNT: return true;
    }
    return false;
}

static int apply_verdict(struct call *call, const struct field *fields)
{
    int refusal = refusals[call->phase];
    if (fields[VERDICT_OUTCOME].length != 4)
        return refusal;
    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++)
        if (outcomes[i].outcome == field_number(fields[VERDICT_OUTCOME]) && outcomes[i].phases & 1 << call->phase)
            return outcomes[i].code != PAM_SUCCESS || hand_over(call, fields) ? outcomes[i].code : refusal;
    return refusal;
}

// Without a verdict: a refusal, but for system IDs in batch services, which a broken helper must not stop.
static int without_verdict(const struct call *call)
{
    static const char *const batch[] = {"cron", "atd", "systemd-user", "runuser", "runuser-l"};
    bool ignorable = 1 << call->phase & (IN_ACCOUNT | IN_SESSION);
    bool system = call->known_to_nss && (call->uid < UID_MIN || call->uid == UID_NOBODY);
    for (size_t i = 0; ignorable && system && i < sizeof batch / sizeof *batch; i++)
        if (strcmp(call->service, batch[i]) == 0)
            return PAM_IGNORE;
    return refusals[call->phase];
}

// Talks with the helper until its verdict.
static int converse(struct call *call)
{
    const char *helper = call->arguments.helper;
    enum hearing heard = link_tell(&call->link, &call->frame) ? HEARD_FRAME : HEARD_END;
    for (bool sound = true; heard == HEARD_FRAME;) {
        heard = link_hear(&call->link, &call->frame);
        struct field fields[HELPER_TAGS + 1];
        if (heard != HEARD_FRAME)
            break;
        sound = frame_fields(&call->frame, fields);
        switch (call->frame.bytes[1]) {
        case FRAME_PROMPT: sound = sound && answer_prompt(call, fields); break;
        case FRAME_SHOW: sound = sound && show(call, fields); break;
        case FRAME_VERDICT: if (sound) return apply_verdict(call, fields); break;
        default: sound = false;
        }
        if (!sound)
            heard = HEARD_NONSENSE;
    }
    pam_syslog(call->pamh, LOG_ERR, heard == HEARD_TOO_LATE ? "%s gave no verdict within 10 s: see its log lines"
               : heard == HEARD_END ? "%s ended without a verdict: see its log lines, reinstall credpolicy if there are none"
               : "%s sent what this module does not understand: install both from the same package", helper);
    return heard == HEARD_NONSENSE ? refusals[call->phase] : without_verdict(call);
}

static int decide(struct call *call, int argc, const char **argv)
{
    bool understood = read_arguments(call->pamh, &call->arguments, argc, argv);
    if (call->phase == AUTHENTICATE && !call->arguments.nodelay)
        pam_fail_delay(call->pamh, FAIL_DELAY_US);
    if (!(call->kept = kept_of(call->pamh)))
        return refusals[call->phase];
    if (call->phase == AUTHENTICATE) {
        remove_handover(call);
        explicit_bzero(call->kept, sizeof *call->kept);
    }
    if (!understood)
        return refusals[call->phase];
    if (call->phase == CLOSE_SESSION && !call->kept->has_session)
        return PAM_SUCCESS;
    if (!write_request(call)) {
        pam_syslog(call->pamh, LOG_NOTICE, "refused: no user name, or a PAM item longer than %d bytes", ITEM_MAX);
        return refusals[call->phase];
    }
    if ((call->link.socket = start_helper(call->pamh, call->arguments.helper)) < 0)
        return without_verdict(call);
    call->link.left_ns = DEADLINE_MS * INT64_C(1000000);
    int code = converse(call);
    close(call->link.socket);
    if (call->arguments.debug)
        pam_syslog(call->pamh, LOG_DEBUG, "phase %d: %s", call->phase, pam_strerror(call->pamh, code));
    return code;
}

static int run(pam_handle_t *pamh, enum phase phase, int flags, int argc, const char **argv)
{
    struct call *call = calloc(1, sizeof *call);
    if (!call)
        return refusals[phase];
    call->pamh = pamh, call->phase = phase, call->flags = flags;
    int code = decide(call, argc, argv);
    explicit_bzero(call, sizeof *call);
    free(call);
    return code;
}

int pam_sm_authenticate(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
    return run(pamh, AUTHENTICATE, flags, argc, argv);
}

// Success for every flag: there is nothing to set, and PAM_IGNORE makes sshd drop an accepted login under Debian's stack.
int pam_sm_setcred(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
    (void)pamh, (void)flags, (void)argc, (void)argv;
    return PAM_SUCCESS;
}

int pam_sm_acct_mgmt(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
    return run(pamh, ACCOUNT, flags, argc, argv);
}

int pam_sm_open_session(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
    return run(pamh, OPEN_SESSION, flags, argc, argv);
}

int pam_sm_close_session(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
    return run(pamh, CLOSE_SESSION, flags, argc, argv);
}

int pam_sm_chauthtok(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
    return run(pamh, flags & PAM_PRELIM_CHECK ? PASSWORD_PRELIM : PASSWORD_UPDATE, flags, argc, argv);
}
