// What the test hosts share: a conversation that answers from lines, names of PAM codes, and a log that tests can read.
#ifndef TEST_HOSTS_TALK_H
#define TEST_HOSTS_TALK_H

#include <security/pam_appl.h>
#include <stdbool.h>
#include <stdio.h>

// Where a conversation takes its answers: `same` for every prompt, else the next line of `lines` (NULL: nobody there).
struct talk {
    const char *same;
    FILE *lines;
    bool shown; // prints what the person sees
};

int converse(int count, const struct pam_message **messages, struct pam_response **responses, void *talk);

// "PAM_AUTH_ERR", or "PAM_<number>" for a code without a name here.
const char *code_name(int code);

// Ends the program with a message when `fine` is false.
void demand(bool fine, const char *what);

// Starts PAM on a test's own configuration directory; `nodelay` cancels libpam's delay after a failure.
pam_handle_t *start_pam(const char *service, const char *user, const char *confdir, struct talk *talk, bool nodelay);

#endif
