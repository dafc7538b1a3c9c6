import { configureGlobal, readConfigureGlobal } from 'fast-check';

/** A fault that was planted needs to be seen, not to be shown at its smallest. */
configureGlobal({ ...readConfigureGlobal(), endOnFailure: true });
