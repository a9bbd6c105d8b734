// Stands where pam-helper is expected and becomes it, with test libraries preloaded: the module gives its helper an
// empty environment, so nothing else can carry them there. Orders, in wrapped-helper.conf beside this program:
//   helper=PATH   preload=PATH[:PATH…]   env=NAME=VALUE (repeatable)
#include "beside.h"

enum { VARIABLES_MAX = 16 };

int main(void)
{
    char *line = NULL, *helper = NULL, *variables[VARIABLES_MAX + 1] = {NULL};
    size_t room = 0;
    int count = 0;
    FILE *orders = open_beside("wrapped-helper.conf");
    if (!orders)
        return 120;
    while (count < VARIABLES_MAX && getline(&line, &room, orders) > 0) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "helper=", 7) == 0)
            helper = strdup(line + 7);
        else if (strncmp(line, "preload=", 8) == 0 && asprintf(&variables[count], "LD_PRELOAD=%s", line + 8) > 0)
            count++;
        else if (strncmp(line, "env=", 4) == 0)
            variables[count++] = strdup(line + 4);
    }
    fclose(orders);
    char *const argv[] = {"pam-helper", NULL};
    if (helper)
        execve(helper, argv, variables);
    return 121;
}
