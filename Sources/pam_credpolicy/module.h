// What one PAM call holds while it lasts, and what its handle keeps for the calls after it.
#pragma once
#include "frames.h"

#include <sys/stat.h>
#pragma GCC visibility push(default) // the six entry points are all that is exported
#include <security/pam_modules.h>
#pragma GCC visibility pop
#include <security/pam_ext.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

struct arguments { const char *config, *helper, *breakglass; uint32_t bits; enum phase overlay; };
enum { USE_FIRST_PASS = 4, TRY_FIRST_PASS = 8, USE_AUTHTOK = 16, NODELAY = 32 }; // after those of frames.h

// Nonce, ticket and attempt are worth something only for the user that they were given for.
struct kept {
    char user[ITEM_MAX + 1], nonce[TOKEN_DIGITS + 1], ticket[TOKEN_DIGITS + 1];
    bool has_session, broke_glass;
    uint64_t session;
    // The socket of the helper that keeps an overlay's attempt open (0: none), and what tells it from others.
    int attempt; struct stat identity;
};

struct call {
    pam_handle_t *pamh;
    enum phase phase;
    int flags;
    struct arguments arguments;
    const char *user;
    struct kept *kept;
    struct link link;
    struct frame frame;
    bool is_system /* NSS knows the user as a system ID */, has_new_secret;
    char new_secret[SECRET_MAX + 1];
};

int open_trusted(const char *path, int flags);
void drop_attempt(struct kept *kept);
int converse(struct call *call);
bool is_second_preauth(const struct call *call);
int settle_attempt(struct call *call);
int start_helper(pam_handle_t *pamh, const char *path);
bool answer_prompt(struct call *call, const struct field *fields);
bool break_glass(struct call *call);
bool show(struct call *call, const struct field *fields);
