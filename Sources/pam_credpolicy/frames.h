// The conversation between pam_credpolicy.so and pam-helper, version 1. This file is its one description.
//
// Transport: an AF_UNIX SOCK_SEQPACKET pair; the helper's end is descriptor 3, its 0, 1 and 2 are /dev/null, nothing
// else is open. The helper starts in /, with argv {"pam-helper"}, SWIFT_BACKTRACE=enable=no alone in its environment,
// default signal dispositions and every signal blocked: it unblocks them once it has left the caller's session, so that
// a Ctrl-C cannot end a verification.
// One frame is one packet: version (1 byte), type (1), payload length (2), payload. The payload is fields: tag (1),
// length (2), value; each tag at most once. Numbers are big-endian, tokens are TOKEN_DIGITS lower-case hexadecimal
// digits, text holds no NUL. Whoever sees an unknown version, type or tag, a repeated or cut field, or a length that is
// not exactly right closes the socket, and that refuses.
//
// The module sends REQUEST, then one ANSWER to each PROMPT. The helper sends PROMPT and SHOW as needed, VERDICT last,
// FRAMES_MAX in all so that a flood ends; what follows a verdict is never read. Closing the socket ends the helper.
// In password-update a PROMPT for the current password is answered from the stack, never by the person.
//
// Around another module's check (overlay) one helper serves two PAM calls: after an allowing VERDICT to overlay-preauth it
// stays, and the module sends one SETTLE: what the module between has said. A second VERDICT ends it. A socket that is
// closed instead is a failure.
#pragma once
#define _GNU_SOURCE // this header comes first in every file
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    FRAME_VERSION = 1, FRAME_HEADER = 4, FIELD_HEADER = 3, FRAME_MAX = 32768, FRAMES_MAX = 64, TOKEN_DIGITS = 32,
    ITEM_MAX = 1024 /* a longer PAM item: the module refuses */, SSH_AUTH_INFO_MAX = 2048 /* the rest is cut */,
    SECRET_MAX = 16384, PROMPT_TEXT_MAX = 512, SHOW_TEXT_MAX = 2048, HELPER_TAGS = 4,
    DEADLINE_MS = 10000, // per phase, running only while the module waits for the helper
};
enum frame_type {
    FRAME_REQUEST = 1, FRAME_ANSWER = 2, FRAME_SETTLE = 3, FRAME_PROMPT = 0x81, FRAME_SHOW = 0x82, FRAME_VERDICT = 0x83,
};

enum phase {
    AUTHENTICATE = 1, ACCOUNT, OPEN_SESSION, CLOSE_SESSION, PASSWORD_PRELIM, PASSWORD_UPDATE, OVERLAY_PREAUTH,
    OVERLAY_AUTHFAIL, OVERLAY_AUTHSUCC, // the module's own: these send SETTLE, no request
};
enum request_tag { // absent when PAM has no such item
    REQUEST_PHASE = 0x01 /* u8 */, REQUEST_FLAGS = 0x02 /* u32, PAM's own */, REQUEST_CONFIG = 0x03 /* path */,
    REQUEST_SERVICE = 0x04, REQUEST_USER = 0x05, REQUEST_RUSER = 0x06, REQUEST_RHOST = 0x07, REQUEST_TTY = 0x08,
    REQUEST_LOCALE = 0x09,    // the first of LC_ALL, LC_MESSAGES, LANG that says anything
    REQUEST_UID = 0x0A, REQUEST_NSS_NAME = 0x0B, // u32, and the name as NSS spells it; absent when NSS does not know it
    REQUEST_SSH_AUTH_INFO = 0x0C, REQUEST_NONCE = 0x0D, REQUEST_SESSION = 0x0E /* u64 */, REQUEST_TICKET = 0x0F,
    REQUEST_ARGUMENTS = 0x10, ARGUMENT_QUIET = 1, ARGUMENT_DEBUG = 2, // u32 of these two bits
};
enum answer_tag { ANSWER_SECRET = 0x01, ANSWER_NOBODY = 0x02, ANSWER_TOO_LONG = 0x03 }; // exactly one of them

enum settle_tag { SETTLE_OUTCOME = 0x01 }; // u32: OUTCOME_ALLOW, the password was right; OUTCOME_AUTH_ERR, it was not

enum prompt_tag { PROMPT_KIND = 0x01 /* u8 */, PROMPT_TEXT = 0x02 };
enum prompt_kind { PROMPT_PASSWORD = 1, PROMPT_CURRENT = 2, PROMPT_NEW = 3, PROMPT_NEW_AGAIN = 4 };
enum show_tag { SHOW_STYLE = 0x01 /* u8 */, SHOW_TEXT = 0x02 };
enum show_style { SHOW_INFO = 1 /* not under quiet */, SHOW_ERROR = 2 }; // neither under PAM_SILENT

enum verdict_tag { // to allow, authenticate and overlay-authsucc must carry a nonce, open-session a session, password-prelim a ticket
    VERDICT_OUTCOME = 0x01 /* u32 */, VERDICT_NONCE = 0x02, VERDICT_SESSION = 0x03 /* u64 */, VERDICT_TICKET = 0x04,
};
enum outcome { // one exact value allows, far from what a crash or a zeroed buffer leaves behind; one unknown refuses
    OUTCOME_ALLOW = 0x5AC396E1, OUTCOME_AUTH_ERR = 1, OUTCOME_PERM_DENIED = 2, OUTCOME_ACCT_EXPIRED = 3,
    OUTCOME_NEW_AUTHTOK_REQD = 4, OUTCOME_IGNORE = 5, OUTCOME_AUTHTOK_ERR = 6, OUTCOME_USER_UNKNOWN = 7,
    OUTCOME_SESSION_ERR = 8, OUTCOME_TRY_AGAIN = 9, OUTCOME_LOCK_BUSY = 10,
    OUTCOME_UNABLE = 11, // without policy or store: a refusal, or what break-glass is for
};

struct frame { size_t length; bool overflow; uint8_t bytes[FRAME_MAX]; };
struct field { const uint8_t *value; size_t length; }; // value NULL: absent
struct link { int socket; int64_t left_ns; unsigned heard; };
enum hearing { HEARD_FRAME, HEARD_END, HEARD_TOO_LATE, HEARD_NONSENSE };

void frame_begin(struct frame *frame, enum frame_type type);
void frame_put(struct frame *frame, uint8_t tag, const void *value, size_t length);
void frame_put_number(struct frame *frame, uint8_t tag, uint64_t value, size_t bytes);
void frame_put_item(struct frame *frame, uint8_t tag, const char *text);
bool frame_fields(const struct frame *frame, struct field fields[static HELPER_TAGS + 1]);
uint64_t field_number(struct field field);
void link_tell(struct link *link, struct frame *frame);
enum hearing link_hear(struct link *link, struct frame *frame);
