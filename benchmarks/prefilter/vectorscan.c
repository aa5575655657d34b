// Searches a file for literals, one a line of another file, whatever their case, and prints the best of some runs.
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RUNS = 8 };

static int count_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context)
{
    (void)id, (void)from, (void)to, (void)flags;
    ++*(unsigned long *)context;
    return 0;
}

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
    {
        perror(path);
        exit(1);
    }

    *length = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(*length + 1);
    if (!text || fread(text, 1, *length, file) != *length)
    {
        perror(path);
        exit(1);
    }

    text[*length] = 0;
    fclose(file);
    return text;
}

int main(int argc, char **argv)
{
    if (argc != 3)
    {
        fprintf(stderr, "usage: %s TEXT LITERALS\n", argv[0]);
        return 2;
    }

    size_t length, listed;
    char *text = read_file(argv[1], &length);
    char *list = read_file(argv[2], &listed);
    unsigned count = 0;
    const char **literals = calloc(listed + 1, sizeof *literals);
    for (char *line = strtok(list, "\n"); line; line = strtok(NULL, "\n"))
    {
        literals[count++] = line;
    }

    size_t *lengths = calloc(count, sizeof *lengths);
    unsigned *flags = calloc(count, sizeof *flags);
    unsigned *ids = calloc(count, sizeof *ids);
    for (unsigned i = 0; i < count; i++)
    {
        lengths[i] = strlen(literals[i]);
        flags[i] = HS_FLAG_CASELESS;
        ids[i] = i;
    }

    hs_database_t *database;
    hs_compile_error_t *error;
    hs_scratch_t *scratch = NULL;
    if (hs_compile_lit_multi(literals, flags, ids, lengths, count, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS
        || hs_alloc_scratch(database, &scratch) != HS_SUCCESS)
    {
        fprintf(stderr, "vectorscan does not take the literals\n");
        return 1;
    }

    double best = 1e9;
    unsigned long found = 0;
    for (int run = 0; run < RUNS; run++)
    {
        struct timespec start, end;
        found = 0;
        clock_gettime(CLOCK_MONOTONIC, &start);
        hs_scan(database, text, (unsigned)length, 0, scratch, count_match, &found);
        clock_gettime(CLOCK_MONOTONIC, &end);
        double time = (end.tv_sec - start.tv_sec) * 1e3 + (end.tv_nsec - start.tv_nsec) / 1e6;
        best = time < best ? time : best;
    }

    printf("| vectorscan %s | %.0f | %lu |\n", hs_version(), best, found);
    return 0;
}
