/** A commune's season in the middle of its work, told over HTTP to a running server with the sample season. */
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '../test/support/client.js';
import { INDIVIDUAL, PDF, pdfForm } from '../test/support/steps.js';
import { SAMPLE_PASSWORD } from '../src/sample/sample.people.js';

const COUNCIL = ['chair', 'secretary', ...Array.from({ length: 7 }, (_, index) => `member${index + 1}`)];
const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý'];
const MIDDLE = ['Văn', 'Thị', 'Đức', 'Ngọc', 'Minh', 'Hữu', 'Thanh', 'Quang', 'Thu', 'Xuân'];
const GIVEN = [
  'Hòa',
  'Thủy',
  'Ánh',
  'Bình',
  'Cường',
  'Dũng',
  'Giang',
  'Hà',
  'Khánh',
  'Lan',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
  'Quý',
  'Sơn',
  'Tâm',
  'Uyên',
  'Vinh',
  'Yến',
];
const SHEET_SIZE = 40;
/** How many requests are under way at once. */
const AT_ONCE = 8;

/** How far along their way the dossiers are, in hundredths. */
const SHARES = { draft: 15, collecting: 15, appraisal: 10, supplement: 5, scheduled: 10, voted: 45 };

interface Place {
  organisationId: string;
  campaignId: string;
  units: Record<string, string>;
  council: Record<string, string>;
}

interface Draft {
  id: string;
}

/** The sample commune as its people use it. */
export class ToldSeason {
  private readonly clients = new Map<string, Client>();

  private constructor(
    readonly url: string,
    readonly place: Place,
  ) {}

  static async at(url: string): Promise<ToldSeason> {
    const season = new ToldSeason(url, { organisationId: '', campaignId: '', units: {}, council: {} });
    await season.look();
    return season;
  }

  async as(username: string): Promise<Client> {
    const known = this.clients.get(username);
    if (known) return known;
    const client = await signIn(this.url, username);
    this.clients.set(username, client);
    return client;
  }

  /** Tells of so many dossiers; at the end nothing waits in the outbox. */
  async tell(dossiers: number): Promise<void> {
    const [nominator, clerk] = [await this.as('nominator'), await this.as('clerk')];
    const drafts = await this.nominate(dossiers);
    const shares = shared(drafts, SHARES);
    const on = [...shares.appraisal, ...shares.supplement, ...shares.scheduled, ...shares.voted];
    await each([...shares.collecting, ...on], async ({ id }, index) => {
      await command(nominator, id, 'SUBMIT');
      await fill(nominator, id, index < shares.collecting.length ? 3 : 5);
    });
    await each(on, ({ id }) => command(nominator, id, 'COMPLETE'));
    const items = [{ code: 'report', text: 'Báo cáo cần nêu kết quả cụ thể.' }];
    const dueAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
    await each(shares.supplement, ({ id }) => command(clerk, id, 'ASK_SUPPLEMENT', { items, dueAt }));
    await each([...shares.scheduled, ...shares.voted], ({ id }) => command(clerk, id, 'REFER'));
    for (let start = 0; start < shares.voted.length; start += SHEET_SIZE)
      await this.vote(shares.voted.slice(start, start + SHEET_SIZE).map(({ id }) => id));
    await this.told();
  }

  /** One list after the other, as units hand them in. */
  private async nominate(count: number): Promise<Draft[]> {
    const drafts: Draft[] = [];
    const [clerk, nominator] = [await this.as('clerk'), await this.as('nominator')];
    const { organisationId, campaignId, units } = this.place;
    const unitId = units['thon-mot']!;
    for (let start = 0; start < count; start += 20) {
      const nominees = await each(range(start, Math.min(start + 20, count)), (index) =>
        clerk.post<Draft>('nominees', { organisationId, unitId, ...nomineeOf(index), confirmDistinct: true }),
      );
      const items = nominees.map(({ id }) => ({ nomineeId: id, awardCode: INDIVIDUAL }));
      const list = await nominator.post<{ dossiers: Draft[] }>('nominations', { campaignId, unitId, items });
      drafts.push(...list.dossiers);
    }
    return drafts;
  }

  /** A sitting with one secret sheet; every tenth does not pass, of the others three quarters go to the authority. */
  private async vote(ids: string[]): Promise<void> {
    const [secretary, chair] = [await this.as('secretary'), await this.as('chair')];
    const { campaignId, council } = this.place;
    const sitting = await secretary.post<Draft>('sittings', {
      ...{ campaignId, title: 'Họp Hội đồng', place: 'Hội trường', plannedAt: new Date().toISOString() },
      ...{ presiderId: council['chair'], secretaryId: council['secretary'] },
    });
    const persons = COUNCIL.map((name) => ({ personId: council[name], present: true }));
    await secretary.put(`sittings/${sitting.id}/attendance`, { persons });
    await secretary.post(`sittings/${sitting.id}/open`);
    const body = { campaignId, awardCode: INDIVIDUAL, dossierIds: ids, ballotKind: 'secret' };
    const { sheetId } = await secretary.post<{ sheetId: string }>(`sittings/${sitting.id}/sheets`, body);
    await secretary.post(`sheets/${sheetId}/open`);
    for (const [member, name] of COUNCIL.entries()) {
      const mark = (index: number) => (index % 10 === 9 && member > 2 ? 'no' : 'yes');
      const choices = Object.fromEntries(ids.map((id, index) => [id, mark(index)]));
      await (await this.as(name)).post(`sheets/${sheetId}/ballots`, { choices });
    }
    await secretary.post(`sheets/${sheetId}/close`);
    await chair.post(`sheets/${sheetId}/settle`);
    const about = { purpose: 'councilMinutes', 'subject[kind]': 'sheet', 'subject[id]': sheetId };
    const form = pdfForm({ ...about, number: '01/BB', date: today(), signer: 'Người Ký Mẫu' }, 'bien-ban.pdf', PDF);
    const paper = await secretary.post<Draft>('papers', form);
    await secretary.post(`sheets/${sheetId}/minutes`, { paperId: paper.id });
    await secretary.post(`sittings/${sitting.id}/close`);
    const passed = ids.filter((_, index) => index % 10 !== 9);
    await this.forward(passed.slice(0, Math.ceil((passed.length * 3) / 4)));
  }

  /** A letter that the authority acknowledges; it decides on half of it. */
  private async forward(dossierIds: string[]): Promise<void> {
    const [clerk, chair, authority] = [await this.as('clerk'), await this.as('chair'), await this.as('authority')];
    const { campaignId, council } = this.place;
    const { id } = await clerk.post<Draft>('submissions', { campaignId, dossierIds });
    const { listDigest } = await clerk.get<{ listDigest: string }>(`submissions/${id}`);
    await chair.post(`submissions/${id}/sign`, { signerId: council['chair'], listDigest });
    await clerk.post(`submissions/${id}/number`, { number: '15/TTr-UBND', date: today() });
    while ((await clerk.get<{ state: string }>(`submissions/${id}`)).state !== 'delivered') await pause(50);
    await authority.post(`submissions/${id}/commands`, { type: 'ACKNOWLEDGE' });
    const decided = dossierIds.slice(0, Math.floor(dossierIds.length / 2));
    const outcome = (index: number) => (index % 5 === 4 ? 'notAwarded' : 'awarded');
    const outcomes = decided.map((dossierId, index) => ({ dossierId, outcome: outcome(index) }));
    if (outcomes.length > 0) await authority.post('decisions', { submissionId: id, outcomes });
  }

  /** Until everybody was told everything. */
  private async told(): Promise<void> {
    const waiting = async () => /^vinhdanh_queue_depth\{.*outbox.*\} (\d+)/m.exec(await this.metrics())?.[1];
    while ((await waiting()) !== '0') await pause(100);
  }

  private async metrics(): Promise<string> {
    return (await fetch(`${this.url}/metrics`)).text();
  }

  private async look(): Promise<void> {
    const admin = await this.as('admin');
    const { roles } = await admin.get<{ roles: { organisationId: string }[] }>('me');
    const { organisationId } = roles[0]!;
    const campaigns = await admin.get<{ items: Draft[] }>('campaigns');
    const units = await admin.get<{ items: (Draft & { code: string })[] }>(`units?organisationId=${organisationId}`);
    this.place.organisationId = organisationId;
    this.place.campaignId = campaigns.items[0]!.id;
    for (const { code, id } of units.items) this.place.units[code] = id;
    for (const name of COUNCIL) {
      const { person } = await (await this.as(name)).get<{ person: Draft }>('me');
      this.place.council[name] = person.id;
    }
  }
}

export async function signIn(url: string, username: string): Promise<Client> {
  const body = { username, password: SAMPLE_PASSWORD };
  const { token } = await new Client(url, null).post<{ token: string }>('sessions', body);
  return new Client(url, token);
}

const today = (): string => new Date().toISOString().slice(0, 10);

const range = (start: number, end: number): number[] =>
  Array.from({ length: end - start }, (_, index) => start + index);

const nomineeOf = (index: number) => {
  const at = (names: readonly string[], step: number) => names[Math.floor(index / step) % names.length]!;
  const families = GIVEN.length * FAMILY.length;
  const name = [at(FAMILY, GIVEN.length), at(MIDDLE, families), at(GIVEN, 1)].join(' ');
  return { kind: 'individual', name, year: 1960 + (index % 40) };
};

/** What each is of the whole, by its hundredths; the last has the rest. */
function shared<Name extends string, Item>(items: readonly Item[], shares: Record<Name, number>): Record<Name, Item[]> {
  let done = 0;
  let at = 0;
  const parts = Object.entries<number>(shares).map(([name, share]) => {
    at += share;
    const end = Math.round((items.length * at) / 100);
    const part = items.slice(done, end);
    done = end;
    return [name, part];
  });
  return Object.fromEntries(parts) as Record<Name, Item[]>;
}

async function each<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = [...items.entries()];
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

const command = (by: Client, id: string, type: string, more: object = {}): Promise<unknown> =>
  by.post(`dossiers/${id}/commands`, { type, ...more });

const CLAIMS = { c1: { confirmed: true }, c2: { confirmed: true }, c3: { confirmed: true }, c5: { confirmed: true } };

/** The report, then so many claims of five; the last comes with its file. */
async function fill(by: Client, id: string, claims: number): Promise<void> {
  await by.put(`dossiers/${id}/sections/report`, { text: 'Báo cáo thành tích năm 2025.' });
  for (const [code, claim] of Object.entries(CLAIMS).slice(0, claims))
    await by.put(`dossiers/${id}/claims/${code}`, claim);
  if (claims < 5) return;
  await by.put(`dossiers/${id}/claims/c4`, { choice: 'sang-kien', text: 'Một sáng kiến.' });
  await by.post(`dossiers/${id}/evidence`, pdfForm({ criterionCode: 'c4' }));
}
