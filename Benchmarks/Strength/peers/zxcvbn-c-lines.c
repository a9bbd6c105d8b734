/* zxcvbn-c: log10 of the guesses for each line of standard input.
 *   zxcvbn-c-lines [SECONDS]: goes through all lines again and again for that long (CPU time), then prints checks a second instead. */
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zxcvbn.h>

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return time.tv_sec + time.tv_nsec / 1e9;
}

int main(int count, char **words)
{
	char **lines = NULL, *line = NULL;
	size_t room = 0, held = 0, capacity = 0;
	ssize_t length;
	while ((length = getline(&line, &room, stdin)) > 0) {
		if (line[length - 1] == '\n')
			line[length - 1] = 0;
		if (held == capacity) {
			capacity = capacity ? capacity * 2 : 1024;
			lines = realloc(lines, capacity * sizeof *lines);
			if (!lines)
				return 1;
		}
		lines[held++] = strdup(line);
	}
	if (count < 2) {
		for (size_t i = 0; i < held; i++)
			printf("%.9f\n", ZxcvbnMatch(lines[i], NULL, NULL) * log10(2));
		return 0;
	}
	const double began = now(), end = began + atof(words[1]);
	unsigned long checks = 0;
	double sum = 0;
	do {
		for (size_t i = 0; i < held; i++)
			sum += ZxcvbnMatch(lines[i], NULL, NULL);
		checks += held;
	} while (held && now() < end);
	printf("%.0f\n", checks / (now() - began));
	return sum < 0;
}
