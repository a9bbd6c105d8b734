// Hosts that a PAM module must survive, and not disturb: each scenario authenticates, and compares what the host can
// notice about itself before and after. Prints `ok`, or what differs.
//   pamhost-hostile CONFDIR SERVICE USER ANSWER EXPECTED SCENARIO   (EXPECTED: PAM_SUCCESS, PAM_AUTH_ERR, …)
#include "memory.h"
#include "observe.h"
#include "talk.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { THREADS = 4, ROUNDS = 5, RELOADS = 200, WARM = 10, KEPT_FREE = 10, TAIL = 16 };

static const char *confdir, *service, *user, *answer, *expected;
static volatile sig_atomic_t children_noticed;

static int authenticate(void)
{
    struct talk talk = {.same = answer};
    pam_handle_t *pamh = start_pam(service, user, confdir, &talk, true);
    int code = pam_authenticate(pamh, 0);
    pam_end(pamh, code);
    if (strcmp(code_name(code), expected) == 0)
        return 0;
    printf("differs: %s instead of %s\n", code_name(code), expected);
    return 1;
}

static int unnoticed(void)
{
    static struct observed before, after;
    observe(&before);
    int wrong = authenticate();
    observe(&after);
    return wrong + differences(&before, &after);
}

static void notice_child(int number)
{
    (void)number;
    children_noticed++;
}

static int with_sigchld(void (*handler)(int), int flags)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigaction(SIGCHLD, &action, NULL);
    int wrong = unnoticed();
    if (children_noticed)
        printf("differs: %d SIGCHLD\n", (int)children_noticed);
    return wrong + children_noticed;
}

static int sigchld_handler(void) { return with_sigchld(notice_child, 0); }
static int sigchld_ignored(void) { return with_sigchld(SIG_IGN, 0); }
static int sigchld_nowait(void) { return with_sigchld(SIG_DFL, SA_NOCLDWAIT); }

static int own_mask(void)
{
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR1);
    sigaddset(&mask, SIGPIPE);
    sigprocmask(SIG_SETMASK, &mask, NULL);
    signal(SIGTERM, notice_child);
    signal(SIGHUP, SIG_IGN);
    return unnoticed();
}

// A child of the host's own must still be there to be reaped, with its status.
static int own_child(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(7);
    int wrong = authenticate(), status = 0;
    bool reaped = waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 7;
    if (!reaped)
        puts("differs: the host's own child is gone");
    return wrong + !reaped;
}

static void *authenticate_repeatedly(void *wrong)
{
    for (int i = 0; i < ROUNDS; i++)
        *(int *)wrong += authenticate();
    return NULL;
}

static int threads(void)
{
    static struct observed before, after;
    pthread_t running[THREADS];
    int wrong[THREADS] = {0}, all = 0;
    observe(&before);
    for (int i = 0; i < THREADS; i++)
        demand(pthread_create(&running[i], NULL, authenticate_repeatedly, &wrong[i]) == 0, "pthread_create");
    for (int i = 0; i < THREADS; i++) {
        pthread_join(running[i], NULL);
        all += wrong[i];
    }
    observe(&after);
    return all + differences(&before, &after);
}

// Every combination of 0, 1 and 2 closed; standard output is kept aside to report on.
static int closed_descriptors(void)
{
    int kept[3], wrong = 0;
    fflush(stdout);
    for (int i = 0; i < 3; i++)
        kept[i] = fcntl(i, F_DUPFD_CLOEXEC, 100);
    for (int closed = 0; closed < 8; closed++) {
        for (int i = 0; i < 3; i++)
            if (closed & 1 << i)
                close(i);
        int here = unnoticed();
        for (int i = 0; i < 3; i++)
            dup2(kept[i], i);
        if (here)
            printf("with 0 to 2 closed as in %d\n", closed);
        fflush(stdout);
        wrong += here;
    }
    return wrong;
}

static int many_descriptors(void)
{
    struct rlimit limit = {DESCRIPTORS, DESCRIPTORS};
    demand(setrlimit(RLIMIT_NOFILE, &limit) == 0, "setrlimit (needs a hard limit of 20,000)");
    int null = open("/dev/null", O_RDWR);
    while (null >= 0 && null < DESCRIPTORS - KEPT_FREE - 1)
        null = dup(null);
    demand(null == DESCRIPTORS - KEPT_FREE - 1, "19,990 descriptors");
    int wrong = unnoticed();
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int i = 0; i < ROUNDS; i++)
        wrong += authenticate();
    clock_gettime(CLOCK_MONOTONIC, &end);
    double seconds = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
    fprintf(stderr, "each login: %.2f ms\n", seconds * 1000 / ROUNDS);
    return wrong;
}

// Address space in pages: the first number of proc(5)'s statm.
static long pages(void)
{
    long count = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    demand(file != NULL && fscanf(file, "%ld", &count) == 1, "statm");
    fclose(file);
    return count;
}

// Each login loads and unloads the module. What libc keeps for later it has after the first ten.
static int reload(void)
{
    static struct observed before, after;
    int wrong = 0;
    for (int i = 0; i < WARM; i++)
        wrong += authenticate();
    observe(&before);
    long size = pages();
    for (int i = 0; i < RELOADS && !wrong; i++)
        wrong += authenticate();
    observe(&after);
    long grown = pages() - size;
#ifdef __SANITIZE_ADDRESS__
    grown = 0; // the sanitizer keeps what was freed, and looks for leaks itself
#endif
    if (grown > 0)
        printf("differs: %ld pages more after %d loads\n", grown, RELOADS);
    return wrong + differences(&before, &after) + (grown > 0);
}

// prctl(2): a subreaper inherits the orphans of its descendants, so it sees the helper end; exactly that, and no more.
static int subreaper(void)
{
    signal(SIGCHLD, notice_child);
    demand(prctl(PR_SET_CHILD_SUBREAPER, 1) == 0, "prctl");
    int wrong = authenticate(), reaped = 0;
    while (waitpid(-1, NULL, __WALL) > 0)
        reaped++;
    if (reaped != 1)
        printf("differs: %d inherited children instead of the helper\n", reaped);
    return wrong + (reaped != 1);
}

static int small_stack(void)
{
    pthread_t thread;
    pthread_attr_t attributes;
    int wrong = 0;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 128 * 1024);
    demand(pthread_create(&thread, &attributes, authenticate_repeatedly, &wrong) == 0, "pthread_create");
    pthread_join(thread, NULL);
    return wrong;
}

// Turns the answer, which came in argv, into its masked form, or back; the only plain copy is then libpam's and ours.
static void mask_answer(char *text)
{
    for (; *text; text++)
        *text ^= MASK;
}

static char *typed; // the answer while it is masked

static int type_and_forget(int count, const struct pam_message **messages, struct pam_response **responses, void *data)
{
    (void)messages, (void)data;
    *responses = calloc((size_t)count, sizeof **responses);
    (*responses)->resp = strdup(typed);
    mask_answer((*responses)->resp);
    return PAM_SUCCESS;
}

// After the login, no copy of the secret is left in the host's memory: whatever the module copied, it wiped. Its end is
// searched for, since free() and later frames overwrite beginnings; give it an answer of some hundred characters.
static int wiped(void)
{
    demand(strlen(answer) >= TAIL, "a longer answer");
    typed = (char *)answer;
    mask_answer(typed);
    const char *end = typed + strlen(typed) - TAIL;
    struct pam_conv conversation = {type_and_forget, NULL};
    pam_handle_t *pamh = NULL;
    demand(pam_start_confdir(service, user, &conversation, confdir, &pamh) == PAM_SUCCESS, "pam_start_confdir");
    int code = pam_authenticate(pamh, 0);
    pam_end(pamh, code);
    int copies = copies_in_memory(end, TAIL);
    char *known = strdup(typed); // a search that finds nothing must be able to find something
    mask_answer(known);
    int control = copies_in_memory(end, TAIL);
    if (copies != 0 || control != 1 || strcmp(code_name(code), expected) != 0)
        printf("differs: %s, %d copies left, %d of 1 found in the check\n", code_name(code), copies, control);
    free(known);
    return copies != 0 || control != 1 || strcmp(code_name(code), expected) != 0;
}

static struct observed before_asking;

// A program that another thread starts while the person types must not inherit the way to the helper.
static int look_while_asked(int count, const struct pam_message **messages, struct pam_response **responses, void *found)
{
    (void)messages;
    static struct observed now;
    observe(&now);
    for (int i = 0; i < DESCRIPTORS; i++)
        *(int *)found += now.descriptors[i] != before_asking.descriptors[i] && now.descriptors[i] != 1 + FD_CLOEXEC;
    *responses = calloc((size_t)count, sizeof **responses);
    (*responses)->resp = strdup(answer);
    return PAM_SUCCESS;
}

static int inherited_while_asked(void)
{
    int found = 0;
    struct pam_conv conversation = {look_while_asked, &found};
    pam_handle_t *pamh = NULL;
    demand(pam_start_confdir(service, user, &conversation, confdir, &pamh) == PAM_SUCCESS, "pam_start_confdir");
    observe(&before_asking);
    int code = pam_authenticate(pamh, 0);
    pam_end(pamh, code);
    if (found != 0 || strcmp(code_name(code), expected) != 0)
        printf("differs: %s, %d descriptors without FD_CLOEXEC\n", code_name(code), found);
    return found != 0 || strcmp(code_name(code), expected) != 0;
}

static const struct { const char *name; int (*run)(void); } scenarios[] = {
    {"plain", unnoticed}, {"sigchld-handler", sigchld_handler}, {"sigchld-ignored", sigchld_ignored},
    {"sigchld-nowait", sigchld_nowait}, {"own-mask", own_mask}, {"own-child", own_child}, {"threads", threads},
    {"closed-descriptors", closed_descriptors}, {"many-descriptors", many_descriptors}, {"reload", reload},
    {"subreaper", subreaper}, {"small-stack", small_stack}, {"wiped", wiped}, {"inherited", inherited_while_asked},
};

int main(int argc, char **argv)
{
    demand(argc == 7, "usage: pamhost-hostile CONFDIR SERVICE USER ANSWER EXPECTED SCENARIO");
    confdir = argv[1], service = argv[2], user = argv[3], answer = argv[4], expected = argv[5];
    for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++)
        if (strcmp(argv[6], scenarios[i].name) == 0) {
            int wrong = scenarios[i].run();
            if (wrong == 0)
                puts("ok");
            return wrong ? 1 : 0;
        }
    printf("no scenario %s\n", argv[6]);
    return 2;
}
