import { createHash } from 'node:crypto';
import { mkdirSync, rmdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import {
  requestDigest,
  SealBroken,
  sealBallot,
  unsealBallot,
  type Choices,
  type Urn,
} from '../../src/council/ballot.box.js';
import type { Choice } from '../../src/domain/tally.js';
import { UrnKeys } from '../../src/council/urn.keys.js';
import { stampOf } from '../../src/platform/once.js';
import { all, codeOf, CouncilWorld, refusalOf } from './council.world.js';

let world: CouncilWorld;
beforeAll(async () => {
  world = await CouncilWorld.start();
}, 60_000);
afterAll(() => world.stop());

const CHOICES: readonly Choice[] = ['yes', 'no', 'blank', 'recused'];

const countsOf = async (sheetId: string) =>
  (await world.show(world.commune.chair, sheetId)).counts!.map(({ yes, no, blank, recused, absent }) => ({
    ...{ yes, no, blank, recused, absent },
  }));

const stateOf = async (sheetId: string) => (await world.show(world.commune.auditor, sheetId)).state;

const BALLOTS = `SELECT count(*)::int AS rows FROM ballot WHERE sheet_id = $1`;

const keysOf = (sheetId: string) => world.keys().filter((name) => name.includes(sheetId));

/** The tables that hold a text somewhere, read as a superuser reads them: every column of every row. */
async function whereStands(...texts: string[]): Promise<string[][]> {
  const tables = await world.asSuperuser<{ name: string; columns: string }>(
    `SELECT table_name AS name, string_agg(format('%I::text', column_name), ', ') AS columns
     FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name ORDER BY table_name`,
  );
  const found = texts.map(() => [] as string[]);
  for (const { name, columns } of tables) {
    const rows = await world.asSuperuser<{ row: string }>(`SELECT concat_ws(' ', ${columns}) AS row FROM ${name}`);
    const held = rows.map(({ row }) => row).join('\n');
    texts.forEach((text, index) => held.includes(text) && found[index]!.push(name));
  }
  return found;
}

describe('the members vote', () => {
  test('nine at once: nine ballots are accepted, nine are counted, and the sheet has a line for each', async () => {
    const dossiers = await world.dossiers(2);
    const sheetId = await world.openSheet(dossiers);
    await Promise.all(
      world.commune.members.map((member, index) =>
        world.cast(member, sheetId, { [dossiers[0]!]: 'yes', [dossiers[1]!]: index < 4 ? 'no' : 'blank' }),
      ),
    );
    await world.close(sheetId);
    expect(await countsOf(sheetId)).toEqual([
      { yes: 9, no: 0, blank: 0, recused: 0, absent: 0 },
      { yes: 0, no: 4, blank: 5, recused: 0, absent: 0 },
    ]);
    const lines = await world.database.query<{ seq: number; who: string; data: unknown; digest: string | null }>(
      `SELECT seq, body ->> 'actorId' AS who, body -> 'data' AS data, body ->> 'contentDigest' AS digest
       FROM line WHERE stream_id = $1 AND body ->> 'command' = 'CAST_BALLOT' ORDER BY seq`,
      [sheetId],
    );
    expect(lines.map(({ seq, data, digest }) => [seq, data, digest])).toEqual(
      [3, 4, 5, 6, 7, 8, 9, 10, 11].map((seq) => [seq, {}, null]),
    );
    expect(new Set(lines.map(({ who }) => who))).toEqual(new Set(world.commune.members.map((one) => one.personId)));
  });

  test('fifteen within a second: nobody is asked to try again', async () => {
    const large = await CouncilWorld.start({}, 15);
    const dossiers = await large.dossiers(3);
    const sheetId = await large.openSheet(dossiers);
    const ballots = large.commune.members.map((member) => large.cast(member, sheetId, all(dossiers, 'yes')));
    expect((await Promise.allSettled(ballots)).map(({ status }) => status)).toEqual(ballots.map(() => 'fulfilled'));
    expect((await large.show(large.commune.auditor, sheetId)).turnout!.voted).toBe(15);
    await large.stop();
  });

  test('one ballot each: the second is refused, and so is one sent twice at the same moment', async () => {
    const dossiers = await world.dossiers(1);
    const sheetId = await world.openSheet(dossiers);
    const [first, second] = world.commune.members;
    await world.cast(first!, sheetId, all(dossiers, 'yes'));
    expect(await codeOf(world.cast(first!, sheetId, all(dossiers, 'no')))).toBe('ballot.alreadyCast');
    const twice = [
      world.cast(second!, sheetId, all(dossiers, 'yes')),
      world.cast(second!, sheetId, all(dossiers, 'no')),
    ];
    const outcomes = await Promise.allSettled(twice);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await world.close(sheetId);
    const [counted] = await countsOf(sheetId);
    expect(counted!.yes + counted!.no).toBe(2);
  });

  test('only those of the council who are there, and only on an open sheet', async () => {
    const dossiers = await world.dossiers(1);
    const [away] = world.commune.members;
    const sittingId = await world.sitting([away!]);
    const sheetId = await world.makeSheet(sittingId, dossiers);
    const yes = all(dossiers, 'yes');
    expect(await codeOf(world.cast(world.commune.members[1]!, sheetId, yes))).toBe('sheet.notOpen');
    await world.acts.open(world.asking(world.commune.secretary, sheetId), {});
    expect(await codeOf(world.cast(away!, sheetId, yes))).toBe('ballot.notOnRoll');
    expect(await codeOf(world.cast(world.commune.chair, sheetId, yes))).toBe('ballot.notOnRoll');
    expect(await codeOf(world.cast(world.commune.nominator, sheetId, yes))).toBe('role.needed');
    await world.close(sheetId);
    expect(await refusalOf(world.cast(world.commune.members[1]!, sheetId, yes))).toEqual({
      code: 'sheet.notOpen',
      params: { state: 'counted' },
    });
  });

  test('exactly on the dossiers of the sheet', async () => {
    const [one, two, other] = await world.dossiers(3);
    const sheetId = await world.openSheet([one!, two!]);
    const wrong: Choices[] = [{}, all([one!], 'yes'), all([one!, other!], 'yes'), all([one!, two!, other!], 'yes')];
    for (const choices of wrong) {
      expect(await refusalOf(world.cast(world.commune.members[0]!, sheetId, choices))).toEqual({
        code: 'ballot.wrongDossiers',
        params: { dossiers: [one!, two!] },
      });
    }
  });

  test('whoever is recused says so in those rows, votes on the others, and is counted as recused', async () => {
    const nominee = await world.nominee();
    const related = await world.dossier(nominee);
    const plain = await world.dossier();
    const [recused, ...others] = world.commune.members;
    const sittingId = await world.sitting([], [{ personId: recused!.personId, nomineeId: nominee }]);
    const sheetId = await world.openSheet([related, plain], 'secret', sittingId);
    expect(await refusalOf(world.cast(recused!, sheetId, all([related, plain], 'yes')))).toEqual({
      code: 'ballot.recused',
      params: { dossiers: [related] },
    });
    await world.cast(recused!, sheetId, { [related]: 'recused', [plain]: 'yes' });
    await world.vote(sheetId, [related, plain], 8, others);
    await world.close(sheetId);
    expect(await countsOf(sheetId)).toEqual([
      { yes: 8, no: 0, blank: 0, recused: 1, absent: 0 },
      { yes: 9, no: 0, blank: 0, recused: 0, absent: 0 },
    ]);
  });

  test('a request that is repeated has the same answer, before and after the close; another ballot under its key has not', async () => {
    const dossiers = await world.dossiers(2);
    const sheetId = await world.openSheet(dossiers);
    const [member] = world.commune.members;
    const stamp = world.stamp(member!, sheetId);
    const answer = await world.cast(member!, sheetId, all(dossiers, 'yes'), stamp);
    expect(Object.keys(answer)).toEqual(['receipt']);
    expect(await world.cast(member!, sheetId, all(dossiers, 'yes'), stamp)).toEqual(answer);
    expect(await codeOf(world.cast(member!, sheetId, all(dossiers, 'no'), stamp))).toBe('idempotency.otherBody');
    expect((await world.show(member!, sheetId)).mine).toEqual({
      ...{ onRoll: true, voted: true, recusedFrom: [], receipt: answer.receipt },
    });
    await world.close(sheetId);
    expect(await world.cast(member!, sheetId, all(dossiers, 'yes'), stamp)).toEqual(answer);
    expect((await world.show(member!, sheetId)).mine.receipt).toBe(null);
  });

  test('while the sheet closes: every ballot is counted or refused, and none is lost', async () => {
    const dossiers = await world.dossiers(1);
    const sheetId = await world.openSheet(dossiers);
    const { members } = world.commune;
    await world.cast(members[0]!, sheetId, all(dossiers, 'yes'));
    const ballots = members.slice(1).map((member) => world.cast(member, sheetId, all(dossiers, 'yes')));
    const [closed, ...cast] = await Promise.allSettled([world.close(sheetId), ...ballots]);
    expect(closed!.status).toBe('fulfilled');
    const accepted = cast.filter(({ status }) => status === 'fulfilled').length;
    const refusals = cast.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).message] : []));
    expect(new Set(refusals)).toEqual(new Set(refusals.length > 0 ? ['sheet.notOpen'] : []));
    expect(await countsOf(sheetId)).toEqual([{ yes: 1 + accepted, no: 0, blank: 0, recused: 0, absent: 8 - accepted }]);
  });
});

describe('a secret ballot', () => {
  test('is as long whatever is chosen, and is of one member', async () => {
    const nomineeId = await world.nominee();
    const own = await world.dossier(nomineeId);
    const dossiers = [own, ...(await world.dossiers(2))];
    const recusals = [{ personId: world.commune.members[3]!.personId, nomineeId }];
    const sheetId = await world.openSheet(dossiers, 'secret', await world.sitting([], recusals));
    for (const [index, choice] of (['yes', 'no', 'blank', 'yes'] as const).entries()) {
      const said: Choices = { ...all(dossiers, choice), [own]: index === 3 ? 'recused' : choice };
      await world.cast(world.commune.members[index]!, sheetId, said);
    }
    const rows = await world.asSuperuser<{ length: number; choices: unknown }>(
      `SELECT length(ciphertext) AS length, choices FROM ballot WHERE sheet_id = $1`,
      [sheetId],
    );
    expect(rows).toEqual(CHOICES.map(() => ({ length: 12 + 3 + 16, choices: null })));
  });

  test('is nowhere in the database: not while the sheet is open, and after the close not even its ciphertext', async () => {
    const dossiers = await world.dossiers(2);
    const sheetId = await world.openSheet(dossiers);
    const { members } = world.commune;
    const choices: Choices = { [dossiers[0]!]: 'yes', [dossiers[1]!]: 'no' };
    const receipts = await Promise.all(members.map((member) => world.cast(member, sheetId, choices)));
    const chosen = [`"${dossiers[0]}": "yes"`, `"${dossiers[0]}":"yes"`, `${dossiers[1]}": "no`];
    expect(await whereStands(...chosen)).toEqual([[], [], []]);

    const sealed = await world.asSuperuser<{ hex: string }>(
      `SELECT encode(ciphertext, 'hex') AS hex FROM ballot WHERE sheet_id = $1`,
      [sheetId],
    );
    expect(sealed.length).toBe(9);
    expect(await whereStands(sealed[0]!.hex)).toEqual([['ballot']]);
    expect(keysOf(sheetId).length).toBe(1);

    await world.close(sheetId);
    expect(keysOf(sheetId)).toEqual([]);
    const gone = [...chosen, ...sealed.map(({ hex }) => hex)];
    expect(await whereStands(...gone)).toEqual(gone.map(() => []));
    expect(await whereStands(...receipts.map(({ receipt }) => receipt))).toEqual(receipts.map(() => ['idempotency']));
    expect(await world.asSuperuser(BALLOTS, [sheetId])).toEqual([{ rows: 0 }]);
  });

  test('the same search finds an open ballot, which is no secret', async () => {
    const dossiers = await world.dossiers(1);
    const sheetId = await world.openSheet(dossiers, 'open');
    await world.vote(sheetId, dossiers, 9);
    await world.close(sheetId);
    expect(await whereStands(`"${dossiers[0]}": "yes"`)).toEqual([['ballot']]);
    expect(keysOf(sheetId)).toEqual([]);
    expect(await countsOf(sheetId)).toEqual([{ yes: 9, no: 0, blank: 0, recused: 0, absent: 0 }]);
  });

  test('its request is known by a digest that nobody can guess, though there are few ballots to try', async () => {
    const dossiers = await world.dossiers(2);
    const sheetId = await world.openSheet(dossiers);
    const [member] = world.commune.members;
    const choices: Choices = { [dossiers[0]!]: 'no', [dossiers[1]!]: 'yes' };
    const body = { choices };
    const stamp = stampOf(member!.personId, `POST /api/v1/sheets/${sheetId}/ballots`, 'key', [body, null]);
    await world.cast(member!, sheetId, choices, stamp);
    const [kept] = await world.database.query<{ request_digest: string }>(
      `SELECT request_digest FROM idempotency WHERE person_id = $1 AND key = 'key'`,
      [member!.personId],
    );
    const plain = (guess: unknown) => createHash('sha256').update(JSON.stringify(guess)).digest('hex');
    const guesses = CHOICES.flatMap((one) =>
      CHOICES.flatMap((two) => {
        const guess = Object.fromEntries([[dossiers[0]!, one] as const, [dossiers[1]!, two] as const].sort());
        return [plain([{ choices: guess }, null]), plain({ choices: guess }), plain(guess)];
      }),
    );
    expect(guesses).toContain(stamp.digest);
    expect(guesses.filter((guess) => guess === kept!.request_digest)).toEqual([]);
  });

  const moves: [string, (sheetId: string, other: string) => [string, unknown[]]][] = [
    [
      'given to another voter',
      (sheetId) => [
        `UPDATE ballot b SET ciphertext = o.ciphertext FROM ballot o
         WHERE b.sheet_id = $1 AND o.sheet_id = $1 AND b.person_id <> o.person_id`,
        [sheetId],
      ],
    ],
    [
      'taken from another sheet',
      (sheetId, other) => [
        `UPDATE ballot b SET ciphertext = o.ciphertext FROM ballot o
         WHERE b.sheet_id = $1 AND o.sheet_id = $2 AND b.person_id = o.person_id`,
        [sheetId, other],
      ],
    ],
    [
      'changed by one bit',
      (sheetId) => [
        `UPDATE ballot SET ciphertext = set_bit(ciphertext, 100, 1 - get_bit(ciphertext, 100)) WHERE sheet_id = $1`,
        [sheetId],
      ],
    ],
    [
      'taken away',
      (sheetId) => [
        `DELETE FROM ballot WHERE sheet_id = $1 AND ctid = (SELECT min(ctid) FROM ballot WHERE sheet_id = $1)`,
        [sheetId],
      ],
    ],
    [
      'bound to other content',
      (sheetId) => [
        `WITH d AS (UPDATE dossier SET content_digest = 'other'
          WHERE id IN (SELECT dossier_id FROM sheet_dossier WHERE sheet_id = $1))
        UPDATE sheet_dossier SET content_digest = 'other' WHERE sheet_id = $1`,
        [sheetId],
      ],
    ],
  ];
  test.each(moves)(
    '%s is not counted: the urn is said to be broken, and the sheet can be voided',
    async (_, tamper) => {
      const [one, two] = await world.dossiers(2);
      const sheetId = await world.openSheet([one!]);
      const other = await world.openSheet([two!]);
      for (const member of world.commune.members.slice(0, 2)) {
        await world.cast(member, sheetId, all([one!], 'yes'));
        await world.cast(member, other, all([two!], 'no'));
      }
      await world.asSuperuser(...tamper(sheetId, other));
      expect(await codeOf(world.close(sheetId))).toBe('sheet.urnBroken');
      await world.acts.voidSheet(world.asking(world.commune.secretary, sheetId), { reason: 'Hòm phiếu hỏng' });
      expect(await stateOf(sheetId)).toBe('void');
    },
  );

  test('is not counted when what was voted on is no longer what it was', async () => {
    const dossiers = await world.dossiers(1);
    const sheetId = await world.openSheet(dossiers);
    await world.asSuperuser(`UPDATE dossier SET content_digest = 'other' WHERE id = $1`, dossiers);
    expect(await refusalOf(world.close(sheetId))).toEqual({ code: 'sheet.contentChanged', params: { dossiers } });
  });
});

test('a ballot opens only in the urn, by the voter and for the content that it was sealed for', () => {
  const [key, voter] = [Buffer.alloc(32, 7), 'voter'];
  const urn = { sheetId: 'sheet', dossiers: [{ dossierId: 'one', contentDigest: 'digest' }] };
  const sealed = sealBallot(key, urn, voter, { one: 'no' });
  expect(unsealBallot(key, urn, voter, sealed)).toEqual({ one: 'no' });
  const others: [Urn, string][] = [
    [{ ...urn, sheetId: 'other' }, voter],
    [urn, 'other'],
    [{ ...urn, dossiers: [{ dossierId: 'one', contentDigest: 'other' }] }, voter],
    [{ ...urn, dossiers: [{ dossierId: 'other', contentDigest: 'digest' }] }, voter],
  ];
  for (const [other, person] of others) expect(() => unsealBallot(key, other, person, sealed)).toThrow(SealBroken);
});

test('the same choices of two voters are known by two digests, and neither without the key', () => {
  const digest = (fill: number, voter: string) => requestDigest(Buffer.alloc(32, fill), voter, { one: 'yes' });
  expect(new Set([digest(1, 'a'), digest(1, 'b'), digest(2, 'a'), digest(2, 'b')]).size).toBe(4);
  expect(digest(1, 'a')).toBe(digest(1, 'a'));
});

test('an open ballot that nobody cast, by the lines of the sheet, breaks the urn', async () => {
  const dossiers = await world.dossiers(1);
  const sheetId = await world.openSheet(dossiers, 'open');
  const [voter, other] = world.commune.members;
  await world.cast(voter!, sheetId, all(dossiers, 'no'));
  await world.asSuperuser(`INSERT INTO ballot (sheet_id, person_id, choices) VALUES ($1, $2, $3)`, [
    ...[sheetId, other!.personId, JSON.stringify(all(dossiers, 'yes'))],
  ]);
  await world.asSuperuser(`UPDATE sheet_roll SET voted = true WHERE sheet_id = $1 AND person_id = $2`, [
    ...[sheetId, other!.personId],
  ]);
  expect(await codeOf(world.close(sheetId))).toBe('sheet.urnBroken');
});

describe('the key of an urn', () => {
  test('is there until the close has committed: one that fails at its very end has lost no vote', async () => {
    const dossiers = await world.dossiers(1);
    const sheetId = await world.openSheet(dossiers);
    await world.vote(sheetId, dossiers, 9);
    await world.asSuperuser(
      `CREATE FUNCTION no_close() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the disk is full'; END $$`,
    );
    await world.asSuperuser(`CREATE CONSTRAINT TRIGGER no_close AFTER UPDATE ON sheet DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION no_close()`);
    await expect(world.close(sheetId)).rejects.toThrow('the disk is full');
    await world.asSuperuser(`DROP TRIGGER no_close ON sheet`);
    expect(keysOf(sheetId).length).toBe(1);
    await world.close(sheetId);
    expect([keysOf(sheetId), await countsOf(sheetId)]).toEqual([
      ...[[], [{ yes: 9, no: 0, blank: 0, recused: 0, absent: 0 }]],
    ]);
  });

  test('is lost where it was cut short', async () => {
    const dossiers = await world.dossiers(1);
    const sheetId = await world.openSheet(dossiers);
    truncateSync(join(world.keyFolder, keysOf(sheetId)[0]!), 16);
    const [voter] = world.commune.members;
    expect(await codeOf(world.cast(voter!, sheetId, all(dossiers, 'yes')))).toBe('sheet.keyLost');
    expect((await world.show(voter!, sheetId)).keyLost).toBe(true);
  });

  test('that a failed opening left is unlinked at the next start, though the sheet was opened with another since', async () => {
    const sheetId = await world.openSheet(await world.dossiers(1));
    const [own] = keysOf(sheetId);
    writeFileSync(join(world.keyFolder, `sheet.${sheetId}.0123456789abcdef.key`), Buffer.alloc(32));
    world = await world.restarted();
    expect(keysOf(sheetId)).toEqual([own]);
  });

  test('that cannot be unlinked does not keep the program from starting, nor the others from being unlinked', async () => {
    const [one, two] = await world.dossiers(2);
    const sheets = [
      await world.makeSheet(await world.sitting(), [one!]),
      await world.makeSheet(await world.sitting(), [two!]),
    ];
    const [stuck, free] = sheets.sort().map((id) => `sheet.${id}.0123456789abcdef.key`);
    mkdirSync(join(world.keyFolder, stuck!));
    writeFileSync(join(world.keyFolder, free!), Buffer.alloc(32));
    world = await world.restarted();
    expect(sheets.map((id) => keysOf(id))).toEqual([[stuck], []]);
    rmdirSync(join(world.keyFolder, stuck!));
  });

  test('is one file of 32 bytes that only this account reads, in a folder that only this account enters', async () => {
    const sheetId = await world.openSheet(await world.dossiers(1));
    const [name] = keysOf(sheetId);
    const file = statSync(join(world.keyFolder, name!));
    expect([file.size, file.mode & 0o777, statSync(world.keyFolder).mode & 0o777]).toEqual([32, 0o600, 0o700]);
    expect(await world.database.query(`SELECT key_name FROM sheet WHERE id = $1`, [sheetId])).toEqual([
      { key_name: name },
    ]);
  });

  test.each<[string, (sheetId: string) => Promise<unknown>]>([
    [
      'is voided',
      (sheetId) => world.acts.voidSheet(world.asking(world.commune.secretary, sheetId), { reason: 'Lập nhầm' }),
    ],
    ['is counted', (sheetId) => world.close(sheetId)],
  ])('that goes because the sheet %s as somebody votes and somebody looks is not told to be lost', async (_, end) => {
    const [voter] = world.commune.members;
    for (const meanwhile of ['cast', 'show'] as const) {
      const dossiers = await world.dossiers(1);
      const sheetId = await world.openSheet(dossiers);
      const keys = world.module.get(UrnKeys, { strict: false });
      const read = keys.read.bind(keys);
      jest.spyOn(keys, 'read').mockImplementationOnce(async (name) => {
        await end(sheetId);
        return read(name);
      });
      if (meanwhile === 'cast')
        expect(await codeOf(world.cast(voter!, sheetId, all(dossiers, 'yes')))).toBe('sheet.notOpen');
      else expect((await world.show(voter!, sheetId)).keyLost).toBe(false);
    }
  });

  test('that comes because the sheet is opened as somebody votes is not told to be lost: his ballot is taken', async () => {
    const dossiers = await world.dossiers(1);
    const sheetId = await world.makeSheet(await world.sitting(), dossiers);
    const query = world.database.query.bind(world.database);
    jest.spyOn(world.database, 'query').mockImplementationOnce(async (...asked) => {
      const scheduled = await query(...asked);
      await world.acts.open(world.asking(world.commune.secretary, sheetId), {});
      return scheduled;
    });
    const [voter] = world.commune.members;
    await world.cast(voter!, sheetId, all(dossiers, 'yes'));
    expect((await world.show(voter!, sheetId)).mine.voted).toBe(true);
  });

  test('once lost leaves nothing but to void the sheet; its dossiers wait for another, of the second round', async () => {
    const dossiers = await world.dossiers(1);
    const sheetId = await world.openSheet(dossiers);
    const [first, second] = world.commune.members;
    await world.cast(first!, sheetId, all(dossiers, 'yes'));
    rmSync(join(world.keyFolder, keysOf(sheetId)[0]!));
    world = await world.restarted();
    expect(await codeOf(world.cast(first!, sheetId, all(dossiers, 'yes')))).toBe('ballot.alreadyCast');
    expect(await codeOf(world.cast(second!, sheetId, all(dossiers, 'yes')))).toBe('sheet.keyLost');
    expect(await codeOf(world.close(sheetId))).toBe('sheet.keyLost');
    expect((await world.show(second!, sheetId)).keyLost).toBe(true);
    await world.acts.voidSheet(world.asking(world.commune.secretary, sheetId), { reason: 'Mất khóa' });
    expect(await world.states(dossiers)).toEqual(['councilVote.scheduled']);
    expect(await world.asSuperuser(BALLOTS, [sheetId])).toEqual([{ rows: 0 }]);
    const again = await world.openSheet(dossiers);
    expect((await world.show(second!, again)).round).toBe(2);
  });

  test('that a crash left after the close is unlinked at the next start; that of an open sheet stays', async () => {
    const dossiers = await world.dossiers(2);
    const open = await world.openSheet([dossiers[0]!]);
    const closed = await world.openSheet([dossiers[1]!]);
    const [left] = keysOf(closed);
    await world.vote(closed, [dossiers[1]!], 9);
    await world.close(closed);
    writeFileSync(join(world.keyFolder, left!), Buffer.alloc(32, 1));
    world = await world.restarted();
    expect([keysOf(open).length, keysOf(closed).length]).toEqual([1, 0]);
    await world.vote(open, [dossiers[0]!], 9);
    await world.close(open);
    expect(await countsOf(open)).toEqual([{ yes: 9, no: 0, blank: 0, recused: 0, absent: 0 }]);
  });

  test('of an opening that did not commit is unlinked at the next start; one of another database is left alone', async () => {
    const dossiers = await world.dossiers(1);
    const sittingId = await world.sitting();
    const sheetId = await world.makeSheet(sittingId, dossiers);
    const nobody = '00000000-0000-7000-8000-000000000000';
    for (const id of [sheetId, nobody])
      writeFileSync(join(world.keyFolder, `sheet.${id}.0123456789abcdef.key`), Buffer.alloc(32));
    writeFileSync(join(world.keyFolder, 'something.else'), '');
    world = await world.restarted();
    const others = `sheet.${nobody}.0123456789abcdef.key`;
    expect([keysOf(sheetId), keysOf(nobody), keysOf('something')]).toEqual([[], [others], ['something.else']]);
  });

  test('that is being made is waited for by a program that starts meanwhile', async () => {
    const dossiers = await world.dossiers(1);
    const sheetId = await world.makeSheet(await world.sitting(), dossiers);
    const name = `sheet.${sheetId}.0123456789abcdef.key`;
    let starting: Promise<CouncilWorld> | undefined;
    await world.database.transaction(async (tx) => {
      await tx.query(`SELECT 1 FROM sheet WHERE id = $1 FOR UPDATE`, [sheetId]);
      writeFileSync(join(world.keyFolder, name), Buffer.alloc(32));
      starting = world.beside();
      await waits(world);
      await tx.query(`UPDATE sheet SET state = 'open', key_name = $2 WHERE id = $1`, [sheetId, name]);
    });
    const beside = await starting!;
    expect(keysOf(sheetId)).toEqual([name]);
    await beside.module.close();
  });
});

/** Until a connection waits for a lock. */
async function waits(on: CouncilWorld): Promise<void> {
  const text = `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
    WHERE NOT l.granted AND d.datname = current_database()
    UNION ALL SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
  for (let tries = 0; tries < 500; tries += 1) {
    if ((await on.asSuperuser(text)).length > 0) return;
    await new Promise((resume) => setTimeout(resume, 10));
  }
  throw new Error('nobody waits');
}

describe('a written opinion', () => {
  test('of an absent member is counted beside the ballots, and shown apart', async () => {
    const dossiers = await world.dossiers(1);
    const [away, ...there] = world.commune.members;
    const sittingId = await world.sitting([away!]);
    const sheetId = await world.makeSheet(sittingId, dossiers);
    const paperId = await world.paper('writtenOpinion', sheetId);
    const asking = () => world.asking(world.commune.secretary, sheetId);
    const opinion = { personId: away!.personId, paperId, choices: all(dossiers, 'yes') };
    await world.acts.recordOpinion(asking(), opinion);
    await world.acts.open(asking(), {});
    expect(await codeOf(world.acts.recordOpinion(asking(), { ...opinion, personId: there[0]!.personId }))).toBe(
      'opinion.present',
    );
    await world.vote(sheetId, dossiers, 4, there);
    await world.close(sheetId);
    const { counts } = await world.show(world.commune.chair, sheetId);
    expect(counts!.map(({ yes, no, absent, opinions, outcome }) => ({ yes, no, absent, opinions, outcome }))).toEqual([
      { yes: 5, no: 4, absent: 0, opinions: { yes: 1, no: 0, blank: 0 }, outcome: 'passed' },
    ]);
  });

  test('is refused without its paper, of a stranger, and where the card does not count it', async () => {
    const dossiers = await world.dossiers(1);
    const [away] = world.commune.members;
    const sheetId = await world.makeSheet(await world.sitting([away!]), dossiers);
    const asking = () => world.asking(world.commune.secretary, sheetId);
    const minutes = await world.paper('councilMinutes', sheetId);
    const paperId = await world.paper('writtenOpinion', sheetId);
    const opinion = { personId: away!.personId, paperId, choices: all(dossiers, 'yes') };
    expect(await codeOf(world.acts.recordOpinion(asking(), { ...opinion, paperId: minutes }))).toBe(
      'paper.wrongPurpose',
    );
    const stranger = { ...opinion, personId: world.commune.chair.personId };
    expect(await codeOf(world.acts.recordOpinion(asking(), stranger))).toBe('sitting.notMember');
    await world.asSuperuser(
      `UPDATE sheet SET card = jsonb_set(card, '{writtenOpinions}', '"notAllowed"') WHERE id = $1`,
      [sheetId],
    );
    expect(await codeOf(world.acts.recordOpinion(asking(), opinion))).toBe('opinion.notAllowed');
  });
});
