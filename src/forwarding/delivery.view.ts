import type { WAITS_FOR } from './letter.life.js';

/** Whether a signed letter can leave by itself; one query, for its delivery and for whoever looks at it. */
export const LETTER_READINESS = `SELECT o.time_zone AS "timeZone",
    (SELECT p.number IS NOT NULL AND p.date IS NOT NULL FROM paper p WHERE p.id = s.letter_paper_id) AS numbered,
    EXISTS (SELECT FROM role r JOIN person p ON p.id = r.person_id
      WHERE r.organisation_id = s.receiver_id AND r.role = 'authorityOfficer' AND p.active) AS attended,
    EXISTS (SELECT FROM submission_dossier m JOIN dossier d ON d.id = m.dossier_id
      WHERE m.submission_id = s.id AND m.active AND d.held) AS held,
    EXISTS (SELECT FROM line l WHERE l.stream = 'submission' AND l.stream_id = s.id AND l.seq = s.version
      AND l.body ->> 'command' = 'DELIVERY_FAILED') AS failed
  FROM submission s JOIN organisation o ON o.id = s.organisation_id WHERE s.id = $1`;

export interface Readiness {
  timeZone: string;
  numbered: boolean;
  attended: boolean;
  held: boolean;
  /** That it cannot leave is the last thing on record. */
  failed: boolean;
}

/** What a signed letter waits for; nothing once it can leave. */
export function whatIsAwaited({ attended, held, numbered }: Readiness): (typeof WAITS_FOR)[number] | undefined {
  if (!attended) return 'receiver.noOfficer';
  if (held) return 'letter.holdsHeld';
  return numbered ? undefined : 'letter.notNumbered';
}
