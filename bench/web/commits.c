// How many durable commits a second SQLite alone makes here: the same two rows as a saved declaration and its line of
// the journal, one transaction each, synchronous FULL.   commits BASE SECONDS
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static sqlite3 *base;

static void check(int code) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    fprintf(stderr, "commits: %s\n", sqlite3_errmsg(base));
    exit(1);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static sqlite3_stmt *prepared(const char *sql) {
    sqlite3_stmt *statement;
    check(sqlite3_prepare_v3(base, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
    return statement;
}

static void run(sqlite3_stmt *statement) {
    check(sqlite3_step(statement));
    check(sqlite3_reset(statement));
}

int main(int count, char **words) {
    if (count != 3) return 64;
    check(sqlite3_open(words[1], &base));
    check(sqlite3_exec(base,
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE a (id INTEGER PRIMARY KEY, plan INTEGER, noeud TEXT, semestre TEXT, etat TEXT, note TEXT,"
        " dit_par TEXT, saisi_par TEXT, saisi_le TEXT) STRICT; CREATE INDEX i ON a (plan, noeud, semestre);"
        "CREATE TABLE j (id INTEGER PRIMARY KEY, le TEXT, par TEXT, objet TEXT, contenu TEXT, precedent TEXT,"
        " empreinte TEXT) STRICT;", NULL, NULL, NULL));
    sqlite3_stmt *begin = prepared("BEGIN IMMEDIATE"), *commit = prepared("COMMIT");
    sqlite3_stmt *entry = prepared(
        "INSERT INTO a VALUES (NULL, 1, ?1, '2019-S2', 'en_cours', 'une note de la longueur qui se tape en séance',"
        " 'DDT', 'secretariat', '2019-12-01T08:00:00Z')");
    sqlite3_stmt *journal = prepared(
        "INSERT INTO j VALUES (NULL, '2019-12-01T08:00:00Z', 'secretariat', ?1,"
        " '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',"
        " '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',"
        " '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef')");
    double start = now(), end = start + atof(words[2]);
    long commits = 0;
    while (now() < end) {
        char name[32];
        snprintf(name, sizeof name, "noeud-%ld", commits % 181);
        run(begin);
        check(sqlite3_bind_text(entry, 1, name, -1, SQLITE_TRANSIENT));
        run(entry);
        check(sqlite3_bind_text(journal, 1, name, -1, SQLITE_TRANSIENT));
        run(journal);
        run(commit);
        commits++;
    }
    printf("%.1f\n", commits / (now() - start));
    return 0;
}
