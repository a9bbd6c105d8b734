// Looks for what should have been wiped.
#ifndef TEST_HOSTS_MEMORY_H
#define TEST_HOSTS_MEMORY_H

#include <stddef.h>

enum { MASK = 0x80 }; // the searched text is kept masked, so that the search does not find itself

// How many copies of a text lie in this process's writable memory.
int copies_in_memory(const char *masked, size_t length);

#endif
