/** "vinhdanh backup" in the first bytes of its SHA-256: what a backup holds on the database while it runs. */
const KEY = 3_193_339_131;

/** Taken before the snapshot, and held as long as the connection. */
export const HOLD_FILES = `SELECT pg_advisory_lock_shared(${KEY})`;

/** Whether no backup is about to copy files that something named when it began. */
export const FILES_ARE_FREE = `pg_try_advisory_xact_lock(${KEY})`;
