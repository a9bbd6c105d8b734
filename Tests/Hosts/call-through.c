// Calls what the preloaded test libraries stand in front of, so that a test can see them at work.
//   call-through crypt SETTING    call-through fsync FILE
#include <crypt.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int call_crypt(const char *setting)
{
    static struct crypt_data data;
    void *room = NULL;
    int size = 0;
    printf("%s\n", crypt("x", setting));
    printf("%s\n", crypt_r("x", setting, &data));
    printf("%s\n", crypt_rn("x", setting, &data, sizeof data));
    printf("%s\n", crypt_ra("x", setting, &room, &size));
    free(room);
    return 0;
}

static int call_fsync(const char *path)
{
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    printf("fsync %s\n", fsync(file) ? strerror(errno) : "done");
    printf("fdatasync %s\n", fdatasync(file) ? strerror(errno) : "done");
    return 0;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    return strcmp(argv[1], "crypt") == 0 ? call_crypt(argv[2]) : call_fsync(argv[2]);
}
