// What one PAM call holds while it lasts, and what its handle keeps for the calls after it.
#ifndef CREDPOLICY_MODULE_H
#define CREDPOLICY_MODULE_H

#include "frames.h"

#include <sys/types.h>

#pragma GCC visibility push(default) // the six entry points are all that is exported
#include <security/pam_modules.h>
#pragma GCC visibility pop

struct arguments { const char *config, *helper; bool use_first_pass, try_first_pass, use_authtok, nodelay, quiet, debug; };

// A nonce or ticket is worth something only for the user that it was given for.
struct token { char digits[TOKEN_DIGITS + 1], user[ITEM_MAX + 1]; };
struct kept { struct token nonce, ticket; bool has_session; uint64_t session; };

struct call {
    pam_handle_t *pamh;
    enum phase phase;
    int flags;
    struct arguments arguments;
    const char *service, *user;
    bool known_to_nss;
    uid_t uid;
    struct kept *kept;
    struct link link;
    struct frame frame;
    bool has_new_secret;
    char new_secret[SECRET_MAX + 1];
};

bool read_arguments(pam_handle_t *pamh, struct arguments *arguments, int argc, const char **argv);
int start_helper(pam_handle_t *pamh, const char *path);
bool answer_prompt(struct call *call, const struct field *fields);
bool show(struct call *call, const struct field *fields);

#endif
