import { Injectable } from '@nestjs/common';
import type { Campaign } from '../domain/campaign.js';
import { dayOf } from '../domain/days.js';
import { formalDay, placeAndDay } from '../domain/formal-writing.js';
import type { FactsOf } from '../domain/form.js';
import type { HEAD, SEASON, SIGNATURE } from '../domain/form-parts.js';
import { formOf, type FormCode } from '../domain/forms.js';
import {
  deciding,
  letterheadBy,
  letterheadOf,
  numberWritten,
  type Letterhead,
  type LetterheadSettings,
} from '../domain/letterhead.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';

/** What an organisation `o` says of its letterhead: its latest version; null where it says nothing, or that was erased. */
const LATEST_LETTERHEAD = `(SELECT c.content FROM letterhead l JOIN content_version c ON c.id = l.content_id
    WHERE l.organisation_id = o.id ORDER BY l.version DESC LIMIT 1)`;
/** Where exactly one person holds the role today. */
const only = (role: string): string => `(SELECT CASE WHEN count(*) = 1 THEN min(p.full_name) END
    FROM (SELECT DISTINCT p.id, p.full_name FROM role r JOIN person p ON p.id = r.person_id
      WHERE r.organisation_id = o.id AND r.role = '${role}' AND p.active) p)`;
/** The chair of an organisation `o`. */
export const ONLY_CHAIR = only('chair');
const OFFICE = `SELECT o.name, o.time_zone AS zone, ${ONLY_CHAIR} AS chair, ${only('decider')} AS decider,
    ${LATEST_LETTERHEAD} AS said FROM organisation o WHERE o.id = $1`;

interface OfficeRow extends Record<string, unknown> {
  name: string;
  zone: string;
  chair: string | null;
  decider: string | null;
  said: LetterheadSettings | null;
}

/** Number and day of a paper that has been issued; both blank before. */
export interface Issued {
  number: string | null;
  day: string | null;
}

const NOT_ISSUED: Issued = { number: null, day: null };

/** What a plan is based on, without the sentence that follows its bases. */
const BASIS = /^\s*Căn cứ\s+(.*?)[;.,\s]*$/isu;

/** What an organisation puts on every paper of a season. */
export class Stationery {
  private readonly letterhead: Letterhead;

  constructor(
    private readonly office: OfficeRow,
    private readonly campaign: Campaign,
    readonly now: Date,
  ) {
    this.letterhead = letterheadBy(letterheadOf(office.name, office.chair), office.said);
  }

  get zone(): string {
    return this.office.zone;
  }

  /** Whose decision it is, and who signs it, for nobody else: as the office says of all its papers, else its only decider. */
  deciding(recipients: readonly string[]): FactsOf<typeof SIGNATURE> & { authority: string } {
    const signer = this.office.said?.signer ?? this.office.decider ?? '';
    const signature = this.signature(recipients, signer);
    return { ...signature, ...deciding({ ...signature, issuer: this.letterhead.issuer }) };
  }

  get name(): string {
    return this.office.name;
  }

  /** Of a paper of the office, or of its council, which stands under it. */
  head(code: FormCode, { number, day }: Issued = NOT_ISSUED): FactsOf<typeof HEAD> {
    const { symbol, annex, issuedBy } = formOf(code);
    const { superior, issuer } = this.letterhead;
    const council = { superior: issuer, issuer: this.campaign.council.name.toLocaleUpperCase('vi') };
    const place = this.office.said?.place ?? this.campaign.document.place ?? this.letterhead.place;
    const year = Number(dayOf(this.now, this.zone).slice(0, 4));
    return {
      ...(issuedBy === 'council' ? council : { superior, issuer }),
      number: number ?? (symbol === null ? '' : numberWritten(this.letterhead, null, symbol, issuedBy)),
      placeAndDay: placeAndDay(place, day, year),
      annex: annex?.certainty === 'verified' ? annex.number : '',
    };
  }

  season(): FactsOf<typeof SEASON> {
    const { title, year, council, office, plan } = this.campaign;
    return {
      campaign: title.replace(/^Phát động\s+/u, ''),
      year: String(year),
      council: council.name,
      office: office.name,
      bases: plan.legalBases.flatMap((text) => {
        const [, basis] = BASIS.exec(text) ?? [];
        return basis === undefined ? [] : [{ basis }];
      }),
    };
  }

  /**
   * Recipients of the paper itself, and behind them those of every paper of the office. Whoever signed in fact, or signs for
   * himself, signs as what he is: the position that the office set is that of the signer that it set.
   */
  signature(recipients: readonly string[], signer: string | null = this.letterhead.signer): FactsOf<typeof SIGNATURE> {
    const set = this.office.said?.signer ?? null;
    const isOther = set !== null && signer !== null && signer !== '' && signer !== set;
    const { signedFor, position } = isOther ? letterheadOf(this.office.name) : this.letterhead;
    const all = [...recipients, ...this.letterhead.recipients];
    return { signedFor, position, signer: signer ?? '', recipients: all.map((to) => ({ to })) };
  }

  /** Of a paper that goes to nobody and is signed by hand. */
  unsigned(): FactsOf<typeof SIGNATURE> {
    return { ...this.signature([], ''), recipients: [] };
  }

  /** Of a paper of one of its units, or of a collective in that: under which it stands, the office over them all. */
  unitHead(code: FormCode, unit: string, collective: string = unit): FactsOf<typeof HEAD> {
    const [issuer, over] = [collective, unit].map((name) => name.toLocaleUpperCase('vi')) as [string, string];
    return { ...this.head(code), superior: issuer === over ? this.letterhead.issuer : over, issuer };
  }

  /** "ngày 05 tháng 12 năm 2025", by the clock of the office. */
  dayOf(instant: Date | string): string {
    return formalDay(dayOf(new Date(instant), this.zone));
  }
}

@Injectable()
export class Heads {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(organisationId: string, campaign: Campaign): Promise<Stationery> {
    const [office] = await this.database.query<OfficeRow>(OFFICE, [organisationId]);
    return new Stationery(office!, campaign, this.clock.now());
  }
}
