import { Injectable } from '@nestjs/common';
import { statesWith, tagsOf } from '../domain/arrows.js';
import { turnHolder } from '../domain/messages.js';
import { fillIn } from '../domain/places.js';
import { refused } from '../domain/refusals.js';
import { ROLE_LABELS, STATE_LABELS, type Role, type State } from '../domain/vocabulary.js';
import { maySee } from '../dossier/visibility.js';
import { rolesIn, type SignedIn } from '../people/signed-in.js';
import { Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { isMessage, type Language, type Message, type MessageKey } from './message.js';
import { PHRASES } from './phrases.js';
import { render, type Known } from './rendering.js';

interface Row {
  organisationId: string;
  unitId: string;
  receiverId: string | null;
  referred: boolean;
  state: State;
  held: boolean;
  known: Known;
}

const DOSSIER = `
  SELECT d.organisation_id AS "organisationId", d.unit_id AS "unitId", d.receiver_id AS "receiverId", d.referred,
    d.state, d.held,
    jsonb_build_object('organisation', o.name, 'timeZone', o.time_zone, 'nominee', e.name, 'campaign', c.title,
      'receiver', r.name, 'dueAt', d.due_at,
      'award', (SELECT a->>'title' FROM jsonb_array_elements(v.content->'awards') a WHERE a->>'code' = d.award_code)
    ) AS known
  FROM dossier d JOIN nominee e ON e.id = d.nominee_id JOIN organisation o ON o.id = d.organisation_id
    JOIN campaign c ON c.id = d.campaign_id
    JOIN campaign_version v ON v.campaign_id = c.id AND v.version = d.campaign_version
    LEFT JOIN organisation r ON r.id = d.receiver_id`;
const ONE = `${DOSSIER} WHERE d.id = $1`;
const OF_UNIT = `${DOSSIER} WHERE d.unit_id = $1 AND d.state = ANY($2) AND NOT d.held
  ORDER BY d.due_at NULLS LAST, e.sort_key, d.id LIMIT $3`;
const UNIT = `SELECT u.name, u.organisation_id AS "organisationId" FROM unit u WHERE u.id = $1`;

/** More than this is not read in a chat. */
const MOST = 200;
const OFFICERS: readonly Role[] = ['clerk', 'secretary', 'chair', 'admin'];

/** The words of notices as plain text, to be copied into Zalo for people who have no e-mail. */
@Injectable()
export class CopiedText {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** Where one dossier stands and what its unit is to do. */
  async ofDossier(person: SignedIn, id: string, language: Language): Promise<string> {
    const [row] = await this.database.query<Row>(ONE, [id]);
    if (!row || !maySee(person, row)) throw refused('notFound');
    const key = messageFor(row);
    const paragraphs = key ? wordsOf(render(key, row.known, language)) : [waiting(row, language)];
    return this.withLink(paragraphs, language);
  }

  /** All that a unit is to do, the most urgent first. */
  async ofUnit(person: SignedIn, id: string, language: Language): Promise<string> {
    const [unit] = await this.database.query<{ name: string; organisationId: string }>(UNIT, [id]);
    if (!unit || !worksFor(person, unit.organisationId, id)) throw refused('notFound');
    const rows = await this.database.query<Row>(OF_UNIT, [id, statesWith('turn:nominator'), MOST]);
    const phrase = rows.length > 0 ? PHRASES.unitTasks : PHRASES.unitIdle;
    const tasks = rows.map((row) => `- ${render(`turn.${row.state}` as MessageKey, row.known, language).subject}`);
    const head = fillIn(phrase[language], { unit: unit.name, count: rows.length });
    return this.withLink([[head, ...tasks].join('\n')], language);
  }

  private withLink(paragraphs: string[], language: Language): string {
    const { publicUrl } = this.config;
    const link = publicUrl ? [fillIn(PHRASES.link[language], { address: publicUrl })] : [];
    return [...paragraphs, ...link].join('\n\n');
  }
}

const wordsOf = ({ subject, body }: Message): string[] => [subject, body];

/** The message that the unit is told in this state; undefined where it is somebody else's turn. */
function messageFor({ state, held }: Row): MessageKey | undefined {
  const tags = tagsOf(state);
  if (state === 'archived') return 'season.closed';
  const end = `end.${state}`;
  if (tags.has('end')) return isMessage(end) ? end : undefined;
  if (held) return 'held';
  return tags.has('turn:nominator') ? (`turn.${state}` as MessageKey) : undefined;
}

/** Nothing of a vote goes into a chat: until it is settled, the dossier waits for the council. */
function waiting({ state, known }: Row, language: Language): string {
  const shown: State = tagsOf(state).has('onSheet') ? 'councilVote.scheduled' : state;
  const holder = turnHolder(shown);
  return fillIn(PHRASES.waiting[language], {
    what: fillIn(PHRASES.dossier[language], { ...known }),
    state: STATE_LABELS[shown][language],
    who: holder ? ROLE_LABELS[holder][language] : null,
  });
}

const worksFor = (person: SignedIn, organisationId: string, unitId: string): boolean =>
  rolesIn(person, organisationId).some((role) => OFFICERS.includes(role)) ||
  person.roles.some((grant) => grant.role === 'nominator' && grant.unitId === unitId);
