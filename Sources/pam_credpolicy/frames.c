// Writes, reads, sends and receives the frames that frames.h describes; knows nothing of PAM.
#define _GNU_SOURCE
#include "frames.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

void frame_begin(struct frame *frame, enum frame_type type)
{
    frame->length = FRAME_HEADER;
    frame->overflow = false;
    frame->bytes[0] = FRAME_VERSION;
    frame->bytes[1] = (uint8_t)type;
}

void frame_put(struct frame *frame, uint8_t tag, const void *value, size_t length)
{
    if (frame->overflow || length > FRAME_MAX - FIELD_HEADER || frame->length > FRAME_MAX - FIELD_HEADER - length) {
        frame->overflow = true;
        return;
    }
    uint8_t *at = frame->bytes + frame->length;
    at[0] = tag;
    at[1] = (uint8_t)(length >> 8);
    at[2] = (uint8_t)length;
    if (length > 0)
        memcpy(at + FIELD_HEADER, value, length);
    frame->length += FIELD_HEADER + length;
}

void frame_put_number(struct frame *frame, uint8_t tag, uint64_t value, size_t bytes)
{
    uint8_t digits[sizeof value];
    for (size_t i = 0; i < bytes; i++)
        digits[i] = (uint8_t)(value >> 8 * (bytes - 1 - i));
    frame_put(frame, tag, digits, bytes);
}

// A PAM item: nothing when it is NULL, an overflow when it is longer than the helper has to expect.
void frame_put_item(struct frame *frame, uint8_t tag, const char *text)
{
    if (text && strnlen(text, ITEM_MAX + 1) > ITEM_MAX)
        frame->overflow = true;
    else if (text)
        frame_put(frame, tag, text, strlen(text));
}

// Finds the helper's fields by tag; false when one is unknown, repeated or cut.
bool frame_fields(const struct frame *frame, struct field fields[static HELPER_TAGS + 1])
{
    memset(fields, 0, (HELPER_TAGS + 1) * sizeof *fields);
    for (size_t at = FRAME_HEADER; at < frame->length;) {
        if (frame->length - at < FIELD_HEADER)
            return false;
        const uint8_t *field = frame->bytes + at;
        size_t length = (size_t)field[1] << 8 | field[2];
        if (field[0] < 1 || field[0] > HELPER_TAGS || fields[field[0]].value || length > frame->length - at - FIELD_HEADER)
            return false;
        fields[field[0]] = (struct field){field + FIELD_HEADER, length};
        at += FIELD_HEADER + length;
    }
    return true;
}

uint64_t field_number(struct field field)
{
    uint64_t value = 0;
    for (size_t i = 0; i < field.length; i++)
        value = value << 8 | field.value[i];
    return value;
}

bool is_token(const char *text, size_t length)
{
    if (length != TOKEN_DIGITS)
        return false;
    for (size_t i = 0; i < length; i++)
        if (!memchr("0123456789abcdef", text[i], 16))
            return false;
    return true;
}

// Sends without waiting (a helper that does not read is broken) and wipes the frame: an answer holds a secret.
bool link_tell(struct link *link, struct frame *frame)
{
    size_t payload = frame->length - FRAME_HEADER;
    frame->bytes[2] = (uint8_t)(payload >> 8);
    frame->bytes[3] = (uint8_t)payload;
    ssize_t sent = frame->overflow ? -1 : send(link->socket, frame->bytes, frame->length, MSG_NOSIGNAL | MSG_DONTWAIT);
    bool whole = sent == (ssize_t)frame->length;
    explicit_bzero(frame->bytes, sizeof frame->bytes);
    return whole;
}

static int64_t nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

// Receives the next frame within what is left of the phase's deadline.
enum hearing link_hear(struct link *link, struct frame *frame)
{
    for (;;) {
        int64_t began = nanoseconds();
        struct pollfd helper = {link->socket, POLLIN, 0};
        int ready = link->left_ns > 0 ? poll(&helper, 1, (int)(link->left_ns / 1000000 + 1)) : 0;
        int failure = errno;
        link->left_ns -= nanoseconds() - began;
        if (ready == 0)
            return HEARD_TOO_LATE;
        if (ready < 0 && failure != EINTR)
            return HEARD_END;
        ssize_t length = ready > 0 ? recv(link->socket, frame->bytes, FRAME_MAX, MSG_TRUNC | MSG_DONTWAIT) : -1;
        if (ready < 0 || (length < 0 && (errno == EINTR || errno == EAGAIN)))
            continue;
        if (length <= 0)
            return HEARD_END;
        frame->length = (size_t)length;
        bool sound = length >= FRAME_HEADER && length <= FRAME_MAX && frame->bytes[0] == FRAME_VERSION
            && ((size_t)frame->bytes[2] << 8 | frame->bytes[3]) == frame->length - FRAME_HEADER;
        return sound && ++link->heard <= FRAMES_MAX ? HEARD_FRAME : HEARD_NONSENSE;
    }
}
