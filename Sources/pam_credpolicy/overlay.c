// Around another module's password check: preauth has reserved an attempt, whose helper stays; here it hears what that
// module said. The socket is all that connects them: where it closes, for whatever reason, the attempt has failed.
#include "module.h"

// Keeps what preauth has reserved; false, and nothing kept, when the socket can't be told from others.
bool keep_attempt(struct call *call) {
    int socket = call->link.socket;
    struct stat found;
    if (fstat(socket, &found) < 0)
        return close(socket), false;
    call->kept->attempt = (struct attempt){socket, found.st_dev, found.st_ino};
    return true;
}

// Takes the socket out of what is kept; 0: there is none. A host that has closed it (closefrom) may have its number for
// something else, which is not ours to write to or to close.
static int take_attempt(struct kept *kept) {
    struct attempt was = kept->attempt;
    kept->attempt = (struct attempt){0};
    struct stat found;
    bool is_ours = was.socket && fstat(was.socket, &found) == 0 && found.st_dev == was.device && found.st_ino == was.inode;
    return is_ours ? was.socket : 0;
}

// Gives an attempt up; its helper counts it as failed.
void drop_attempt(struct kept *kept) {
    int socket = take_attempt(kept);
    if (socket)
        close(socket);
}

// libpam forgets PAM_AUTHTOK when pam_authenticate ends (_pam_sanitize), and so tells a later one that begins with
// authsucc from the one in which the password was checked.
static bool is_same_authentication(const struct call *call) {
    const void *secret = NULL;
    return call->phase == OVERLAY_AUTHFAIL
        || (pam_get_item(call->pamh, PAM_AUTHTOK, &secret) == PAM_SUCCESS && secret);
}

// The phases after preauth. A second one finds no attempt any more, so nothing is settled twice.
int settle_attempt(struct call *call) {
    bool is_right = call->phase == OVERLAY_AUTHSUCC;
    struct kept *kept = call->kept;
    if (!is_same_authentication(call))
        drop_attempt(kept);
    bool was_kept = kept->attempt.socket;
    call->link = (struct link){take_attempt(kept), DEADLINE_MS * INT64_C(1000000), 0};
    bool is_same = pam_get_user(call->pamh, &call->user, NULL) == PAM_SUCCESS && call->user
        && strcmp(call->user, kept->user) == 0;
    int code = PAM_AUTH_ERR;
    if (call->link.socket && is_same) {
        frame_begin(&call->frame, FRAME_SETTLE);
        frame_put_number(&call->frame, SETTLE_OUTCOME, is_right ? OUTCOME_ALLOW : OUTCOME_AUTH_ERR, 4);
        code = converse(call);
    } else
        pam_syslog(call->pamh, LOG_ERR, "refused: overlay=%s %s: correct this service's lines in the PAM configuration",
                   is_right ? "authsucc" : "authfail", call->link.socket ? "for another user than overlay=preauth"
                   : was_kept ? "after a module between closed the descriptors of this process"
                   : "without overlay=preauth before it, or for the second time");
    if (call->link.socket)
        close(call->link.socket);
    return code;
}
