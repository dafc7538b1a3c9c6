import 'reflect-metadata';
import { Client } from 'pg';
import { searchKey } from '../../src/domain/text.js';
import { readForCommands } from '../../src/dossier/dossier.row.js';
import { Twins } from '../../src/dossier/twins.js';
import { BlockService } from '../../src/drafting/block.service.js';
import { Merging } from '../../src/drafting/merging.js';
import { NominationService } from '../../src/drafting/nomination.service.js';
import type { NomineeDto } from '../../src/drafting/nominee.dto.js';
import { NomineeDuplicates } from '../../src/drafting/nominee.duplicates.js';
import { NomineeRegister } from '../../src/drafting/nominee.register.js';
import type { Executor } from '../../src/platform/database.js';
import { newId } from '../../src/platform/random.js';
import { verifyOnConsole } from '../../src/audit/audit.console.js';
import { TRAIL } from '../../src/trail.js';
import { codeOf, DECIDED_HERE, FORWARDED, ForwardingWorld, oneWon, refusalOf } from './forwarding.world.js';

let world: ForwardingWorld;

beforeAll(async () => {
  world = await ForwardingWorld.start();
});

afterAll(async () => {
  const faults = await world.faults();
  const told: string[] = [];
  await verifyOnConsole(world.database, (line) => told.push(line), TRAIL);
  await world.stop();
  expect([faults, told.at(-1)]).toEqual([[], 'Nothing differs.']);
});

const inside = <Result>(work: (tx: Parameters<Merging['merge']>[0]) => Promise<Result>) =>
  world.database.transaction(work);

const merge = (id: string, intoId: string, by = world.people.clerk): Promise<NomineeDto> =>
  inside((tx) => world.module.get(Merging).merge(tx, by, id, { intoId }));

const split = (id: string): Promise<NomineeDto> =>
  inside((tx) => world.module.get(Merging).split(tx, world.people.clerk, id, { reason: 'Gộp nhầm' }));

const read = (id: string) => world.module.get(NomineeRegister).read(world.database, world.people.clerk, id);

async function row(name: string, more: { kind?: string; year?: number; organisationId?: string } = {}) {
  const id = newId(world.clock.now());
  const { kind = 'individual', year = null, organisationId = world.organisations.commune } = more;
  await world.database.query(
    `INSERT INTO nominee (id, organisation_id, kind, name, year, search_key, sort_key, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6, now())`,
    [id, organisationId, kind, name, year, searchKey(name)],
  );
  return id;
}

const nominate = (nomineeId: string, awardCode = FORWARDED) =>
  inside((tx) => {
    const dto = { campaignId: world.campaignId, unitId: world.unitId, awardCode, nomineeId };
    return world.module.get(NominationService).create(tx, world.people.nominator, dto);
  });

const nomineeOf = async (dossierId: string): Promise<string> =>
  (await world.database.query<{ id: string }>('SELECT nominee_id AS id FROM dossier WHERE id = $1', [dossierId]))[0]!
    .id;

async function block(nomineeId: string): Promise<string> {
  const paperId = await world.paper('eligibilityNotice');
  const body = { code: 'other', fromDate: '2025-06-02', paperId };
  return (await inside((tx) => world.module.get(BlockService).note(tx, world.people.clerk, nomineeId, body))).id;
}

async function lift(nomineeId: string, blockId: string) {
  const paperId = await world.paper('eligibilityLift');
  return inside((tx) => world.module.get(BlockService).lift(tx, world.people.clerk, nomineeId, blockId, { paperId }));
}

/** An appraised dossier of one row, and another row of the same person. */
async function twoRows() {
  const id = await world.appraised();
  return { id, own: await nomineeOf(id), other: await row('Người Khác Tên') };
}

describe('of two rows that are one nominee', () => {
  test('a block on the one holds for the dossiers of the other, until they are split', async () => {
    const { id, own, other } = await twoRows();
    await block(other);
    await merge(own, other);
    expect(await codeOf(world.send('clerk', id, 'REFER'))).toBe('nominee.blocked');
    await split(own);
    await world.send('clerk', id, 'REFER');
    expect((await world.trail('dossier', id)).slice(-3)).toEqual(['MERGE_NOMINEE', 'SPLIT_NOMINEE', 'REFER']);
  });

  test('the chair is told of a block that holds since then, of each dossier that it had not held, and of no other', async () => {
    const { id, own, other } = await twoRows();
    await block(other);
    await merge(own, other);
    const second = await twoRows();
    await block(second.own);
    await merge(second.own, second.other);
    await split(own);
    const told = await world.database.query<{ told: string }>(
      `SELECT concat_ws(' ', payload #>> '{audience,role}', payload #>> '{params,dossierId}') AS told FROM outbox
       WHERE payload ->> 'message' = 'blockNoted' AND payload #>> '{params,dossierId}' = ANY($1)`,
      [[id, second.id]],
    );
    expect(told.map((one) => one.told).toSorted()).toEqual([`chair ${id}`, `chair ${second.id}`].toSorted());
  });

  test('a block that comes later is on the trail of the dossiers of both, and is lifted by either', async () => {
    const { id, own, other } = await twoRows();
    await merge(own, other);
    const blockId = await block(other);
    const { data } = await world.lastLine('dossier', id);
    expect(data).toEqual({ blockId, blockedId: other });
    expect(await codeOf(world.send('clerk', id, 'REFER'))).toBe('nominee.blocked');
    await lift(own, blockId);
    await world.send('clerk', id, 'REFER');
    const page = { limit: 20 };
    const blocks = await world.module.get(BlockService).list(world.people.clerk, own, page);
    expect(blocks.items.map((one) => one.id)).toEqual([blockId]);
  });

  test('a block that is lifted when they are two again is no matter of the other', async () => {
    const { id, own, other } = await twoRows();
    await merge(own, other);
    const blockId = await block(other);
    await split(own);
    await lift(other, blockId);
    expect(await codeOf(lift(own, blockId))).toBe('notFound');
    await merge(own, other);
    await world.send('clerk', id, 'REFER');
    expect((await world.trail('dossier', id)).slice(-5)).toEqual([
      ...['MERGE_NOMINEE', 'BLOCK_NOTED', 'SPLIT_NOMINEE', 'MERGE_NOMINEE', 'REFER'],
    ]);
  });

  test('each keeps its id and its lines, and the one that stays lists the other', async () => {
    const { id, own, other } = await twoRows();
    const stays = await merge(own, other);
    const { name } = await read(own);
    expect([stays.id, stays.mergedInto, stays.mergedFrom]).toEqual([other, null, [{ id: own, name }]]);
    expect([(await read(own)).mergedInto, await nomineeOf(id)]).toEqual([other, own]);
    const line = await world.lastLine('organisation', world.organisations.commune);
    expect([line.command, line.capacity, line.data]).toEqual([
      ...['MERGE_NOMINEE', 'clerk'],
      { nomineeId: own, intoId: other, count: 1 },
    ]);
    const apart = await split(own);
    expect([apart.id, apart.mergedInto, (await read(other)).mergedFrom]).toEqual([own, null, []]);
    const { data } = await world.lastLine('organisation', world.organisations.commune);
    expect(Object.keys(data).sort()).toEqual(['count', 'intoId', 'nomineeId', 'noteDigest', 'noteId']);
  });

  test('what both were awarded is shown with either', async () => {
    const [one, two] = [await row('Được Khen Hai Lần'), await row('Được Khen Hai Lần')];
    const values = [world.organisations.commune, [one, two]];
    await world.database.query(
      `INSERT INTO past_award (id, organisation_id, nominee_id, title, year)
       SELECT gen_random_uuid(), $1, n, 'Giấy khen', 2020 + i FROM unnest($2::uuid[]) WITH ORDINALITY AS u(n, i)`,
      values,
    );
    await merge(one, two);
    for (const id of [one, two]) expect((await read(id)).pastAwards.map(({ year }) => year)).toEqual([2022, 2021]);
    await split(one);
    expect((await read(two)).pastAwards.map(({ year }) => year)).toEqual([2022]);
  });

  test('the one that was merged is found and listed as the one that stays', async () => {
    const [one, two] = [await row('Tên Viết Sai Xyz'), await row('Tên Viết Đúng Xyz')];
    await merge(one, two);
    const { clerk } = world.people;
    const organisationId = world.organisations.commune;
    const register = world.module.get(NomineeRegister);
    const found = async (q?: string) =>
      (await register.find(clerk, { organisationId, limit: 100, ...(q && { q }) })).items.map(({ id }) => id);
    expect([await found('tên viết sai'), await found('tên viết')]).toEqual([[two], [two]]);
    expect([(await found()).includes(one), (await found()).includes(two)]).toEqual([false, true]);
    const again = { organisationId, kind: 'individual' as const, name: 'Tên Viết Sai Xyz' };
    const refusal = await refusalOf(inside((tx) => register.add(tx, clerk, again)));
    expect([refusal.code, refusal.params]).toEqual(['nominee.exists', { nominees: [two] }]);
  });

  test('only the one that stays is nominated or blocked, and not beside a dossier of the other', async () => {
    const { id, own, other } = await twoRows();
    await merge(own, other);
    expect(await codeOf(nominate(own, DECIDED_HERE))).toBe('nominee.merged');
    expect(await codeOf(block(own))).toBe('nominee.merged');
    expect(await codeOf(nominate(other))).toBe('dossier.exists');
    await nominate(other, DECIDED_HERE);
    await world.send('nominator', id, 'WITHDRAW');
    await nominate(other);
    await world.send('clerk', id, 'ASK_REINSTATE', { reason: 'Rút nhầm', data: { target: 'evidence.appraisal' } });
    expect(await codeOf(world.send('chair', id, 'REINSTATE'))).toBe('dossier.exists');
  });
});

describe('rows are not merged', () => {
  test('where both have a live dossier for one award; they are once one was withdrawn', async () => {
    const [one, two] = [await row('Hai Hồ Sơ'), await row('Hai Hồ Sơ')];
    const [first, second] = [await nominate(one), await nominate(two)];
    const refusal = await refusalOf(merge(one, two));
    expect([refusal.code, refusal.params]).toEqual(['nominee.mergeBoth', { dossiers: [first.id, second.id].sort() }]);
    await world.send('nominator', first.id, 'WITHDRAW');
    await merge(one, two);
  });

  test('in chains, into themselves, across kinds, or twice', async () => {
    const [one, two, three] = [await row('Chuỗi'), await row('Chuỗi'), await row('Chuỗi')];
    const group = await row('Chuỗi', { kind: 'collective' });
    expect(await codeOf(merge(one, one))).toBe('nominee.mergeItself');
    expect(await codeOf(merge(one, group))).toBe('nominee.mergeKinds');
    expect(await codeOf(split(one))).toBe('nominee.notMerged');
    await merge(one, two);
    const chained = await refusalOf(merge(three, one));
    expect([chained.code, chained.params]).toEqual(['nominee.merged', { nomineeId: one, intoId: two }]);
    expect(await codeOf(merge(one, three))).toBe('nominee.merged');
    const others = await refusalOf(merge(two, three));
    expect([others.code, others.params]).toEqual(['nominee.holdsOthers', { nominees: [one] }]);
    await merge(three, two);
  });

  test('by whoever is not the clerk, or with a row of another organisation', async () => {
    const [one, two] = [await row('Không Phải Việc Của Ai'), await row('Không Phải Việc Của Ai')];
    const strange = await row('Không Phải Việc Của Ai', { organisationId: world.organisations.neighbour });
    expect(await codeOf(merge(one, two, world.people.chair))).toBe('role.needed');
    expect(await codeOf(merge(one, two, world.people.neighbour))).toBe('notFound');
    expect(await codeOf(merge(one, strange))).toBe('notFound');
  });
});

describe('at the moment when rows are merged', () => {
  test.each(['merged first', 'nominated first'])(
    'the other is nominated for the same award: one of the two is refused (%s)',
    async (order) => {
      const { id, own, other } = await twoRows();
      const works = [() => merge(own, other), () => nominate(other)];
      if (order === 'nominated first') works.reverse();
      const running: Promise<unknown>[] = [];
      await world.database.transaction(async (tx) => {
        await tx.query('SELECT FROM nominee WHERE id = $1 FOR UPDATE', [other]);
        for (const work of works) {
          running.push(work());
          running.at(-1)!.catch(() => undefined);
          await world.waiting(running.length);
        }
      });
      const { refusal } = oneWon(await Promise.allSettled(running));
      expect(['dossier.exists', 'nominee.mergeBoth']).toContain(refusal.code);
      expect(await world.states([id])).toEqual(['evidence.appraisal']);
    },
  );

  test('a block is noted on the other: it is on the trail of both', async () => {
    const { id, own, other } = await twoRows();
    const done = await world.inOrder<unknown>([id], [() => merge(own, other), () => block(other)]);
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect((await world.trail('dossier', id)).slice(-2)).toEqual(['MERGE_NOMINEE', 'BLOCK_NOTED']);
  });

  test('a dossier is referred on what it read before: it is told that something changed', async () => {
    const { id, own, other } = await twoRows();
    await block(other);
    const [merged, sent] = await world.inOrder<unknown>(
      [id],
      [() => merge(own, other), () => world.send('clerk', id, 'REFER')],
    );
    expect([merged!.status, sent!.status]).toEqual(['fulfilled', 'rejected']);
    expect(await world.states([id])).toEqual(['evidence.appraisal']);
  });

  test('two merge them each way: the second is refused', async () => {
    const [one, two] = [await row('Hai Chiều'), await row('Hai Chiều')];
    const done = await Promise.allSettled([merge(one, two), merge(two, one)]);
    expect(['nominee.merged', 'nominee.holdsOthers']).toContain(oneWon(done).refusal.code);
  });

  test('nobody asks for a second connection: as many merge at once as there are', async () => {
    const pairs = [];
    for (let made = 0; made < 12; made += 1)
      pairs.push([await row(`Đông ${made}`), await row(`Đông ${made}`)] as const);
    const done = await Promise.all(pairs.map(([one, two]) => merge(one, two)));
    expect(done.map(({ id }) => id)).toEqual(pairs.map(([, two]) => two));
  });
});

describe('what looks like one nominee', () => {
  const groups = async (limit: number) => {
    const all: string[][] = [];
    for (let cursor: string | undefined; ;) {
      const query = { organisationId: world.organisations.commune, limit, ...(cursor && { cursor }) };
      const page = await world.module.get(NomineeDuplicates).find(world.people.clerk, query);
      all.push(
        ...page.items.map(({ kind, count, nominees }) => [kind, String(count), ...nominees.map((one) => one.id)]),
      );
      if (!page.nextCursor) return all.filter((group) => group.some((id) => added.has(id)));
      cursor = page.nextCursor;
    }
  };
  const added = new Set<string>();
  const add = async (...of: Parameters<typeof row>) => {
    const id = await row(...of);
    added.add(id);
    return id;
  };

  test('is listed page by page: one name and kind, but not two different years, nor what was merged', async () => {
    const [one, two] = [await add('Á Trùng'), await add('A TRÙNG', { year: 1980 })].sort();
    const [three, four] = [
      await add('Á Trùng', { kind: 'collective' }),
      await add('Á Trùng', { kind: 'collective' }),
    ].sort();
    for (const year of [1970, 1971]) await add('Á Khác Năm', { year });
    const [five, six, seven] = [
      await add('Á Trùng Nữa', { year: 1960 }),
      await add('Á Trùng Nữa', { year: 1960 }),
      await add('Á Trùng Nữa', { year: 1961 }),
    ].sort();
    const individuals = ['individual', '2', one, two].map(String);
    const collectives = ['collective', '2', three, four].map(String);
    const threes = ['individual', '3', five, six, seven].map(String);
    const twos = [individuals, collectives].sort((a, b) => (a[2]! < b[2]! ? -1 : 1));
    for (const limit of [1, 2, 100]) expect(await groups(limit)).toEqual([...twos, threes]);
    await merge(one!, two!);
    expect(await groups(1)).toEqual([collectives, threes]);
    const query = { organisationId: world.organisations.commune, limit: 20 };
    expect(await codeOf(world.module.get(NomineeDuplicates).find(world.people.chair, query))).toBe('role.needed');
  });

  test('in a large register is read by an index, no further than the page', async () => {
    await world.database.query(
      `INSERT INTO nominee (id, organisation_id, kind, name, search_key, sort_key, created_at)
       SELECT gen_random_uuid(), $1, 'individual', 'x', 'lon ' || (i / 2), 'x', now() FROM generate_series(1, 20000) i`,
      [world.organisations.district],
    );
    const owner = new Client({ connectionString: world.fresh.superuserUrl });
    await owner.connect();
    await owner.query('ANALYZE nominee');
    await owner.end();
    const statements: string[] = [];
    const spy: Executor = {
      query: async (text, values = []) => {
        const plan = await world.database.query<{ line: string }>(`EXPLAIN (ANALYZE, TIMING OFF) ${text}`, values);
        statements.push(plan.map((one) => Object.values(one)[0]).join('\n'));
        return world.database.query(text, values);
      },
    };
    const clerk = {
      ...world.people.clerk,
      roles: [{ ...world.people.clerk.roles[0]!, organisationId: world.organisations.district }],
    };
    const duplicates = new NomineeDuplicates(spy as typeof world.database);
    const { items } = await duplicates.find(clerk, { organisationId: world.organisations.district, limit: 20 });
    expect(items).toHaveLength(20);
    expect(statements[0]).toContain('nominee_alike');
    expect(Number(/nominee_alike.*?rows=(\d+)[^)]*\)\s*\(actual rows=(\d+)/.exec(statements[0]!)?.[2])).toBeLessThan(
      200,
    );
  });
});

test('after merges and splits in any order, every guard reads what it would of a register with one row for each', async () => {
  const rows: string[] = [];
  for (let made = 0; made < 6; made += 1) rows.push(await row(`Ngẫu Nhiên ${made % 2}`));
  const [a, b, c, , e, f] = rows as [string, string, string, string, string, string];
  const nominations = [
    ...[
      [a, FORWARDED],
      [b, DECIDED_HERE],
      [c, FORWARDED],
      [e, FORWARDED],
      [e, DECIDED_HERE],
      [f, FORWARDED],
    ],
  ] as const;
  const dossiers: string[] = [];
  for (const [id, award] of nominations) dossiers.push((await nominate(id, award)).id);
  for (const id of dossiers.slice(0, 5))
    await world.send('nominator', id, 'SUBMIT', { data: { duplicateConfirmed: true } });
  for (const id of dossiers.slice(2, 4)) await world.send('nominator', id, 'WITHDRAW');
  for (const id of [a, b, b, c]) await block(id);
  const chance = seeded(7);
  let [merged, apart] = [0, 0];
  for (let step = 0; step < 80; step += 1) {
    const [one, other] = [rows[chance(rows.length)]!, rows[chance(rows.length)]!];
    if (chance(3) === 0) await split(one).then(() => (apart += 1), known);
    else await merge(one, other).then(() => (merged += 1), known);
    if (step === 40) await world.send('nominator', dossiers[5]!, 'WITHDRAW');
    expect(await facts(dossiers, world.database)).toEqual(await factsOfOneRowEach(dossiers));
  }
  expect([merged > 5, apart > 5]).toEqual([true, true]);
});

/** A refusal is one of the things that may happen. */
function known(error: unknown): void {
  if (!(error instanceof Error) || !/^(nominee|act|move|dossier)\./.test(error.message)) throw error;
}

function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
}

async function facts(ids: string[], on: Executor) {
  const all = [];
  for (const id of ids) {
    const stamp = { personId: world.people.clerk.personId, route: 'x', key: null };
    const [dossier] = await readForCommands(on, [{ id, now: world.clock.now(), withDuplicates: true, stamp }]);
    const beside = await world.module.get(Twins).read(on, [dossier!]);
    all.push([id, dossier!.openBlocks, dossier!.duplicates, beside.get(id)!.liveElsewhere]);
  }
  return all;
}

/** The same where every merged row was never there: what stands on it stands on the one that stays. */
async function factsOfOneRowEach(ids: string[]) {
  const undone = new Error('undone');
  let found: unknown;
  await world.database
    .transaction(async (tx) => {
      for (const table of ['dossier', 'nominee_block'])
        await tx.query(`UPDATE ${table} x SET nominee_id = n.merged_into_id FROM nominee n
          WHERE n.id = x.nominee_id AND n.merged_into_id IS NOT NULL`);
      await tx.query(
        `UPDATE nominee SET merged_into_id = NULL, search_key = id::text WHERE merged_into_id IS NOT NULL`,
      );
      found = await facts(ids, tx);
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return found;
}
