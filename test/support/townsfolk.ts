import type { Drawing } from './drawing.js';
import type { PostBook } from './post-book.js';
import type { Season } from './season.js';
import { COLLECTIVE, INDIVIDUAL, pdfForm } from './steps.js';
import { COUNCIL } from './stories.js';

interface Row {
  id: string;
  state: string;
}
interface Move {
  command: string;
  allowed: boolean;
  capacity: string | null;
  recorded: boolean;
}

/** Content has its own acts, and so have the batches. */
const NOT_A_COMMAND =
  /^(SET_CLAIM|WRITE_SECTION|ADD_EVIDENCE|REMOVE_EVIDENCE|ATTACH_PAPER|BLOCK_|MERGE_|SPLIT_|EXTEND)/;
const SELDOM = /^(WITHDRAW|STRIKE|RECALL|HOLD|PROPOSE_INELIGIBLE|ASK_SUPPLEMENT|SEND_BACK|REVOTE)/;
/** Where it is theirs to do something. */
const TURN: Record<string, RegExp> = {
  nominator: /draft|collecting|supplement/,
  clerk: /appraisal|returned|lapsed|withdrawn/,
  chair: /ineligibility|recommended|lapsed|withdrawn/,
};
const STATES = [
  'draft',
  'evidence.collecting',
  'evidence.appraisal',
  'evidence.supplement',
  'councilVote.scheduled',
  'recommended',
  'awarded',
];

/** What everybody in the town hall has heard of. */
export class Town {
  readonly papers: string[] = [];
  sittings: string[] = [];
  sheets: string[] = [];
  letters: string[] = [];
  readonly decisions: string[] = [];
  numbers = 0;
}

/** What one of the commune's people does when it comes into his head: mostly what is open to him, sometimes nonsense. */
export class Townsfolk {
  constructor(
    private readonly season: Season,
    private readonly book: PostBook,
    private readonly draw: Drawing,
    private readonly town: Town,
  ) {}

  /** One act of one person, of those that his office has. */
  async act(who: string): Promise<void> {
    if (this.draw.once(12)) return this.nonsense(who);
    const office = who.replace(/\d+$/, '');
    const acts: Record<string, (() => Promise<unknown>)[]> = {
      nominator: [
        () => this.nominate(who),
        () => this.write(who),
        () => this.write(who),
        () => this.move(who),
        () => this.move(who),
        () => this.move(who),
      ],
      clerk: [
        () => this.move(who),
        () => this.move(who),
        () => this.move(who),
        () => this.paper(who),
        () => this.gather(who),
        () => this.gather(who),
        () => this.handLetter(who),
        () => this.handLetter(who),
      ],
      secretary: [
        () => this.sit(who),
        () => this.makeSheet(who),
        () => this.makeSheet(who),
        () => this.leadSheet(who),
        () => this.leadSheet(who),
        () => this.leadSheet(who),
        () => this.vote(who),
        () => this.minutes(who),
      ],
      chair: [
        () => this.settle(who),
        () => this.settle(who),
        () => this.sign(who),
        () => this.sign(who),
        () => this.move(who),
        () => this.vote(who),
        () => this.amend(who),
      ],
      member: [() => this.vote(who), () => this.vote(who), () => this.read(who)],
      authority: [() => this.answer(who), () => this.decide(who), () => this.decide(who), () => this.revoke(who)],
    };
    const act = this.draw.of(acts[office] ?? [() => this.read(who)])!;
    await act();
  }

  private async dossiers(who: string, query = ''): Promise<Row[]> {
    const answer = await this.book.send<{ items?: Row[] }>(who, 'GET', `dossiers?limit=100${query}`);
    return answer?.body.items ?? [];
  }

  private nominate(who: string) {
    return this.nominateSome(who, this.draw.once(4) ? COLLECTIVE : INDIVIDUAL, 1 + this.draw.below(3));
  }

  private async nominateSome(who: string, award: string, most: number) {
    const { sample } = this.season;
    const items = [];
    for (let count = most; count > 0; count -= 1) {
      this.town.numbers += 1;
      const kind = award === INDIVIDUAL ? 'individual' : 'collective';
      const nominee = {
        organisationId: sample.organisations.commune,
        kind,
        name: `Người Thứ ${this.town.numbers}`,
        year: 1980,
        confirmDistinct: true,
      };
      const made = await this.book.send<{ id?: string }>(who, 'POST', 'nominees', nominee);
      if (made?.body.id) items.push({ awardCode: award, nomineeId: made.body.id });
    }
    const unitId = sample.units[who === 'nominator2' ? 'hoi-phu-nu' : 'thon-mot'];
    const body = { campaignId: sample.campaignId, unitId, items };
    return this.book.send<{ dossiers?: { id: string }[] }>(who, 'POST', 'nominations', body);
  }

  private async write(who: string): Promise<void> {
    const open = (await this.dossiers(who)).filter(({ state }) => /draft|collecting|supplement/.test(state));
    const one = this.draw.of(open);
    if (!one) return;
    const path = `dossiers/${one.id}`;
    await this.book.send(who, 'PUT', `${path}/sections/report`, { text: `Báo cáo lần ${this.draw.below(3)}.` });
    await this.book.send(who, 'PUT', `${path}/claims/${this.draw.of(['c1', 'c1', 't1'])}`, { confirmed: true });
    if (this.draw.once(5)) await this.book.send(who, 'POST', `${path}/evidence`, pdfForm({ criterionCode: 'c1' }));
  }

  /** One of the moves that the program shows as open to him. */
  private async move(who: string): Promise<void> {
    const all = await this.dossiers(who);
    const turn = TURN[who.replace(/\d+$/, '')];
    const waiting = all.filter(({ state }) => turn?.test(state));
    const one = this.draw.of(waiting.length > 0 && !this.draw.once(4) ? waiting : all);
    if (!one) return;
    const answer = await this.book.send<Move[]>(who, 'GET', `dossiers/${one.id}/moves`);
    const moves = Array.isArray(answer?.body) ? answer.body : [];
    const open = moves.filter(
      ({ allowed, command }) => allowed && !NOT_A_COMMAND.test(command) && (!SELDOM.test(command) || this.draw.once(6)),
    );
    const move = this.draw.of(open);
    if (move) await this.book.send(who, 'POST', `dossiers/${one.id}/commands`, this.filled(move));
  }

  private filled({ command, capacity, recorded }: Move): object {
    const day = 86_400_000;
    const paperId = this.draw.of(this.town.papers);
    return {
      ...{ type: command, reason: 'lý do', duplicateConfirmed: true },
      dueAt: new Date(this.season.clock.now().getTime() + 20 * day).toISOString(),
      ...(command === 'ASK_SUPPLEMENT' || command === 'SEND_BACK'
        ? { items: [{ code: 'report', text: 'ghi rõ hơn' }] }
        : {}),
      ...(capacity && { capacity }),
      ...(recorded && paperId && { basis: { kind: 'paper', paperId } }),
      ...(paperId && { letterPaperId: paperId, consentPaperId: paperId }),
      ...(command === 'ASK_REINSTATE' && { target: this.draw.of(STATES) }),
    };
  }

  private async paper(who: string): Promise<void> {
    const one = this.draw.of(await this.dossiers(who));
    if (!one) return;
    const purpose = this.draw.of(['recordOfAct', 'withdrawalLetter', 'authorityAnswer'])!;
    const id = await this.keepPaper(who, one.id, purpose);
    if (id && purpose === 'recordOfAct') this.town.papers.push(id);
  }

  private async keepPaper(who: string, dossierId: string, purpose: string): Promise<string | undefined> {
    const about = {
      purpose,
      'subject[kind]': 'dossier',
      'subject[id]': dossierId,
      number: '01/TM',
      date: '2026-03-01',
      signer: 'Người Ký',
    };
    return (await this.book.send<{ id?: string }>(who, 'POST', 'papers', pdfForm(about)))?.body.id;
  }

  private async sit(who: string): Promise<void> {
    const { people, campaignId } = this.season.sample;
    const leaders = { presiderId: people['chair'], secretaryId: people['secretary'] };
    const plan = {
      campaignId,
      title: 'Họp',
      place: 'Hội trường',
      plannedAt: this.season.clock.now().toISOString(),
      ...leaders,
    };
    const made = await this.book.send<{ id?: string }>(who, 'POST', 'sittings', plan);
    if (!made?.body.id) return;
    const { id } = made.body;
    const persons = COUNCIL.map((name) => ({
      personId: people[name],
      present: name === 'chair' || name === 'secretary' || !this.draw.once(6),
    }));
    await this.book.send(who, 'PUT', `sittings/${id}/attendance`, { persons });
    await this.book.send(who, 'POST', `sittings/${id}/open`, {});
    this.town.sittings = [...this.town.sittings, id].slice(-2);
  }

  private async makeSheet(who: string): Promise<void> {
    const waiting = await this.dossiers(who, '&state=councilVote.scheduled');
    const sitting = this.draw.of(this.town.sittings);
    if (!sitting || waiting.length === 0) return;
    const dossierIds = this.draw.some(waiting, 4).map(({ id }) => id);
    const awardCode = this.draw.once(5) ? COLLECTIVE : INDIVIDUAL;
    const list = {
      campaignId: this.season.sample.campaignId,
      awardCode,
      dossierIds,
      ballotKind: this.draw.once(4) ? 'paper' : 'secret',
    };
    const made = await this.book.send<{ sheetId?: string }>(who, 'POST', `sittings/${sitting}/sheets`, list);
    if (made?.body.sheetId) this.town.sheets = [...this.town.sheets, made.body.sheetId].slice(-4);
  }

  private async sheet(
    who: string,
  ): Promise<{ id: string; state: string; dossiers: { dossierId: string; removed: boolean }[] } | undefined> {
    const id = this.draw.of(this.town.sheets);
    if (!id) return undefined;
    const answer = await this.book.send<{
      id: string;
      state: string;
      dossiers: { dossierId: string; removed: boolean }[];
    }>(who, 'GET', `sheets/${id}`);
    return answer?.body;
  }

  private async leadSheet(who: string): Promise<void> {
    const sheet = await this.sheet(who);
    if (!sheet) return;
    const counts = sheet.dossiers
      .filter(({ removed }) => !removed)
      .map(({ dossierId }) => ({ dossierId, yes: 7, no: 2, blank: 0, recused: 0, absent: 0 }));
    if (this.draw.once(12)) await this.book.send(who, 'POST', `sheets/${sheet.id}/void`, { reason: 'lập nhầm' });
    else if (sheet.state !== 'scheduled') await this.book.send(who, 'POST', `sheets/${sheet.id}/close`, {});
    else if (this.draw.once(3))
      await this.book.send(who, 'POST', `sheets/${sheet.id}/count`, { counts, minutesPromised: true });
    else await this.book.send(who, 'POST', `sheets/${sheet.id}/open`, {});
  }

  private async vote(who: string): Promise<void> {
    const sheet = await this.sheet(who);
    if (!sheet) return;
    const choices = Object.fromEntries(
      sheet.dossiers.map(({ dossierId }) => [dossierId, this.draw.of(['yes', 'yes', 'yes', 'no', 'blank'])]),
    );
    await this.book.send(who, 'POST', `sheets/${sheet.id}/ballots`, { choices });
  }

  private async settle(who: string): Promise<void> {
    const id = this.draw.of(this.town.sheets);
    if (id) await this.book.send(who, 'POST', `sheets/${id}/settle`, {});
  }

  private async minutes(who: string): Promise<void> {
    const id = this.draw.of(this.town.sheets);
    if (!id) return;
    const about = {
      purpose: 'councilMinutes',
      'subject[kind]': 'sheet',
      'subject[id]': id,
      number: '02/BB',
      date: '2026-03-01',
      signer: 'Thư Ký',
    };
    const made = await this.book.send<{ id?: string }>(who, 'POST', 'papers', pdfForm(about));
    if (made?.body.id) await this.book.send(who, 'POST', `sheets/${id}/minutes`, { paperId: made.body.id });
  }

  private async gather(who: string): Promise<void> {
    const ready = await this.dossiers(who, '&state=recommended');
    if (ready.length === 0) return;
    const dossierIds = this.draw.some(ready, 5).map(({ id }) => id);
    const made = await this.book.send<{ id?: string }>(who, 'POST', 'submissions', {
      campaignId: this.season.sample.campaignId,
      dossierIds,
    });
    if (made?.body.id) this.town.letters = [...this.town.letters, made.body.id].slice(-4);
  }

  private async sign(who: string): Promise<void> {
    const id = this.draw.of(this.town.letters);
    if (!id) return;
    const shown = await this.book.send<{ listDigest?: string }>(who, 'GET', `submissions/${id}`);
    const body = { signerId: this.season.sample.people['chair'], listDigest: shown?.body.listDigest ?? 'none' };
    await this.book.send(who, 'POST', `submissions/${id}/sign`, body);
  }

  private async handLetter(who: string): Promise<void> {
    const id = this.draw.of(this.town.letters);
    if (!id) return;
    this.town.numbers += 1;
    const number = {
      number: `${this.town.numbers}/TTr-UBND`,
      date: this.season.clock.now().toISOString().slice(0, 10),
    };
    if (this.draw.once(3)) await this.book.send(who, 'POST', `submissions/${id}/deliver`, {});
    else if (this.draw.once(8)) await this.book.send(who, 'POST', `submissions/${id}/discard`, {});
    else await this.book.send(who, 'POST', `submissions/${id}/number`, number);
  }

  private async answer(who: string): Promise<void> {
    const id = this.draw.of(this.town.letters);
    if (!id) return;
    const type = this.draw.of(['ACKNOWLEDGE', 'ACKNOWLEDGE', 'RETURN'])!;
    await this.book.send(who, 'POST', `submissions/${id}/commands`, {
      type,
      ...(type === 'RETURN' && { reason: 'thiếu' }),
    });
  }

  private async decide(who: string): Promise<void> {
    const id = this.draw.of(this.town.letters);
    if (!id) return;
    const held = await this.dossiers(who);
    const outcomes = this.draw
      .some(held, 4)
      .map((one) => ({ dossierId: one.id, outcome: this.draw.once(4) ? 'notAwarded' : 'awarded' }));
    const made = await this.book.send<{ id?: string }>(who, 'POST', 'decisions', { submissionId: id, outcomes });
    if (made?.body.id) this.town.decisions.push(made.body.id);
  }

  private async revoke(who: string): Promise<void> {
    const id = this.draw.of(this.town.decisions);
    if (!id || !this.draw.once(3)) return;
    const one = this.draw.of(await this.dossiers(who));
    if (one)
      await this.book.send(who, 'POST', `decisions/${id}/revoke`, { dossierIds: [one.id], reason: 'khai không đúng' });
  }

  private async amend(who: string): Promise<void> {
    if (this.draw.once(6)) await this.prolong(who);
  }

  private prolong(who: string) {
    const dossierDeadline = new Date(this.season.clock.now().getTime() + 40 * 86_400_000).toISOString().slice(0, 10);
    const path = `campaigns/${this.season.sample.campaignId}/amendments`;
    return this.book.send(who, 'POST', path, { reason: 'gia hạn', dossierDeadline });
  }

  /** In every year somebody begins in the last weeks what nobody completes. */
  async beginTooLate(): Promise<void> {
    await heard(() => this.prolong('chair'));
    const who = 'nominator';
    const begun = await heard(async () => (await this.nominateSome(who, INDIVIDUAL, 1))?.body.dossiers);
    for (const { id } of begun) {
      await heard(() => this.book.send(who, 'POST', `dossiers/${id}/commands`, { type: 'SUBMIT' }));
      await heard(() => this.book.send(who, 'PUT', `dossiers/${id}/sections/report`, { text: 'Báo cáo dở dang.' }));
    }
  }

  private async read(who: string): Promise<void> {
    const one = this.draw.of(await this.dossiers(who));
    if (one) await this.book.send(who, 'GET', `dossiers/${one.id}/${this.draw.of(['trail', 'moves'])}`);
    await this.book.send(who, 'GET', this.draw.of(['notices', 'me', 'inbox', 'sittings', 'submissions', 'nowhere'])!);
  }

  /** Somebody who has mistaken his place, his paper or the day. */
  private async nonsense(who: string): Promise<void> {
    const ids = [
      ...(await this.dossiers(who)).map(({ id }) => id),
      ...this.town.sheets,
      ...this.town.letters,
      '00000000-0000-4000-8000-000000000000',
    ];
    const type = this.draw.of([
      'SIGN',
      'SUBMIT',
      'REFER',
      'DECIDE',
      'REINSTATE',
      'FLY',
      'DELIVERED',
      'RECALL',
      'WITHDRAW',
    ]);
    const path = this.draw.of([
      'dossiers/:/commands',
      'sheets/:/close',
      'sheets/:/settle',
      'submissions/:/sign',
      'decisions',
      'campaigns/:/close',
    ])!;
    await this.book.send(who, 'POST', path.replace(':', this.draw.of(ids)!), {
      ...(path.startsWith('dossiers') && { type }),
    });
  }

  /** At the end of the year the chair takes back what is still under way, and closes the season's book. */
  async close(): Promise<unknown> {
    const chair = 'chair';
    const all = await this.all(chair);
    const paper = (purpose: string) => heard(() => this.keepPaper('clerk', all[0]!.id, purpose));
    const paperId = this.town.papers[0] ?? (await paper('recordOfAct'));
    const letterPaperId = await paper('withdrawalLetter');
    for (const id of this.town.sheets)
      await heard(() => this.book.send('secretary', 'POST', `sheets/${id}/void`, { reason: 'hết năm' }));
    const basis = { kind: 'paper', paperId };
    for (const { id } of all) {
      const fromOffice = { type: 'WITHDRAW', basis, letterPaperId, reason: 'hết năm' };
      await heard(() => this.book.send(chair, 'POST', `dossiers/${id}/commands`, fromOffice));
      const own = { type: 'WITHDRAW', capacity: 'nominator', basis };
      await heard(() => this.book.send('clerk', 'POST', `dossiers/${id}/commands`, own));
    }
    const path = `campaigns/${this.season.sample.campaignId}/close`;
    return (await heard(() => this.book.send(chair, 'POST', path, {}))).body;
  }

  private async all(who: string): Promise<Row[]> {
    const rows: Row[] = [];
    for (let cursor = ''; ;) {
      const page = await this.book.send<{ items: Row[]; nextCursor: string | null }>(
        who,
        'GET',
        `dossiers?limit=100${cursor}`,
      );
      rows.push(...(page?.body.items ?? []));
      if (!page?.body.nextCursor) return rows;
      cursor = `&cursor=${page.body.nextCursor}`;
    }
  }
}

/** Sent again by whoever gave up waiting, until he has an answer. */
async function heard<Answer>(send: () => Promise<Answer | undefined>): Promise<Answer> {
  for (;;) {
    const answer = await send();
    if (answer) return answer;
  }
}
