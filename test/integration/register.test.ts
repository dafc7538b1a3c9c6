import 'reflect-metadata';
import { givenNameFirst, searchKey } from '../../src/domain/text.js';
import { readDossier } from '../../src/dossier/dossier.row.js';
import { BlockService } from '../../src/drafting/block.service.js';
import { NomineeRegister } from '../../src/drafting/nominee.register.js';
import type { Database } from '../../src/platform/database.js';
import { codeOf, ForwardingWorld } from './forwarding.world.js';

const MANY = 20_000;

let world: ForwardingWorld;

beforeAll(async () => {
  world = await ForwardingWorld.start();
});

afterAll(() => world.stop());

const add = (names: string[]) =>
  world.database.query(
    `INSERT INTO nominee (id, organisation_id, kind, name, search_key, sort_key, created_at)
     SELECT gen_random_uuid(), $1, 'individual', n.name, n.search, n.sort, now()
     FROM unnest($2::text[], $3::text[], $4::text[]) AS n(name, search, sort)`,
    [
      ...[world.organisations.commune, names, names.map(searchKey)],
      names.map((name) => givenNameFirst(searchKey(name))),
    ],
  );

/** Every page of what is found. */
async function found(q: string | undefined, limit: number): Promise<string[]> {
  const names: string[] = [];
  for (let cursor: string | undefined; ;) {
    const query = { organisationId: world.organisations.commune, limit, ...(q && { q }), ...(cursor && { cursor }) };
    const page = await world.module.get(NomineeRegister).find(world.people.clerk, query);
    names.push(...page.items.map(({ name }) => name));
    if (!page.nextCursor) return names;
    cursor = page.nextCursor;
  }
}

describe('the register', () => {
  test('is searched by the beginning of a name or of the given name, marks or not, page by page', async () => {
    await add(['Trần Thị Hoà', 'Hòa Văn Bốn', 'Lê Hoàng', 'Nguyễn Văn An', '100%_ Tốt']);
    for (const limit of [1, 2, 100]) {
      expect(await found('hoa', limit)).toEqual(['Hòa Văn Bốn', 'Trần Thị Hoà', 'Lê Hoàng']);
      expect(await found('Hòa V', limit)).toEqual(['Hòa Văn Bốn']);
      expect(await found('%', limit)).toEqual([]);
      expect(await found('100%_', limit)).toEqual(['100%_ Tốt']);
      expect(await found('tran thi', limit)).toEqual(['Trần Thị Hoà']);
    }
    const all = ['Nguyễn Văn An', 'Hòa Văn Bốn', 'Trần Thị Hoà', 'Lê Hoàng', '100%_ Tốt'];
    expect([await found(undefined, 2), await found(undefined, 100)]).toEqual([all, all]);
  });

  test('of a whole province is searched by its indexes, also once the statement is prepared for any prefix', async () => {
    await add(Array.from({ length: MANY }, (_, index) => `Nguyễn ${index % 97} Ví Dụ${index}`));
    const organisationId = world.organisations.commune;
    const plans = await world.database.transaction(async (tx) => {
      await tx.query('DISCARD PLANS');
      await tx.query(`SET LOCAL plan_cache_mode = 'force_generic_plan'`);
      const register = new NomineeRegister(tx as unknown as Database, world.clock);
      await register.find(world.people.clerk, { organisationId, limit: 20 });
      await register.find(world.people.clerk, { organisationId, limit: 20, q: 'du199' });
      const prepared = await tx.query<{ name: string; types: string[] }>(
        `SELECT name, parameter_types::text[] AS types FROM pg_prepared_statements WHERE statement LIKE 'SELECT n.id%'`,
      );
      const values = [`'${organisationId}'`, `''`, `'00000000-0000-0000-0000-000000000000'`, '21', `'a'`, `'b'`];
      const explained: string[] = [];
      for (const { name, types } of prepared) {
        const rows = await tx.query(`EXPLAIN EXECUTE "${name}" (${values.slice(0, types.length).join(', ')})`);
        explained.push(rows.map((row) => String(row['QUERY PLAN'])).join('\n'));
      }
      return explained;
    });
    expect(plans).toHaveLength(2);
    expect(plans.filter((plan) => plan.includes('Seq Scan on nominee'))).toEqual([]);
    const used = (index: string) => plans.some((plan) => plan.includes(index));
    expect(['nominee_by_key', 'nominee_by_given_name', 'nominee_by_name'].map(used)).toEqual([true, true, true]);
  });
});

test('the blocks of a nominee are read page by page, in the order of their days', async () => {
  const id = await world.draft();
  for (const _ of [1, 2, 3]) await world.block(id);
  const [row] = await world.database.query<{ id: string }>('SELECT nominee_id AS id FROM dossier WHERE id = $1', [id]);
  const blocks = world.module.get(BlockService);
  const { clerk, neighbour } = world.people;
  const all = (await blocks.list(clerk, row!.id, { limit: 20 })).items.map((one) => one.id);
  const first = await blocks.list(clerk, row!.id, { limit: 2 });
  const second = await blocks.list(clerk, row!.id, { limit: 2, cursor: first.nextCursor! });
  expect([...first.items, ...second.items].map((one) => one.id)).toEqual(all);
  expect([all.length, first.items.length, second.nextCursor]).toEqual([3, 2, null]);
  expect(await codeOf(blocks.list(neighbour, row!.id, { limit: 20 }))).toBe('notFound');
});

test('a block that ends before it begins is refused; where one stands all the same, its dossiers can be read', async () => {
  const id = await world.draft();
  const [row] = await world.database.query<{ id: string }>('SELECT nominee_id AS id FROM dossier WHERE id = $1', [id]);
  const paperId = await world.paper('eligibilityNotice');
  const blocks = world.module.get(BlockService);
  const note = (toDate: string) => {
    const body = { code: 'other', fromDate: '2025-06-02', toDate, paperId };
    return world.database.transaction((tx) => blocks.note(tx, world.people.clerk, row!.id, body));
  };
  expect(await codeOf(note('2025-06-01'))).toBe('block.endsBeforeItBegins');
  const { id: blockId } = await note('2025-06-02');
  const read = async () => (await readDossier(world.database, id, world.clock.now()))?.openBlocks;
  await world.database.query(`UPDATE nominee_block SET to_date = '2025-06-01' WHERE id = $1`, [blockId]);
  expect(await read()).toBe(0);
  await world.database.query(`UPDATE nominee_block SET to_date = NULL WHERE id = $1`, [blockId]);
  expect(await read()).toBe(1);
});

test('a block is noted and lifted by the clerk of the register that the nominee stands in, whatever else he is elsewhere', async () => {
  const nomineeId = await world.nominee();
  const { clerk, chair } = world.people;
  const elsewhere = clerk.roles.map((role) => ({ ...role, organisationId: world.organisations.neighbour }));
  const stranger = { ...chair, roles: [...chair.roles, ...elsewhere] };
  const paperId = await world.paper('eligibilityNotice');
  const body = { code: 'other', fromDate: '2025-06-02', paperId };
  const blocks = world.module.get(BlockService);
  const note = (by: typeof clerk) => world.database.transaction((tx) => blocks.note(tx, by, nomineeId, body));
  expect(await codeOf(note(stranger))).toBe('role.needed');
  const { id } = await note(clerk);
  const lift = world.database.transaction((tx) => blocks.lift(tx, stranger, nomineeId, id, { paperId }));
  expect(await codeOf(lift)).toBe('role.needed');
});
