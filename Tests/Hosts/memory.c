#include "memory.h"
#include "talk.h"

static int copies_between(const char *from, const char *to, const char *masked, size_t length)
{
    int found = 0;
    for (; from + length <= to; from++) {
        size_t same = 0;
        while (same < length && from[same] == (char)(masked[same] ^ MASK))
            same++;
        found += same == length;
    }
    return found;
}

int copies_in_memory(const char *masked, size_t length)
{
    int found = 0;
    char line[512], access[8];
    unsigned long from, to;
    FILE *maps = fopen("/proc/self/maps", "re");
    demand(maps != NULL, "/proc/self/maps");
    while (fgets(line, sizeof line, maps))
        if (sscanf(line, "%lx-%lx %7s", &from, &to, access) == 3 && access[0] == 'r' && access[1] == 'w')
            found += copies_between((const char *)from, (const char *)to, masked, length);
    fclose(maps);
    return found;
}
