#pragma once
#include <sqlite3.h>

/* Macros that cast an integer to a function pointer do not import into Swift. */
static inline int cp_bind_text(sqlite3_stmt *s, int i, const char *bytes, int count)
{ return sqlite3_bind_text(s, i, bytes, count, SQLITE_TRANSIENT); }
static inline int cp_bind_blob(sqlite3_stmt *s, int i, const void *bytes, int count)
{ return sqlite3_bind_blob(s, i, count ? bytes : "", count, SQLITE_TRANSIENT); }
/* Variadics neither. */
static inline int cp_db_config_flag(sqlite3 *db, int option, int on)
{ return sqlite3_db_config(db, option, on, (int *)0); }
/* No statistics of memory, which every allocation would update; once it has been initialised SQLite refuses, harmlessly. */
static inline void cp_sqlite_quick(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

/* Extended result codes are expressions that do not import. */
enum {
	cp_ioerr_fsync = SQLITE_IOERR_FSYNC, cp_ioerr_dir_fsync = SQLITE_IOERR_DIR_FSYNC,
	cp_ioerr_shmsize = SQLITE_IOERR_SHMSIZE, cp_ioerr_shmmap = SQLITE_IOERR_SHMMAP,
	cp_ioerr_short_read = SQLITE_IOERR_SHORT_READ
};
