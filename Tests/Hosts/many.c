// Many logins at once: N processes behind a barrier, or a fixed order of logins pulled by a few lanes.
#include "host.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { KILLED = -1, CODES = 64 };

struct result { int code; double seconds; };
struct board { double start; atomic_int next; struct result results[]; };

double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static struct board *make_board(int count)
{
    size_t size = sizeof(struct board) + (size_t)count * sizeof(struct result);
    struct board *board = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    demand(board != MAP_FAILED, "mmap");
    for (int i = 0; i < count; i++)
        board->results[i] = (struct result){KILLED, 0};
    return board;
}

// All lines of a file without their ends, and how many; a test's input is small.
static char **read_lines(const char *path, int *count)
{
    FILE *file = fopen(path, "r");
    demand(file != NULL, path);
    char **lines = NULL, *line = NULL;
    size_t room = 0;
    *count = 0;
    for (ssize_t length; (length = getline(&line, &room, file)) >= 0; line = NULL, room = 0) {
        if (length > 0 && line[length - 1] == '\n')
            line[length - 1] = '\0';
        lines = realloc(lines, (size_t)(*count + 1) * sizeof *lines);
        demand(lines != NULL, "memory");
        lines[(*count)++] = line;
    }
    free(line);
    fclose(file);
    return lines;
}

static const char *result_name(int code)
{
    return code == KILLED ? "killed" : code_name(code);
}

static void print_counts(const struct board *board, int count)
{
    printf("total %d", count);
    for (int code = KILLED; code < CODES; code++) {
        int seen = 0;
        for (int i = 0; i < count; i++)
            seen += board->results[i].code == code;
        if (seen)
            printf(" %s=%d", result_name(code), seen);
    }
    putchar('\n');
}

// Does the steps until one fails; its code is the child's result, its time counts from the barrier.
static void be_child(const struct run *run, struct board *board, int index, const char *answer, int ready, int go)
{
    struct talk talk = {.same = answer};
    pam_handle_t *pamh = open_handle(run, run->user, &talk);
    char byte = 0;
    demand(write(ready, &byte, 1) == 1, "ready");
    close(ready);
    while (read(go, &byte, 1) > 0) // ends when the parent opens the barrier by closing its end
        ;
    int code = PAM_SUCCESS;
    for (int i = 0; run->steps[i] && code == PAM_SUCCESS; i++)
        code = perform(pamh, run->steps[i], run->flags);
    board->results[index] = (struct result){code, seconds_now() - board->start};
    pam_end(pamh, code);
    _exit(0);
}

int run_parallel(const struct run *run)
{
    int answers = 0, ready[2], go[2], count = run->parallel;
    char **lines = read_lines(run->answers ? run->answers : "/dev/null", &answers);
    if (answers < count) {
        fprintf(stderr, "pamhost: --parallel %d needs as many lines in --answers, not %d\n", count, answers);
        return 2;
    }
    struct board *board = make_board(count);
    // Keeps the modules loaded, so that not every child loads them anew: in a crowd of 200 that is half of a host's work.
    struct talk nobody = {0};
    pam_handle_t *loaded = open_handle(run, run->user, &nobody);
    demand(pipe(ready) == 0 && pipe(go) == 0, "pipe");
    for (int i = 0; i < count; i++) {
        pid_t child = fork();
        demand(child >= 0, "fork");
        if (child == 0) {
            close(go[1]);
            close(ready[0]);
            be_child(run, board, i, lines[i], ready[1], go[0]);
        }
    }
    close(ready[1]);
    char byte;
    while (read(ready[0], &byte, 1) > 0) // ends when every child is ready, or dead: a test may kill some
        ;
    board->start = seconds_now();
    close(go[1]);
    while (wait(NULL) > 0)
        ;
    pam_end(loaded, PAM_SUCCESS);
    bool all = true;
    for (int i = 0; i < count; i++) {
        printf("%d %s %.6f\n", i, result_name(board->results[i].code), board->results[i].seconds);
        all = all && board->results[i].code == PAM_SUCCESS;
    }
    print_counts(board, count);
    return all ? 0 : 1;
}

static void be_lane(const struct run *run, struct board *board, char **logins, int count)
{
    for (int i; (i = atomic_fetch_add(&board->next, 1)) < count;) {
        char *user = strdup(logins[i]);
        char *password = strchr(user, '\t');
        *password++ = '\0';
        *strchr(password, '\t') = '\0';
        struct talk talk = {.same = password};
        pam_handle_t *pamh = open_handle(run, user, &talk);
        double start = seconds_now();
        int code = pam_authenticate(pamh, run->flags);
        board->results[i] = (struct result){code, seconds_now() - start};
        pam_end(pamh, code);
        free(user);
    }
    _exit(0);
}

int run_interleaved(const struct run *run)
{
    int count = 0;
    char **logins = read_lines(run->interleave, &count);
    for (int i = 0; i < count; i++) {
        const char *tab = strchr(logins[i], '\t');
        if (!tab || !strchr(tab + 1, '\t')) {
            fprintf(stderr, "pamhost: %s:%d: needs user<TAB>password<TAB>label\n", run->interleave, i + 1);
            return 2;
        }
    }
    struct board *board = make_board(count);
    for (int lane = 0; lane < (run->lanes > 0 ? run->lanes : 1); lane++) {
        pid_t child = fork();
        demand(child >= 0, "fork");
        if (child == 0)
            be_lane(run, board, logins, count);
    }
    while (wait(NULL) > 0)
        ;
    bool complete = true;
    for (int i = 0; i < count; i++) {
        const char *label = strchr(strchr(logins[i], '\t') + 1, '\t') + 1;
        printf("%s\t%s\t%.6f\n", label, result_name(board->results[i].code), board->results[i].seconds);
        complete = complete && board->results[i].code != KILLED;
    }
    return complete ? 0 : 1;
}
