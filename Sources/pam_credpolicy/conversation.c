// Carries the helper's prompts and lines to the person and the answers back. Every copy of an answer is wiped.
#include "module.h"
#include <stdlib.h>

// A PROMPT or SHOW: one byte, one C string within its limit, nothing else.
static bool is_spoken(const struct field *fields, size_t limit) {
    return fields[1].length == 1 && fields[2].value && fields[2].length <= limit && !fields[3].value && !fields[4].value
        && !memchr(fields[2].value, '\0', fields[2].length);
}

// Sends one answer; secret NULL: nobody answered.
static void tell_answer(struct call *call, const char *secret) {
    size_t length = secret ? strlen(secret) : 0;
    frame_begin(&call->frame, FRAME_ANSWER);
    enum answer_tag tag = !secret ? ANSWER_NOBODY : length > SECRET_MAX ? ANSWER_TOO_LONG : ANSWER_SECRET;
    frame_put(&call->frame, tag, secret, tag == ANSWER_SECRET ? length : 0);
    link_tell(&call->link, &call->frame);
}

static void keep_new_secret(struct call *call, const char *secret) {
    if ((call->has_new_secret = secret && strlen(secret) <= SECRET_MAX))
        strcpy(call->new_secret, secret);
}

// Asks the person, and keeps the answer where modules further down the stack look for it.
static void ask(struct call *call, enum prompt_kind kind, int item, struct field text) {
    char *secret = NULL;
    int code = pam_prompt(call->pamh, PAM_PROMPT_ECHO_OFF, &secret, "%.*s", (int)text.length, (const char *)text.value);
    const char *answer = code == PAM_SUCCESS ? secret : NULL;
    if (answer && item && strlen(answer) <= SECRET_MAX && pam_set_item(call->pamh, item, answer) != PAM_SUCCESS)
        answer = NULL;
    if (kind == PROMPT_NEW)
        keep_new_secret(call, answer);
    tell_answer(call, answer);
    if (secret)
        explicit_bzero(secret, strlen(secret));
    free(secret);
}

// Answers a PROMPT from the stack or from the person; false when the frame makes no sense.
bool answer_prompt(struct call *call, const struct field *fields) {
    uint8_t kind = is_spoken(fields, PROMPT_TEXT_MAX) ? *fields[PROMPT_KIND].value : 0;
    if (kind < PROMPT_PASSWORD || kind > PROMPT_NEW_AGAIN)
        return false;
    // A new password becomes PAM_AUTHTOK only once the helper has taken it.
    bool is_new = kind == PROMPT_NEW || kind == PROMPT_NEW_AGAIN;
    int item = kind == PROMPT_CURRENT ? PAM_OLDAUTHTOK : is_new ? 0 : PAM_AUTHTOK;
    // In the second round the helper only compares old with new: the person answered in the first.
    bool only_stacked = call->arguments.bits & (is_new ? USE_AUTHTOK : USE_FIRST_PASS)
        || (kind == PROMPT_CURRENT && call->phase == PASSWORD_UPDATE);
    const void *stacked = NULL;
    if (only_stacked || (!is_new && call->arguments.bits & TRY_FIRST_PASS))
        pam_get_item(call->pamh, item ? item : PAM_AUTHTOK, &stacked);
    if (stacked && kind == PROMPT_NEW)
        keep_new_secret(call, stacked);
    if (stacked || only_stacked)
        tell_answer(call, stacked);
    else
        ask(call, kind, item, fields[PROMPT_TEXT]);
    return true;
}

// Shows a line; a person who cannot be shown one is no reason to refuse them.
bool show(struct call *call, const struct field *fields) {
    uint8_t style = is_spoken(fields, SHOW_TEXT_MAX) ? *fields[SHOW_STYLE].value : 0;
    if (style != SHOW_INFO && style != SHOW_ERROR)
        return false;
    if (!(call->flags & PAM_SILENT) && (style == SHOW_ERROR || !(call->arguments.bits & ARGUMENT_QUIET)))
        pam_prompt(call->pamh, style == SHOW_INFO ? PAM_TEXT_INFO : PAM_ERROR_MSG, NULL, "%.*s",
                   (int)fields[SHOW_TEXT].length, (const char *)fields[SHOW_TEXT].value);
    return true;
}
