import { refused } from '../domain/refusals.js';
import type { Capacity, Role } from '../domain/vocabulary.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import type { Executor } from '../platform/database.js';
import type { PaperSubject } from './paper.dto.js';

/** Where a paper's subject belongs: its organisation, and the unit or receiver that may also hand in papers on it. */
interface Place {
  organisationId: string;
  unitId: string | null;
  receiverId: string | null;
}

const plain = (table: PaperSubject) =>
  `SELECT organisation_id AS "organisationId", NULL AS "unitId", NULL AS "receiverId" FROM ${table} WHERE id = $1`;

const PLACES: Record<PaperSubject, string> = {
  dossier: `SELECT organisation_id AS "organisationId", unit_id AS "unitId", receiver_id AS "receiverId"
    FROM dossier WHERE id = $1`,
  unit: `SELECT organisation_id AS "organisationId", id AS "unitId", NULL AS "receiverId" FROM unit WHERE id = $1`,
  submission: `SELECT organisation_id AS "organisationId", NULL AS "unitId",
    CASE WHEN delivered_at IS NOT NULL AND state <> 'recalled' THEN receiver_id END AS "receiverId"
    FROM submission WHERE id = $1`,
  decision: `SELECT organisation_id AS "organisationId", NULL AS "unitId", decided_by_id AS "receiverId"
    FROM decision WHERE id = $1`,
  nomination: `SELECT organisation_id AS "organisationId", unit_id AS "unitId", NULL AS "receiverId"
    FROM nomination WHERE id = $1`,
  campaign: plain('campaign'),
  nominee: plain('nominee'),
  sitting: plain('sitting'),
  sheet: plain('sheet'),
};

const WRITERS: readonly Role[] = ['nominator', 'clerk', 'secretary', 'chair', 'decider', 'authorityOfficer'];
const READERS: readonly Role[] = [...WRITERS, 'auditor', 'admin'];
/** Whoever votes reads the papers of dossiers and sheets; who may not vote is kept from a vote, not from its papers. */
const COUNCIL: readonly PaperSubject[] = ['dossier', 'sheet', 'sitting'];

/** Where a subject belongs that the person may write (or read) papers on, and as what; otherwise there is no such subject. */
export async function placeFor(
  on: Executor,
  person: SignedIn,
  subject: { kind: PaperSubject; id: string },
  to: 'read' | 'write',
): Promise<{ organisationId: string; holds: readonly Capacity[] }> {
  const [place] = await on.query<Place & Record<string, unknown>>(PLACES[subject.kind], [subject.id]);
  if (!place) throw refused('notFound');
  const { holds } = actorFor(person, place);
  const allowed = to === 'write' ? WRITERS : COUNCIL.includes(subject.kind) ? [...READERS, 'councilMember'] : READERS;
  const fits = holds.some((role) => allowed.includes(role as Role) && (role !== 'nominator' || place.unitId !== null));
  if (!fits) throw refused('notFound');
  return { organisationId: place.organisationId, holds };
}
