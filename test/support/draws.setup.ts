import { configureGlobal, readConfigureGlobal } from 'fast-check';

/** Each run draws what the run before it drew; full runs draw anew, and say their seed where something fails. */
if (!process.env['SOAK']) configureGlobal({ seed: 2025, ...readConfigureGlobal() });
