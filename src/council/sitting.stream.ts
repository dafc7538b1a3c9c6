import { dataOf, linesOf, witness } from '../audit/witness.js';
import type { LineBody } from '../domain/line.js';

interface Stored {
  id: string;
  campaignId: string;
  presiderId: string;
  secretaryId: string;
  plannedAt: Date;
  agenda: string[];
  attendance: Record<string, boolean>;
  recusals: string[];
}

const STORED = `
  SELECT x.id, x.campaign_id AS "campaignId", x.presider_id AS "presiderId", x.secretary_id AS "secretaryId",
    x.planned_at AS "plannedAt",
    (SELECT coalesce(jsonb_agg(a.position || ' ' || a.award_code ORDER BY a.position), '[]') FROM sitting_agenda a WHERE a.sitting_id = x.id)
      AS agenda,
    (SELECT coalesce(jsonb_object_agg(p.person_id, p.present), '{}') FROM sitting_attendance p WHERE p.sitting_id = x.id)
      AS attendance,
    (SELECT coalesce(jsonb_agg(r.person_id || ' ' || r.nominee_id ORDER BY r.person_id, r.nominee_id), '[]')
      FROM recusal r WHERE r.sitting_id = x.id) AS recusals
  FROM sitting x WHERE x.id = ANY($1::uuid[])`;

/** A sitting's leaders, its day, and its three lists. Its title and place are in no line. */
export const sittingStream = witness<Stored>('sitting', STORED, ({ id: _, plannedAt, ...row }, lines) => {
  const { campaignId } = dataOf(lines[0]);
  const led = dataOf(linesOf(lines, 'PLAN_SITTING', 'EDIT_SITTING').at(-1));
  const { awardCodes = [] } = dataOf(linesOf(lines, 'PLAN_SITTING', 'SET_AGENDA').at(-1)) as { awardCodes?: string[] };
  const agenda = awardCodes.map((code, index) => `${index + 1} ${code}`);
  return {
    stored: { ...row, plannedAt: plannedAt.toISOString() },
    told: {
      ...{ campaignId, presiderId: led['presiderId'], secretaryId: led['secretaryId'], plannedAt: led['plannedAt'] },
      ...{ agenda, attendance: attendanceIn(lines), recusals: recusalsIn(lines) },
    },
  };
});

function attendanceIn(lines: readonly LineBody[]): Record<string, boolean> {
  const { present = [], absent = [] } = dataOf(linesOf(lines, 'SET_ATTENDANCE').at(-1)) as Record<string, string[]>;
  return Object.fromEntries([...present.map((id) => [id, true]), ...absent.map((id) => [id, false])]);
}

function recusalsIn(lines: readonly LineBody[]): string[] {
  const { recusals = [] } = dataOf(linesOf(lines, 'SET_RECUSALS').at(-1)) as {
    recusals?: { personId: string; nomineeId: string }[];
  };
  return recusals.map(({ personId, nomineeId }) => `${personId} ${nomineeId}`);
}
