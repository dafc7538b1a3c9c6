import { Injectable } from '@nestjs/common';
import type { Campaign } from '../domain/campaign.js';
import { dayOf } from '../domain/days.js';
import { formalDay, paperNumber, placeAndDay } from '../domain/formal-writing.js';
import type { FactsOf } from '../domain/form.js';
import type { HEAD, SEASON, SIGNATURE } from '../domain/form-parts.js';
import { formOf, type FormCode } from '../domain/forms.js';
import { letterheadOf, symbolOf, type Letterhead } from '../domain/letterhead.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';

/** Where exactly one person holds the role today. */
const only = (role: string): string => `(SELECT CASE WHEN count(*) = 1 THEN min(p.full_name) END
    FROM (SELECT DISTINCT p.id, p.full_name FROM role r JOIN person p ON p.id = r.person_id
      WHERE r.organisation_id = o.id AND r.role = '${role}' AND p.active) p)`;
const OFFICE = `SELECT o.name, o.time_zone AS zone, ${only('chair')} AS chair, ${only('decider')} AS decider
  FROM organisation o WHERE o.id = $1`;

interface OfficeRow extends Record<string, unknown> {
  name: string;
  zone: string;
  chair: string | null;
  decider: string | null;
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
    this.letterhead = letterheadOf(office.name);
  }

  get zone(): string {
    return this.office.zone;
  }

  get decider(): string {
    return this.office.decider ?? '';
  }

  get name(): string {
    return this.office.name;
  }

  head(code: FormCode, { number, day }: Issued = NOT_ISSUED): FactsOf<typeof HEAD> {
    const { symbol, annex } = formOf(code);
    const { issuer, short, place } = this.letterhead;
    const year = Number(dayOf(this.now, this.zone).slice(0, 4));
    return {
      superior: '',
      issuer,
      number: number ?? (symbol === null ? '' : paperNumber(null, symbolOf(symbol, short))),
      placeAndDay: placeAndDay(this.campaign.document.place ?? place, day, year),
      annex: annex?.certainty === 'verified' ? annex.number : '',
    };
  }

  /** Papers of the council are headed by it, under the committee. */
  councilHead(code: FormCode): FactsOf<typeof HEAD> {
    const head = this.head(code);
    return { ...head, superior: head.issuer, issuer: this.campaign.council.name.toLocaleUpperCase('vi') };
  }

  season(): FactsOf<typeof SEASON> {
    const { title, year, council, plan } = this.campaign;
    return {
      campaign: title.replace(/^Phát động\s+/u, ''),
      year: String(year),
      council: council.name,
      bases: plan.legalBases.flatMap((text) => {
        const [, basis] = BASIS.exec(text) ?? [];
        return basis === undefined ? [] : [{ basis }];
      }),
    };
  }

  signature(recipients: readonly string[], signer: string | null = this.office.chair): FactsOf<typeof SIGNATURE> {
    const { signedFor, position } = this.letterhead;
    return { signedFor, position, signer: signer ?? '', recipients: recipients.map((to) => ({ to })) };
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
