import type { Stage } from './demo.stage.js';

interface Report {
  streams: number;
  lines: number;
  faults: unknown[];
}

/** Every chain recomputed, every line judged again. */
export async function verifyTrails(stage: Stage): Promise<void> {
  const report = await (await stage.as('auditor')).send<Report>('POST', 'audit/verify', {});
  stage.say(`auditor: verified ${report.streams} streams, ${report.lines} lines`);
  stage.expect('faults in the trails', report.faults, []);
}
