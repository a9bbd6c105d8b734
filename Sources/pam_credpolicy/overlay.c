// Around another module's password check: preauth has reserved an attempt, whose helper stays; here it hears what that
// module said. The socket is all that connects them: where it closes, for whatever reason, the attempt has failed.
#include "module.h"

// Takes the socket out of what is kept; -1: there is none. A host that has closed it (closefrom) may have its number for
// something else, which is not ours to write to or to close.
static int take_attempt(struct kept *kept) {
    struct stat found, *kept_as = &kept->identity;
    int socket = kept->attempt;
    kept->attempt = 0;
    bool is_there = socket && fstat(socket, &found) == 0;
    return is_there && found.st_dev == kept_as->st_dev && found.st_ino == kept_as->st_ino ? socket : -1;
}

// Gives an attempt up; its helper counts it as failed.
void drop_attempt(struct kept *kept) {
    close(take_attempt(kept));
}

// libpam forgets PAM_AUTHTOK when pam_authenticate ends (_pam_sanitize), and so tells a later one that begins with
// authsucc from the one in which the password was checked.
static bool is_same_authentication(const struct call *call) {
    const void *secret = NULL;
    return call->phase == OVERLAY_AUTHFAIL
        || (pam_get_item(call->pamh, PAM_AUTHTOK, &secret) == PAM_SUCCESS && secret);
}

// A second preauth in one authentication would ask once more, and let the first attempt fail: nobody means that.
bool is_second_preauth(const struct call *call) {
    if (call->arguments.overlay != OVERLAY_PREAUTH || !call->kept->attempt || !is_same_authentication(call))
        return false;
    pam_syslog(call->pamh, LOG_ERR, "refused: overlay=preauth for the second time: correct this service's PAM lines");
    return true;
}

// The phases after preauth. A second one finds no attempt any more, so nothing is settled twice.
int settle_attempt(struct call *call) {
    bool is_right = call->phase == OVERLAY_AUTHSUCC;
    struct kept *kept = call->kept;
    if (!is_same_authentication(call))
        drop_attempt(kept);
    bool is_same = pam_get_user(call->pamh, &call->user, NULL) == PAM_SUCCESS && call->user
        && strcmp(call->user, kept->user) == 0;
    bool was_kept = kept->attempt;
    call->link = (struct link){take_attempt(kept), DEADLINE_MS * INT64_C(1000000), 0};
    int code = PAM_AUTH_ERR;
    if (call->link.socket >= 0 && is_same) {
        frame_begin(&call->frame, FRAME_SETTLE);
        frame_put_number(&call->frame, SETTLE_OUTCOME, is_right ? OUTCOME_ALLOW : OUTCOME_AUTH_ERR, 4);
        code = converse(call);
    } else
        pam_syslog(call->pamh, LOG_ERR, "refused: overlay=%s %s: correct this service's lines in the PAM configuration",
                   is_right ? "authsucc" : "authfail", call->link.socket >= 0 ? "for another user than overlay=preauth"
                   : was_kept ? "after a module between closed the descriptors of this process"
                   : "without overlay=preauth before it, or for the second time");
    close(call->link.socket);
    return code;
}
