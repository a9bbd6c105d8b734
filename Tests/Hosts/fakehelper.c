// A pam-helper that does what it is told, right or wrong. Orders, in fakehelper.conf beside this program, one a line;
// a line that starts with @N is for phase N alone:
//   hex DIGITS          send this packet            huge SIZE  allow, in a packet of SIZE bytes, sound but for that
//   prompt KIND TEXT    ask, and read the answer    show STYLE TIMES TEXT
//   verdict OUTCOME [nonce=…] [session=…] [ticket=…]  (OUTCOME in hexadecimal; the session too)
//   record FILE         append every frame received from here on, in hexadecimal
//   state FILE          append what the process finds itself started with
//   if TEXT ORDER       follow ORDER when the last frame received was an answer of TEXT
//   hear                receive one more frame (a settlement)
//   hang   crash   kill   exit N   wait MS   deaf (ask without reading answers: KIND 1, until sending fails)
#include "beside.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>

enum { SOCKET = 3, ROOM = 70000 };

extern char **environ;
static uint8_t packet[ROOM];
static size_t used;
static const char *record_path;
static char answer[ROOM];

static void begin(uint8_t type)
{
    packet[0] = 1;
    packet[1] = type;
    used = 4;
}

static void put(uint8_t tag, const void *value, size_t length)
{
    packet[used++] = tag;
    packet[used++] = (uint8_t)(length >> 8);
    packet[used++] = (uint8_t)length;
    memcpy(packet + used, value, length);
    used += length;
}

static void put_number(uint8_t tag, uint64_t value, size_t bytes)
{
    uint8_t digits[8];
    for (size_t i = 0; i < bytes; i++)
        digits[i] = (uint8_t)(value >> 8 * (bytes - 1 - i));
    put(tag, digits, bytes);
}

static bool send_packet(void)
{
    packet[2] = (uint8_t)((used - 4) >> 8);
    packet[3] = (uint8_t)(used - 4);
    return send(SOCKET, packet, used, MSG_NOSIGNAL) == (ssize_t)used;
}

// Reads one frame and returns its first field's first byte (a request's phase); ends when the module has closed.
static int receive(void)
{
    static uint8_t heard[ROOM];
    ssize_t length = recv(SOCKET, heard, sizeof heard, 0);
    if (length <= 0)
        exit(0);
    memcpy(answer, heard + 7, length > 7 ? (size_t)length - 7 : 0);
    answer[length > 7 ? length - 7 : 0] = '\0';
    FILE *record = record_path ? fopen(record_path, "ae") : NULL;
    for (ssize_t i = 0; record && i < length; i++)
        fprintf(record, "%02x", heard[i]);
    if (record) {
        fputc('\n', record);
        fclose(record);
    }
    return length > 7 ? heard[7] : 0;
}

static void send_hex(const char *digits)
{
    used = 0;
    for (unsigned byte; sscanf(digits, "%2x", &byte) == 1; digits += 2)
        packet[used++] = (uint8_t)byte;
    send(SOCKET, packet, used, MSG_NOSIGNAL);
}

static void send_verdict(char *words)
{
    char *at = NULL, *word = strtok_r(words, " ", &at);
    begin(0x83);
    put_number(1, strtoul(word, NULL, 16), 4);
    while ((word = strtok_r(NULL, " ", &at))) {
        if (strncmp(word, "nonce=", 6) == 0)
            put(2, word + 6, strlen(word + 6));
        if (strncmp(word, "session=", 8) == 0)
            put_number(3, strtoull(word + 8, NULL, 16), 8);
        if (strncmp(word, "ticket=", 7) == 0)
            put(4, word + 7, strlen(word + 7));
    }
    send_packet();
}

static bool ask(uint8_t kind, const char *text)
{
    begin(0x81);
    put_number(1, kind, 1);
    put(2, text, strlen(text));
    return send_packet();
}

static void show_times(uint8_t style, int times, const char *text)
{
    begin(0x82);
    put_number(1, style, 1);
    put(2, text, strlen(text));
    for (int i = 0; i < times && send_packet(); i++)
        ;
}

static void describe_signals(FILE *file)
{
    FILE *status = fopen("/proc/self/status", "re");
    char line[256];
    while (status && fgets(line, sizeof line, status))
        if (strncmp(line, "Sig", 3) == 0)
            fputs(line, file);
    if (status)
        fclose(status);
}

static void describe_descriptors(FILE *file)
{
    for (int descriptor = 0; descriptor < 20000; descriptor++) {
        char link[64], target[256];
        snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
        ssize_t length = descriptor == fileno(file) ? -1 : readlink(link, target, sizeof target - 1);
        if (length > 0)
            fprintf(file, "fd %d %.*s\n", descriptor, (int)strcspn((target[length] = '\0', target), "["), target);
    }
}

static void describe_state(const char *path, int argc, char **argv)
{
    FILE *file = fopen(path, "ae");
    if (!file)
        return;
    for (int i = 0; i < argc; i++)
        fprintf(file, "arg %s\n", argv[i]);
    for (int i = 0; environ[i]; i++)
        fprintf(file, "env %s\n", environ[i]);
    describe_signals(file);
    describe_descriptors(file);
    fclose(file);
}

static void wait_ms(long milliseconds)
{
    nanosleep(&(struct timespec){milliseconds / 1000, milliseconds % 1000 * 1000000}, NULL);
}

// Hanging ends when the module closes the socket, so that a test leaves nothing behind.
static void hang(void)
{
    for (;;)
        receive();
}

static void obey(char *order, int argc, char **argv)
{
    char *words = order + strcspn(order, " ");
    if (*words)
        *words++ = '\0';
    int number = atoi(words), kind = number;
    const char *text = strchr(words, ' ') ? strchr(words, ' ') + 1 : "";
    if (strcmp(order, "hex") == 0)
        send_hex(words);
    else if (strcmp(order, "huge") == 0) {
        static const uint8_t filling[ROOM];
        begin(0x83);
        put_number(1, 0x5AC396E1, 4);
        put(2, filling, (size_t)number - used - 3);
        send_packet();
    } else if (strcmp(order, "prompt") == 0) {
        if (ask((uint8_t)kind, text))
            receive();
    } else if (strcmp(order, "deaf") == 0) {
        while (ask(1, "Again: "))
            ;
    } else if (strcmp(order, "show") == 0)
        show_times((uint8_t)number, atoi(text), strchr(text, ' ') ? strchr(text, ' ') + 1 : "");
    else if (strcmp(order, "if") == 0) {
        size_t length = strcspn(words, " ");
        if (strncmp(answer, words, length) == 0 && answer[length] == '\0')
            obey(words + length + 1, argc, argv);
    } else if (strcmp(order, "verdict") == 0)
        send_verdict(words);
    else if (strcmp(order, "record") == 0)
        record_path = strdup(words);
    else if (strcmp(order, "state") == 0)
        describe_state(words, argc, argv);
    else if (strcmp(order, "hear") == 0)
        receive();
    else if (strcmp(order, "hang") == 0)
        hang();
    else if (strcmp(order, "crash") == 0)
        __builtin_trap();
    else if (strcmp(order, "kill") == 0)
        raise(SIGKILL);
    else if (strcmp(order, "exit") == 0)
        exit(number);
    else if (strcmp(order, "wait") == 0)
        wait_ms(number);
    else
        exit(99);
}

int main(int argc, char **argv)
{
    FILE *orders = open_beside("fakehelper.conf");
    char *line = NULL;
    size_t room = 0;
    int phase = 0;
    while (orders && getline(&line, &room, orders) > 0) {
        line[strcspn(line, "\n")] = '\0';
        bool recording = strncmp(line, "record ", 7) == 0 || strncmp(line, "state ", 6) == 0;
        if (!phase && !recording)
            phase = receive();
        char *order = line;
        if (*line == '@' && atoi(line + 1) != phase)
            continue;
        if (*line == '@')
            order = strchr(line, ' ') + 1;
        obey(order, argc, argv);
    }
    return 0;
}
