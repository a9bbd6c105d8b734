// Carries the helper's prompts and lines to the person and the answers back. Every copy of an answer is wiped.
#define _GNU_SOURCE
#include "module.h"

#include <security/pam_ext.h>
#include <stdlib.h>
#include <string.h>

// The text of a PROMPT or SHOW: present, within its limit, and a C string.
static bool is_text(struct field field, size_t limit)
{
    return field.value && field.length <= limit && !memchr(field.value, '\0', field.length);
}

// Sends one answer; secret NULL: nobody answered.
static bool tell_answer(struct call *call, const char *secret)
{
    size_t length = secret ? strlen(secret) : 0;
    frame_begin(&call->frame, FRAME_ANSWER);
    if (!secret)
        frame_put(&call->frame, ANSWER_NOBODY, NULL, 0);
    else if (length > SECRET_MAX)
        frame_put(&call->frame, ANSWER_TOO_LONG, NULL, 0);
    else
        frame_put(&call->frame, ANSWER_SECRET, secret, length);
    return link_tell(&call->link, &call->frame);
}

static void keep_new_secret(struct call *call, const char *secret)
{
    call->has_new_secret = secret && strlen(secret) <= SECRET_MAX;
    if (call->has_new_secret)
        strcpy(call->new_secret, secret);
}

// Asks the person, and keeps the answer where modules further down the stack look for it.
static bool ask(struct call *call, enum prompt_kind kind, int item, struct field text)
{
    char *secret = NULL;
    int code = pam_prompt(call->pamh, PAM_PROMPT_ECHO_OFF, &secret, "%.*s", (int)text.length, (const char *)text.value);
    const char *answer = code == PAM_SUCCESS ? secret : NULL;
    if (kind == PROMPT_NEW)
        keep_new_secret(call, answer);
    bool stacked = !answer || !item || strlen(answer) > SECRET_MAX || pam_set_item(call->pamh, item, answer) == PAM_SUCCESS;
    bool told = stacked && tell_answer(call, answer);
    if (secret)
        explicit_bzero(secret, strlen(secret));
    free(secret);
    return told;
}

// Answers a PROMPT from the stack or from the person; false when the frame makes no sense or the helper is gone.
bool answer_prompt(struct call *call, const struct field *fields)
{
    if (fields[PROMPT_KIND].length != 1 || !is_text(fields[PROMPT_TEXT], PROMPT_TEXT_MAX) || fields[3].value || fields[4].value)
        return false;
    const struct arguments *arguments = &call->arguments;
    enum prompt_kind kind = *fields[PROMPT_KIND].value;
    bool is_new = kind == PROMPT_NEW || kind == PROMPT_NEW_AGAIN;
    if (kind < PROMPT_PASSWORD || kind > PROMPT_NEW_AGAIN)
        return false;
    // A new password becomes PAM_AUTHTOK only once the helper has taken it.
    int item = kind == PROMPT_CURRENT ? PAM_OLDAUTHTOK : is_new ? 0 : PAM_AUTHTOK;
    bool only_stacked = is_new ? arguments->use_authtok : arguments->use_first_pass;
    const void *stacked = NULL;
    if (only_stacked || (!is_new && arguments->try_first_pass))
        pam_get_item(call->pamh, item ? item : PAM_AUTHTOK, &stacked);
    if (!stacked && !only_stacked)
        return ask(call, kind, item, fields[PROMPT_TEXT]);
    if (kind == PROMPT_NEW)
        keep_new_secret(call, stacked);
    return tell_answer(call, stacked);
}

bool show(struct call *call, const struct field *fields)
{
    if (fields[SHOW_STYLE].length != 1 || !is_text(fields[SHOW_TEXT], SHOW_TEXT_MAX) || fields[3].value || fields[4].value)
        return false;
    uint8_t style = *fields[SHOW_STYLE].value;
    if (style != SHOW_INFO && style != SHOW_ERROR)
        return false;
    bool wanted = !(call->flags & PAM_SILENT) && (style == SHOW_ERROR || !call->arguments.quiet);
    if (wanted) // a person who cannot be shown a line is no reason to refuse them
        pam_prompt(call->pamh, style == SHOW_INFO ? PAM_TEXT_INFO : PAM_ERROR_MSG, NULL, "%.*s",
                   (int)fields[SHOW_TEXT].length, (const char *)fields[SHOW_TEXT].value);
    return true;
}
