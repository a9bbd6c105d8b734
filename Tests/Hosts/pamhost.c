// A PAM host for tests: does the named steps on one handle and prints what the person sees and what libpam answers.
#include "host.h"
#include "seize.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "pamhost --confdir DIR [--rhost H] [--tty T] [--ruser U] [--env K=V]... [--flags silent,expired] [--nodelay] [--times]\n"
    "        [--parallel N --answers FILE] SERVICE USER STEP...\n"
    "pamhost --confdir DIR [...] --interleave FILE --lanes N SERVICE\n"
    "  STEP: authenticate acct setcred delcred open close chauthtok env again (on a new handle, after pam_end)\n"
    "        sh:COMMAND (what happens meanwhile) seize seized (the numbers of the helpers' sockets, for others)\n"
    "  Answers are lines of stdin, in order; a line \\0 is a NULL response; the end of the input is a conversation error.\n"
    "  --env sets a variable of the PAM environment. --answers: line i is child i's answer to every prompt.\n"
    "  --interleave: lines user<TAB>password<TAB>label, authenticated in order on N lanes.\n";

static void set(pam_handle_t *pamh, int type, const char *value)
{
    if (value)
        demand(pam_set_item(pamh, type, value) == PAM_SUCCESS, "pam_set_item");
}

pam_handle_t *open_handle(const struct run *run, const char *user, struct talk *talk)
{
    pam_handle_t *pamh = start_pam(run->service, user, run->confdir, talk, run->nodelay);
    set(pamh, PAM_RHOST, run->rhost);
    set(pamh, PAM_TTY, run->tty);
    set(pamh, PAM_RUSER, run->ruser);
    for (int i = 0; run->variables[i]; i++)
        demand(pam_putenv(pamh, run->variables[i]) == PAM_SUCCESS, "pam_putenv");
    return pamh;
}

static int print_environment(pam_handle_t *pamh)
{
    char **variables = pam_getenvlist(pamh);
    for (int i = 0; variables && variables[i]; i++) {
        printf("env: %s\n", variables[i]);
        free(variables[i]);
    }
    free(variables);
    return PAM_SUCCESS;
}

int perform(pam_handle_t *pamh, const char *step, int flags)
{
    if (strcmp(step, "authenticate") == 0)
        return pam_authenticate(pamh, flags & ~PAM_CHANGE_EXPIRED_AUTHTOK);
    if (strcmp(step, "acct") == 0)
        return pam_acct_mgmt(pamh, flags & ~PAM_CHANGE_EXPIRED_AUTHTOK);
    if (strcmp(step, "setcred") == 0)
        return pam_setcred(pamh, (flags & PAM_SILENT) | PAM_ESTABLISH_CRED);
    if (strcmp(step, "delcred") == 0)
        return pam_setcred(pamh, (flags & PAM_SILENT) | PAM_DELETE_CRED);
    if (strcmp(step, "open") == 0)
        return pam_open_session(pamh, flags & PAM_SILENT);
    if (strcmp(step, "close") == 0)
        return pam_close_session(pamh, flags & PAM_SILENT);
    if (strcmp(step, "chauthtok") == 0)
        return pam_chauthtok(pamh, flags);
    if (strcmp(step, "env") == 0)
        return print_environment(pamh);
    if (strcmp(step, "seize") == 0)
        return seize(), PAM_SUCCESS;
    if (strcmp(step, "seized") == 0)
        return tell_seized(), PAM_SUCCESS;
    if (strncmp(step, "sh:", 3) == 0)
        return system(step + 3) == 0 ? PAM_SUCCESS : PAM_SYSTEM_ERR;
    fprintf(stderr, "pamhost: no step %s\n%s", step, usage);
    exit(2);
}

static int run_steps(const struct run *run)
{
    struct talk talk = {.lines = stdin, .shown = true};
    pam_handle_t *pamh = open_handle(run, run->user, &talk);
    int failed = 0, code = PAM_SUCCESS;
    for (int i = 0; run->steps[i]; i++) {
        if (strcmp(run->steps[i], "again") == 0) {
            pam_end(pamh, code);
            pamh = open_handle(run, run->user, &talk);
            continue;
        }
        double start = seconds_now();
        code = perform(pamh, run->steps[i], run->flags);
        double seconds = seconds_now() - start;
        if (strcmp(run->steps[i], "env") == 0 || (strncmp(run->steps[i], "sh:", 3) == 0 && code == PAM_SUCCESS))
            continue;
        printf("%s: %s", run->steps[i], code_name(code));
        if (run->times)
            printf(" %.6f", seconds);
        putchar('\n');
        fflush(stdout);
        failed += code != PAM_SUCCESS;
    }
    pam_end(pamh, code);
    return failed ? 1 : 0;
}

static int flags_of(const char *names)
{
    return (strstr(names, "silent") ? PAM_SILENT : 0) | (strstr(names, "expired") ? PAM_CHANGE_EXPIRED_AUTHTOK : 0);
}

static void read_options(struct run *run, int argc, char **argv)
{
    static const struct option options[] = {
        {"confdir", 1, 0, 'c'}, {"rhost", 1, 0, 'r'}, {"tty", 1, 0, 't'}, {"ruser", 1, 0, 'u'}, {"env", 1, 0, 'e'},
        {"flags", 1, 0, 'f'}, {"parallel", 1, 0, 'p'}, {"answers", 1, 0, 'A'},
        {"nodelay", 0, 0, 'n'}, {"times", 0, 0, 'T'}, {"interleave", 1, 0, 'i'}, {"lanes", 1, 0, 'l'}, {0, 0, 0, 0},
    };
    int variables = 0;
    for (int option; (option = getopt_long(argc, argv, "+", options, NULL)) != -1;)
        switch (option) {
        case 'c': run->confdir = optarg; break;
        case 'r': run->rhost = optarg; break;
        case 't': run->tty = optarg; break;
        case 'u': run->ruser = optarg; break;
        case 'e': demand(variables < VARIABLES_MAX - 1, "too many --env"); run->variables[variables++] = optarg; break;
        case 'f': run->flags = flags_of(optarg); break;
        case 'p': run->parallel = atoi(optarg); break;
        case 'A': run->answers = optarg; break;
        case 'n': run->nodelay = true; break;
        case 'T': run->times = true; break;
        case 'i': run->interleave = optarg; break;
        case 'l': run->lanes = atoi(optarg); break;
        default: fputs(usage, stderr); exit(2);
        }
}

int main(int argc, char **argv)
{
    struct run run = {0};
    read_options(&run, argc, argv);
    int left = argc - optind, steps = left - 2;
    if (!run.confdir || left < (run.interleave ? 1 : 3) || steps >= STEPS_MAX) {
        fputs(usage, stderr);
        return 2;
    }
    run.service = argv[optind];
    if (run.interleave)
        return run_interleaved(&run);
    run.user = argv[optind + 1];
    for (int i = 0; i < steps; i++)
        run.steps[i] = argv[optind + 2 + i];
    return run.parallel ? run_parallel(&run) : run_steps(&run);
}
