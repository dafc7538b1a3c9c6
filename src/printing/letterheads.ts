import { Injectable } from '@nestjs/common';
import { lockHead } from '../audit/heads.js';
import { advance } from '../audit/ledger.js';
import { canonicalJson, type Canonical } from '../domain/canonical.js';
import { letterheadProblems, tidied } from '../domain/letterhead-check.js';
import { letterheadOf, type LetterheadSettings, type Numbering } from '../domain/letterhead.js';
import { saltedDigest } from '../domain/line.js';
import type { SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import type { Executor, Tx } from '../platform/database.js';
import { RefusedInput } from '../platform/input.pipe.js';
import { newBytes, newId } from '../platform/random.js';
import { ONLY_CHAIR } from './head.js';
import type { LetterheadDto, LetterheadRequest } from './letterhead.dto.js';
import { maySee, maySet } from './templates.js';

const CURRENT = `SELECT o.name, ${ONLY_CHAIR} AS chair, l.version, c.content AS said, l.numbering, l.created_at AS "setAt",
    CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.full_name) END AS "setBy"
  FROM organisation o
  LEFT JOIN LATERAL (SELECT * FROM letterhead WHERE organisation_id = o.id ORDER BY version DESC LIMIT 1) l ON true
  LEFT JOIN content_version c ON c.id = l.content_id LEFT JOIN person p ON p.id = l.created_by
  WHERE o.id = $1`;
const KEEP = `INSERT INTO content_version (id, organisation_id, content, salt, digest, created_at) VALUES ($1, $2, $3, $4, $5, $6)`;
const INSERT = `INSERT INTO letterhead (organisation_id, version, content_id, numbering, created_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6)`;

interface Current extends Record<string, unknown> {
  name: string;
  chair: string | null;
  version: number | null;
  said: LetterheadSettings | null;
  numbering: Numbering | null;
  setBy: LetterheadDto['setBy'];
  setAt: Date | null;
}

const NOTHING_SAID: LetterheadSettings = {
  ...{ superior: null, issuer: null, short: null, place: null, signedFor: null, position: null, signer: null },
  ...{ councilShort: null, recipients: null, numberForm: null },
};

/** What an office prints above and below its papers: immutable versions, of which the latest counts. */
@Injectable()
export class Letterheads {
  constructor(private readonly clock: Clock) {}

  async show(on: Executor, person: SignedIn, organisationId: string): Promise<LetterheadDto> {
    maySee(person, organisationId);
    return told(await this.current(on, organisationId));
  }

  /** From now on papers carry this. The same again changes nothing, and is no version of its own. */
  async set(tx: Tx, person: SignedIn, organisationId: string, asked: LetterheadRequest): Promise<LetterheadDto> {
    const capacity = maySet(person, organisationId);
    const said = saidIn(asked);
    const problems = letterheadProblems(said);
    if (problems.length > 0) throw new RefusedInput(problems);
    const head = await lockHead(tx, 'organisation', organisationId);
    const before = await this.current(tx, organisationId);
    const { numbering } = asked;
    if (before.numbering === numbering && isSame(before.said, said)) return told(before);
    const now = this.clock.now();
    const [version, contentId, salt] = [(before.version ?? 0) + 1, newId(now), newBytes(32).toString('hex')];
    const digest = saltedDigest(salt, said as unknown as Canonical);
    await tx.query(KEEP, [contentId, organisationId, JSON.stringify(said), salt, digest, now]);
    const entry = { actorId: person.personId, capacity, basis: { kind: 'screen' as const }, at: now };
    const data = { version, numbering, change: { kind: 'letterhead', code: String(version), contentId, digest } };
    const { body } = await advance(tx, head, { command: 'SET_LETTERHEAD', ...entry, data });
    await tx.query(INSERT, [organisationId, version, contentId, numbering, person.personId, body.at]);
    const set = { setBy: { id: person.personId, name: person.fullName }, setAt: new Date(body.at) };
    return told({ ...before, version, said, numbering, ...set });
  }

  private async current(on: Executor, organisationId: string): Promise<Current> {
    const [row] = await on.query<Current>(CURRENT, [organisationId]);
    return row!;
  }
}

/** Whoever types nothing into a field says nothing of it. */
function saidIn({ numbering: _, recipients, ...texts }: LetterheadRequest): LetterheadSettings {
  const tidy = Object.entries(texts).map(([part, text]) => [part, tidied(text)] as const);
  const named = (recipients ?? []).flatMap((one) => tidied(one) ?? []);
  return { ...NOTHING_SAID, ...Object.fromEntries(tidy), recipients: named.length > 0 ? named : null };
}

const isSame = (one: LetterheadSettings | null, other: LetterheadSettings): boolean =>
  one !== null && canonicalJson(one as unknown as Canonical) === canonicalJson(other as unknown as Canonical);

const told = ({ name, chair, version, said, numbering, setBy, setAt }: Current): LetterheadDto => ({
  version: version ?? 0,
  said: said ?? NOTHING_SAID,
  derived: letterheadOf(name, chair),
  numbering: numbering ?? 'typed',
  ...{ setBy, setAt },
});
