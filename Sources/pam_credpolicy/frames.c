// Writes, reads, sends and receives the frames that frames.h describes; knows nothing of PAM.
#include "frames.h"
#include <endian.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

void frame_begin(struct frame *frame, enum frame_type type) {
    frame->length = FRAME_HEADER;
    frame->overflow = false;
    frame->bytes[0] = FRAME_VERSION;
    frame->bytes[1] = (uint8_t)type;
}

void frame_put(struct frame *frame, uint8_t tag, const void *value, size_t length) {
    if (length > FRAME_MAX || frame->length + FIELD_HEADER + length > FRAME_MAX) {
        frame->overflow = true;
        return;
    }
    const uint8_t header[FIELD_HEADER] = {tag, (uint8_t)(length >> 8), (uint8_t)length};
    memcpy(frame->bytes + frame->length, header, FIELD_HEADER);
    if (length > 0)
        memcpy(frame->bytes + frame->length + FIELD_HEADER, value, length);
    frame->length += FIELD_HEADER + length;
}

void frame_put_number(struct frame *frame, uint8_t tag, uint64_t value, size_t bytes) {
    uint64_t big_endian = htobe64(value);
    frame_put(frame, tag, (const uint8_t *)&big_endian + sizeof value - bytes, bytes);
}

// A PAM item: nothing when it is NULL, an overflow when it is longer than the helper has to expect.
void frame_put_item(struct frame *frame, uint8_t tag, const char *text) {
    size_t length = text ? strnlen(text, ITEM_MAX + 1) : 0;
    if (length > ITEM_MAX)
        frame->overflow = true;
    else if (text)
        frame_put(frame, tag, text, length);
}

// Finds the helper's fields by tag; false when one is unknown, repeated or cut.
bool frame_fields(const struct frame *frame, struct field fields[static HELPER_TAGS + 1]) {
    memset(fields, 0, (HELPER_TAGS + 1) * sizeof *fields);
    for (size_t at = FRAME_HEADER; at < frame->length;) {
        const uint8_t *field = frame->bytes + at;
        size_t left = frame->length - at, length = left < FIELD_HEADER ? 0 : (size_t)field[1] << 8 | field[2];
        if (left < FIELD_HEADER + length || field[0] < 1 || field[0] > HELPER_TAGS || fields[field[0]].value)
            return false;
        fields[field[0]] = (struct field){field + FIELD_HEADER, length};
        at += FIELD_HEADER + length;
    }
    return true;
}

uint64_t field_number(struct field field) {
    uint64_t value = 0;
    for (size_t i = 0; i < field.length; i++)
        value = value << 8 | field.value[i];
    return value;
}

// Sends without waiting for a helper that does not read, and wipes the frame: an answer holds a secret. Whether the
// helper is still there shows when it is heard.
void link_tell(struct link *link, struct frame *frame) {
    size_t payload = frame->length - FRAME_HEADER;
    frame->bytes[2] = (uint8_t)(payload >> 8);
    frame->bytes[3] = (uint8_t)payload;
    send(link->socket, frame->bytes, frame->length, MSG_NOSIGNAL | MSG_DONTWAIT);
    explicit_bzero(frame->bytes, sizeof frame->bytes);
}

static int64_t nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

// Receives the next frame within what is left of the phase's deadline.
enum hearing link_hear(struct link *link, struct frame *frame) {
    struct pollfd helper = {link->socket, POLLIN, 0};
    int ready;
    do {
        int64_t began = nanoseconds();
        ready = link->left_ns > 0 ? poll(&helper, 1, (int)(link->left_ns / 1000000 + 1)) : 0;
        link->left_ns -= nanoseconds() - began;
    } while (ready < 0 && errno == EINTR);
    if (ready == 0)
        return HEARD_TOO_LATE;
    // MSG_TRUNC: the packet's whole length, so that one that is too long shows.
    ssize_t length = ready < 0 ? -1 : recv(link->socket, frame->bytes, FRAME_MAX, MSG_DONTWAIT | MSG_TRUNC);
    if (length <= 0)
        return HEARD_END;
    frame->length = (size_t)length;
    bool sound = length >= FRAME_HEADER && length <= FRAME_MAX && frame->bytes[0] == FRAME_VERSION
        && ((size_t)frame->bytes[2] << 8 | frame->bytes[3]) == frame->length - FRAME_HEADER;
    return sound && ++link->heard <= FRAMES_MAX ? HEARD_FRAME : HEARD_NONSENSE;
}
