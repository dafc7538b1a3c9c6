import { Injectable } from '@nestjs/common';
import { advance, begin } from '../audit/ledger.js';
import type { FormCode } from '../domain/forms.js';
import { OFFICE } from '../domain/grounds.js';
import { mayPrintAnew, purposeOf, subjectOf } from '../domain/outgoing.js';
import { batchRefusal } from '../domain/batches.js';
import { Refused, refused } from '../domain/refusals.js';
import type { Role } from '../domain/vocabulary.js';
import { keepNote } from '../dossier/note.js';
import { Press } from '../dossier/press.js';
import { rolesIn, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database.js';
import { FileStore, type StoredFile } from '../platform/file.store.js';
import { DOCX } from '../platform/media-types.js';
import { Once, type Stamp } from '../platform/once.js';
import { newId } from '../platform/random.js';
import { tellsOfHiddenVote } from './hidden.vote.js';
import {
  findOutgoing,
  isDraftedList,
  isLetterOfList,
  latestLive,
  lockLive,
  lockOutgoing,
  type OutgoingRow,
} from './outgoing.row.js';
import { PaperService } from './paper.service.js';

const PAPER = `INSERT INTO paper (id, organisation_id, purpose, subject_kind, subject_id, created_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
/** Whoever prints the same at the same moment gets no second one. */
const ADD = `INSERT INTO outgoing (id, organisation_id, form, subject_id, edition, replaces_id, printed_sha256, printed_name,
    printed_size, created_at, state, version, head_hash)
  SELECT $1, $2, $3, $4, 1 + coalesce(max(o.edition), 0), $5, $6, $7, $8, $9, 'printed', 1, $10
  FROM outgoing o WHERE o.form = $3 AND o.subject_id = $4 ON CONFLICT DO NOTHING RETURNING edition`;
const EDITIONS = `SELECT coalesce(max(edition), 0)::int AS last FROM outgoing WHERE form = $1 AND subject_id = $2`;
/** What it tells now is what whoever prints it may know. */
const PRINTED_BY = `UPDATE paper SET created_by = $2 WHERE id = $1`;
const REPRINTED = `UPDATE outgoing SET printed_sha256 = $2, printed_name = $3, printed_size = $4, marks = '[]' WHERE id = $1`;

/** What is laid before its signers: written from the facts of this moment, and kept as it was. */
interface Printed {
  organisationId: string;
  capacity: Role;
  file: StoredFile;
}

/** PRINT_PAPER and CORRECT_PAPER: a paper is written, kept as it went to the printer, and waits for its signers. */
@Injectable()
export class OutgoingPrinting {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly press: Press,
    private readonly files: FileStore,
    private readonly papers: PaperService,
  ) {}

  /** Printed again while nobody has signed it, it takes the place of what was printed before. */
  async print(person: SignedIn, form: FormCode, subjectId: string, stamp: Stamp): Promise<OutgoingRow> {
    const known = printedAgain(form, await latestLive(this.database, form, subjectId));
    const printed = await this.printed(person, form, subjectId, known?.replacesId ?? undefined);
    return this.once.run(stamp, async (tx) => {
      const live = await lockLive(tx, form, subjectId);
      const again = printedAgain(form, live);
      // What was written is in the place of another only where the one that it becomes is.
      if ((again?.replacesId ?? null) !== (known?.replacesId ?? null)) throw refused('outgoing.printedMeanwhile');
      if (!live && form === 'submissionLetter' && !(await isDraftedList(tx, subjectId)))
        throw refused('outgoing.letterStands');
      return again ? this.again(tx, person, again, printed) : this.make(tx, person, { form, subjectId }, printed);
    });
  }

  /**
   * Another in the place of one that was issued: written anew, to be signed and numbered by itself. The old one stands until
   * then, so that whoever gives the new one up has lost nothing.
   */
  async correct(
    person: SignedIn,
    id: string,
    asked: { reason: string },
    { ifMatch, stamp }: { ifMatch: number | null; stamp: Stamp },
  ): Promise<OutgoingRow> {
    await this.papers.read(person, id);
    const { form, subjectId } = await findOutgoing(this.database, id);
    if (form === 'submissionLetter') throw refused('outgoing.letterStands');
    const printed = await this.printed(person, form, subjectId, id);
    return this.once.run(stamp, async (tx) => {
      const old = await lockOutgoing(tx, id, ifMatch);
      const refusal = batchRefusal('outgoing', old.state, 'REPLACE_PAPER');
      if (refusal) throw new Refused(refusal);
      const note = await keepNote(tx, old.organisationId, asked.reason, this.clock.now());
      return this.make(tx, person, { form, subjectId, replacesId: id, note }, printed);
    });
  }

  private async printed(person: SignedIn, form: FormCode, subjectId: string, replaces?: string): Promise<Printed> {
    const { name, organisationId, docx } = await this.press.write(person, form, subjectId, {
      replaces,
      toSign: true,
    });
    const capacity = mustBeOffice(person, organisationId);
    const file = await this.files.keepBytes(docx, { name: `${name}.docx`, mediaType: DOCX });
    return { organisationId, capacity, file };
  }

  private async again(tx: Tx, person: SignedIn, live: OutgoingRow, { capacity, file }: Printed): Promise<OutgoingRow> {
    if (await isLetterOfList(tx, live.id)) throw refused('outgoing.letterStands');
    const refusal = batchRefusal('outgoing', live.state, 'PRINT_PAPER');
    if (refusal) throw new Refused(refusal);
    if (await tellsOfHiddenVote(tx, person, live.id)) throw refused('outgoing.printedMeanwhile');
    await tx.query(PRINTED_BY, [live.id, person.personId]);
    await tx.query(REPRINTED, [live.id, file.sha256, file.name, file.size]);
    const entry = { actorId: person.personId, capacity, basis: { kind: 'screen' as const }, at: this.clock.now() };
    const { form, subjectId, edition } = live;
    const data = { form, subjectId, edition, sha256: file.sha256, size: file.size };
    await advance(tx, live, { command: 'PRINT_PAPER', ...entry, data });
    return findOutgoing(tx, live.id);
  }

  private async make(
    tx: Tx,
    person: SignedIn,
    { form, subjectId, replacesId, note }: { form: FormCode; subjectId: string; replacesId?: string; note?: object },
    { organisationId, capacity, file }: Printed,
  ): Promise<OutgoingRow> {
    const now = this.clock.now();
    const id = newId(now);
    const [editions] = await tx.query<{ last: number }>(EDITIONS, [form, subjectId]);
    const edition = editions!.last + 1;
    const line = await begin(
      tx,
      { stream: 'outgoing', id, organisationId },
      {
        ...{ command: replacesId ? 'CORRECT_PAPER' : 'PRINT_PAPER', to: 'printed' },
        ...{ actorId: person.personId, capacity, basis: { kind: 'screen' }, at: now },
        data: {
          ...{ form, subjectId, edition, sha256: file.sha256, size: file.size },
          ...(replacesId && { replacesId, ...note }),
        },
      },
    );
    await tx.query(PAPER, [...[id, organisationId, purposeOf(form), subjectOf(form), subjectId, person.personId, now]]);
    const made = await tx.query<{ edition: number }>(ADD, [
      ...[id, organisationId, form, subjectId, replacesId ?? null, file.sha256, file.name, file.size, now, line.hash],
    ]);
    if (made[0]?.edition !== edition)
      throw refused(replacesId ? 'outgoing.otherUnderWay' : 'outgoing.printedMeanwhile');
    return findOutgoing(tx, id);
  }
}

/** The one that is printed again, rather than another made beside it. */
const printedAgain = <Live extends { state: string }>(form: FormCode, live: Live | undefined): Live | undefined =>
  live && mayPrintAnew(form, live.state) ? undefined : live;

/** In which of the office's roles; its papers go through no other hands. */
export function mustBeOffice(person: SignedIn, organisationId: string): Role {
  const held = rolesIn(person, organisationId);
  if (held.length === 0) throw refused('notFound');
  const role = OFFICE.find((one) => held.includes(one));
  if (!role) throw refused('role.needed', { roles: [...OFFICE] });
  return role;
}
