// The PAM module: collects what PAM knows, lets pam-helper decide, and maps its verdict. It decides nothing itself but
// refusals, that a broken helper does not stop root's cron (without_verdict), and break-glass (breakglass.c).
#include "module.h"
#include <security/pam_modutil.h>
#include <stdlib.h>

#define HANDOVER "CREDPOLICY_HANDOVER" // the nonce in the PAM environment: sshd's session has another process's handle
#define COUNT(array) (sizeof(array) / sizeof *(array))
enum { FAIL_DELAY_US = 2000000, UID_MIN = 1000, UID_NOBODY = 65534 };

// Not PAM_SESSION_ERR for a session that must not be opened: sudo logs that code and runs the command (its auth/pam.c).
static const int refusals[] = {
    [AUTHENTICATE] = PAM_AUTH_ERR, [ACCOUNT] = PAM_PERM_DENIED, [OPEN_SESSION] = PAM_PERM_DENIED,
    [CLOSE_SESSION] = PAM_SESSION_ERR, [PASSWORD_PRELIM] = PAM_AUTHTOK_ERR, [PASSWORD_UPDATE] = PAM_AUTHTOK_ERR,
    [OVERLAY_PREAUTH] = PAM_AUTH_ERR, [OVERLAY_AUTHFAIL] = PAM_AUTH_ERR, [OVERLAY_AUTHSUCC] = PAM_AUTH_ERR,
};
enum { IN_AUTH = 1 << AUTHENTICATE, IN_ACCOUNT = 1 << ACCOUNT, IN_SESSION = 1 << OPEN_SESSION | 1 << CLOSE_SESSION,
       IN_PRELIM = 1 << PASSWORD_PRELIM, IN_PASSWORD = IN_PRELIM | 1 << PASSWORD_UPDATE,
       IN_OVERLAY = 1 << OVERLAY_PREAUTH | 1 << OVERLAY_AUTHSUCC };
static const struct { uint32_t outcome; int code, phases; } outcomes[] = {
    {OUTCOME_ALLOW, PAM_SUCCESS, IN_AUTH | IN_ACCOUNT | IN_SESSION | IN_PASSWORD},
    {OUTCOME_ALLOW, PAM_IGNORE, IN_OVERLAY}, // whoever checked the password lets somebody in, never we
    {OUTCOME_AUTH_ERR, PAM_AUTH_ERR, IN_AUTH | IN_ACCOUNT | IN_PASSWORD},
    {OUTCOME_PERM_DENIED, PAM_PERM_DENIED, IN_ACCOUNT | IN_SESSION | IN_PASSWORD},
    {OUTCOME_ACCT_EXPIRED, PAM_ACCT_EXPIRED, IN_ACCOUNT}, {OUTCOME_NEW_AUTHTOK_REQD, PAM_NEW_AUTHTOK_REQD, IN_ACCOUNT},
    {OUTCOME_IGNORE, PAM_IGNORE, IN_ACCOUNT | IN_SESSION}, {OUTCOME_SESSION_ERR, PAM_SESSION_ERR, 1 << CLOSE_SESSION},
    {OUTCOME_AUTHTOK_ERR, PAM_AUTHTOK_ERR, IN_PASSWORD}, {OUTCOME_USER_UNKNOWN, PAM_USER_UNKNOWN, IN_PASSWORD},
    {OUTCOME_TRY_AGAIN, PAM_TRY_AGAIN, IN_PRELIM}, {OUTCOME_LOCK_BUSY, PAM_AUTHTOK_LOCK_BUSY, IN_PASSWORD},
};

static bool read_argument(struct arguments *into, const char *argument) {
    static const struct { const char *name; uint32_t bit; } flags[] = {
        {"quiet", ARGUMENT_QUIET}, {"debug", ARGUMENT_DEBUG}, {"nodelay", NODELAY}, {"use_authtok", USE_AUTHTOK},
        {"use_first_pass", USE_FIRST_PASS}, {"try_first_pass", TRY_FIRST_PASS},
    };
    for (size_t i = 0; i < COUNT(flags); i++)
        if (strcmp(argument, flags[i].name) == 0)
            return into->bits |= flags[i].bit;
    static const char *const overlays[] = {"overlay=preauth", "overlay=authfail", "overlay=authsucc"};
    for (size_t i = 0; i < COUNT(overlays) && !into->overlay; i++)
        if (strcmp(argument, overlays[i]) == 0)
            return (into->overlay = OVERLAY_PREAUTH + i);
    const char **path = strncmp(argument, "config=", 7) == 0 ? &into->config
        : strncmp(argument, "helper=", 7) == 0 ? &into->helper
        : strncmp(argument, "breakglass=", 11) == 0 ? &into->breakglass : NULL;
    return path && *(*path = strchr(argument, '=') + 1) == '/';
}

// One argument that is unknown, or means nothing where it stands, refuses: a line that looks strict must be strict.
static bool read_arguments(struct call *call, int argc, const char **argv) {
    call->arguments = (struct arguments){"/etc/credpolicy/policy.conf", "/usr/libexec/credpolicy/pam-helper", NULL, 0, 0};
    bool understood = true;
    for (int i = 0; i < argc; i++)
        if (!read_argument(&call->arguments, argv[i])) {
            understood = false;
            pam_syslog(call->pamh, LOG_ERR, "refused: argument \"%s\" is unknown, not an absolute path, given twice, or not "
                       "in this version: correct this service's line in the PAM configuration", argv[i]);
        }
    if (call->arguments.overlay && (call->phase != AUTHENTICATE || call->arguments.breakglass)) {
        pam_syslog(call->pamh, LOG_ERR, "refused: overlay= stands in auth alone, and without breakglass=: correct this "
                   "service's line in the PAM configuration");
        return false;
    }
    return understood;
}

static void drop_kept(pam_handle_t *pamh, void *data, int status) {
    (void)pamh, (void)status;
    drop_attempt(data);
    explicit_bzero(data, sizeof(struct kept));
    free(data);
}

// What this handle remembers, made at its first call; NULL without memory.
static struct kept *kept_of(pam_handle_t *pamh) {
    const void *data = NULL;
    if (pam_get_data(pamh, "credpolicy", &data) == PAM_SUCCESS && data)
        return (struct kept *)data; // libpam lends it const; it is ours
    struct kept *kept = calloc(1, sizeof *kept);
    if (kept && pam_set_data(pamh, "credpolicy", kept, drop_kept) == PAM_SUCCESS)
        return kept;
    free(kept);
    return NULL;
}

static bool is_token(const char *text) {
    return text && strlen(text) == TOKEN_DIGITS && strspn(text, "0123456789abcdef") == TOKEN_DIGITS;
}

static bool keep(char token[static TOKEN_DIGITS + 1], struct field digits) {
    memset(token, 0, TOKEN_DIGITS + 1);
    if (digits.length == TOKEN_DIGITS)
        memcpy(token, digits.value, TOKEN_DIGITS);
    return is_token(token);
}

static void put_token(struct frame *frame, uint8_t tag, const char *token) {
    if (is_token(token))
        frame_put(frame, tag, token, TOKEN_DIGITS);
}

static void remove_handover(struct call *call) {
    explicit_bzero(call->kept->nonce, sizeof call->kept->nonce);
    if (pam_getenv(call->pamh, HANDOVER))
        pam_putenv(call->pamh, HANDOVER);
}

static const char *locale(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *value = NULL;
    for (size_t i = 0; i < COUNT(names) && (!value || !*value); i++)
        value = getenv(names[i]);
    return value && *value && strlen(value) <= ITEM_MAX ? value : NULL;
}

// False when the request cannot be made: no user, or an item that nobody sends in good faith.
static bool write_request(struct call *call) {
    static const struct { uint8_t tag; int item; } items[] = {
        {REQUEST_SERVICE, PAM_SERVICE}, {REQUEST_RUSER, PAM_RUSER}, {REQUEST_RHOST, PAM_RHOST}, {REQUEST_TTY, PAM_TTY},
    };
    struct frame *frame = &call->frame;
    struct kept *kept = call->kept;
    frame_begin(frame, FRAME_REQUEST);
    if (pam_get_user(call->pamh, &call->user, NULL) != PAM_SUCCESS || !call->user)
        return false;
    frame_put_number(frame, REQUEST_PHASE, call->phase, 1);
    frame_put_number(frame, REQUEST_FLAGS, (uint32_t)call->flags, 4);
    frame_put_item(frame, REQUEST_CONFIG, call->arguments.config);
    frame_put_item(frame, REQUEST_USER, call->user);
    for (size_t i = 0; i < COUNT(items); i++) {
        const void *value = NULL;
        pam_get_item(call->pamh, items[i].item, &value);
        frame_put_item(frame, items[i].tag, value);
    }
    frame_put_item(frame, REQUEST_LOCALE, locale());
    if (frame->overflow)
        return false;
    if (strcmp(kept->user, call->user) != 0) {
        drop_attempt(kept);
        *kept = (struct kept){.has_session = kept->has_session, .session = kept->session};
        strcpy(kept->user, call->user);
    }
    const struct passwd *known = pam_modutil_getpwnam(call->pamh, call->user);
    if (known) {
        call->is_system = known->pw_uid < UID_MIN || known->pw_uid == UID_NOBODY;
        frame_put_number(frame, REQUEST_UID, known->pw_uid, 4);
        frame_put_item(frame, REQUEST_NSS_NAME, known->pw_name);
    }
    const char *ssh = pam_getenv(call->pamh, "SSH_AUTH_INFO_0");
    if (ssh)
        frame_put(frame, REQUEST_SSH_AUTH_INFO, ssh, strnlen(ssh, SSH_AUTH_INFO_MAX));
    put_token(frame, REQUEST_NONCE, *kept->nonce ? kept->nonce : pam_getenv(call->pamh, HANDOVER));
    put_token(frame, REQUEST_TICKET, kept->ticket);
    if (kept->has_session)
        frame_put_number(frame, REQUEST_SESSION, kept->session, 8);
    frame_put_number(frame, REQUEST_ARGUMENTS, call->arguments.bits & (ARGUMENT_QUIET | ARGUMENT_DEBUG), 4);
    return !frame->overflow;
}

// Keeps what an allowing verdict hands over; false when it lacks what its phase must bring.
static bool hand_over(struct call *call, const struct field *fields) {
    struct kept *kept = call->kept;
    char variable[sizeof HANDOVER + 1 + TOKEN_DIGITS] = HANDOVER "=";
    switch (call->phase) {
    case AUTHENTICATE: case OVERLAY_AUTHSUCC:
        return keep(kept->nonce, fields[VERDICT_NONCE])
            && pam_putenv(call->pamh, strcat(variable, kept->nonce)) == PAM_SUCCESS;
    case OPEN_SESSION:
        remove_handover(call);
        kept->session = field_number(fields[VERDICT_SESSION]);
        return kept->has_session = fields[VERDICT_SESSION].length == sizeof kept->session;
    case CLOSE_SESSION: kept->has_session = false; return true;
    case PASSWORD_PRELIM: return keep(kept->ticket, fields[VERDICT_TICKET]);
    case PASSWORD_UPDATE:
        return call->has_new_secret && pam_set_item(call->pamh, PAM_AUTHTOK, call->new_secret) == PAM_SUCCESS;
    case ACCOUNT: case OVERLAY_PREAUTH: return true;
    case OVERLAY_AUTHFAIL: return false;
    }
    return false;
}

// Nobody decided. The only place that answers PAM_CRED_UNAVAIL.
static int undecided(struct call *call) {
    return break_glass(call) ? PAM_CRED_UNAVAIL : refusals[call->phase];
}

static int apply_verdict(struct call *call, const struct field *fields) {
    if (fields[VERDICT_OUTCOME].length == 4 && field_number(fields[VERDICT_OUTCOME]) == OUTCOME_UNABLE)
        return undecided(call);
    for (size_t i = 0; i < COUNT(outcomes) && fields[VERDICT_OUTCOME].length == 4; i++)
        if (outcomes[i].outcome == field_number(fields[VERDICT_OUTCOME]) && outcomes[i].phases & 1 << call->phase
            && (outcomes[i].outcome != OUTCOME_ALLOW || hand_over(call, fields)))
            return outcomes[i].code;
    return refusals[call->phase];
}

// Without a verdict system IDs in batch services go on, which a broken helper must not stop.
static int without_verdict(struct call *call) {
    static const char *const batch[] = {"cron", "atd", "systemd-user", "runuser", "runuser-l"};
    const void *service = NULL;
    pam_get_item(call->pamh, PAM_SERVICE, &service);
    bool may_pass = service && call->is_system && 1 << call->phase & (IN_ACCOUNT | IN_SESSION);
    for (size_t i = 0; may_pass && i < COUNT(batch); i++)
        if (strcmp(service, batch[i]) == 0)
            return PAM_IGNORE;
    return undecided(call);
}

// Talks with the helper until its verdict.
int converse(struct call *call) {
    enum hearing heard = HEARD_FRAME;
    link_tell(&call->link, &call->frame);
    while (heard == HEARD_FRAME && (heard = link_hear(&call->link, &call->frame)) == HEARD_FRAME) {
        struct field fields[HELPER_TAGS + 1];
        bool sound = frame_fields(&call->frame, fields);
        uint8_t type = call->frame.bytes[1];
        if (sound && type == FRAME_VERDICT)
            return apply_verdict(call, fields);
        if (!sound || !(type == FRAME_PROMPT ? answer_prompt(call, fields) : type == FRAME_SHOW && show(call, fields)))
            heard = HEARD_NONSENSE;
    }
    const char *what = heard == HEARD_TOO_LATE ? "gave no verdict within 10 s: see its log lines"
        : heard == HEARD_END ? "ended without a verdict: see its log lines, reinstall credpolicy if there are none"
        : "sent what this module does not understand: install both from the same package";
    pam_syslog(call->pamh, LOG_ERR, "%s %s", call->arguments.helper, what);
    return heard == HEARD_NONSENSE ? refusals[call->phase] : without_verdict(call);
}

static int decide(struct call *call, int argc, const char **argv) {
    bool understood = read_arguments(call, argc, argv);
    if (call->phase == AUTHENTICATE && !(call->arguments.bits & NODELAY))
        pam_fail_delay(call->pamh, FAIL_DELAY_US);
    if (!(call->kept = kept_of(call->pamh)))
        return refusals[call->phase];
    bool is_again = is_second_preauth(call);
    if (call->phase == AUTHENTICATE && (!understood || call->arguments.overlay <= OVERLAY_PREAUTH)) {
        drop_attempt(call->kept);
        remove_handover(call);
        explicit_bzero(call->kept, sizeof *call->kept);
    }
    if (!understood || is_again)
        return refusals[call->phase];
    if (call->arguments.overlay)
        call->phase = call->arguments.overlay;
    if (call->phase > OVERLAY_PREAUTH)
        return settle_attempt(call);
    if (call->phase == CLOSE_SESSION && !call->kept->has_session)
        return PAM_SUCCESS;
    if (!write_request(call)) {
        pam_syslog(call->pamh, LOG_NOTICE, "refused: no user name, or a PAM item longer than %d bytes", ITEM_MAX);
        return refusals[call->phase];
    }
    call->link = (struct link){start_helper(call->pamh, call->arguments.helper), DEADLINE_MS * INT64_C(1000000), 0};
    if (call->link.socket < 0)
        return without_verdict(call);
    int code = converse(call);
    if (call->phase == OVERLAY_PREAUTH && code == PAM_IGNORE)
        fstat(call->kept->attempt = call->link.socket, &call->kept->identity);
    else
        close(call->link.socket);
    if (call->arguments.bits & ARGUMENT_DEBUG)
        pam_syslog(call->pamh, LOG_DEBUG, "phase %d: %s", call->phase, pam_strerror(call->pamh, code));
    return code;
}

static int run(pam_handle_t *pamh, enum phase phase, int flags, int argc, const char **argv) {
    struct call *call = calloc(1, sizeof *call);
    if (!call)
        return refusals[phase];
    call->pamh = pamh, call->phase = phase, call->flags = flags;
    int code = decide(call, argc, argv);
    explicit_bzero(call, sizeof *call);
    free(call);
    return code;
}

#define ENTRY_POINT(name, phase) int name(pam_handle_t *pamh, int flags, int argc, const char **argv) { \
    return run(pamh, phase, flags, argc, argv); }
ENTRY_POINT(pam_sm_authenticate, AUTHENTICATE)
ENTRY_POINT(pam_sm_acct_mgmt, ACCOUNT)
ENTRY_POINT(pam_sm_open_session, OPEN_SESSION)
ENTRY_POINT(pam_sm_close_session, CLOSE_SESSION)
ENTRY_POINT(pam_sm_chauthtok, flags & PAM_PRELIM_CHECK ? PASSWORD_PRELIM : PASSWORD_UPDATE)

// Success for every flag: there is nothing to set, and PAM_IGNORE makes sshd under Debian's stack drop a good login.
int pam_sm_setcred(pam_handle_t *pamh, int flags, int argc, const char **argv) {
    (void)pamh, (void)flags, (void)argc, (void)argv;
    return PAM_SUCCESS;
}
