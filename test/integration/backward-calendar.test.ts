import { built, runProgram } from '../support/program.js';
import { Season } from '../support/season.js';

/** The days that an authority's date leaves, asked over HTTP and on the console. */
let season: Season;
beforeAll(async () => {
  await built('cli.js');
  season = await Season.start();
}, 120_000);
afterAll(() => season.stop());

interface Calendar {
  due: string;
  today: string;
  days: { step: string; day: string }[];
  warnings: { code: string; sentence: { vi: string; en: string } }[];
}

const path = (query: string) => `campaigns/${season.sample.campaignId}/backward-calendar?${query}`;
const calendar = async (query: string) => (await season.as('clerk')).get<Calendar>(path(query));
const daysOf = ({ days }: Calendar) => days.map(({ day }) => day);

test('the steps are counted back over weekends and Tết, with the days that the office says or those of practice', async () => {
  const usual = await calendar('due=2026-04-20');
  expect(usual.today).toBe('2026-03-02');
  expect(daysOf(usual)).toEqual(['2026-04-20', '2026-04-17', '2026-04-15', '2026-04-10', '2026-04-03', '2026-03-27']);
  const own = await calendar('due=2026-04-20&signing=0&sitting=0&answers=0&supplement=0&nomination=1');
  expect(daysOf(own)).toEqual([...Array<string>(5).fill('2026-04-20'), '2026-04-17']);
});

test('a date that leaves too few days is answered with the warnings, a year without a calendar is refused', async () => {
  const { warnings } = await calendar('due=2026-03-03');
  expect(warnings.map(({ code }) => code)).toContain('sitting.beforeDeadline');
  const clerk = await season.as('clerk');
  expect(await clerk.refused('GET', path('due=2031-01-10'))).toEqual([409, 'calendar.missing']);
});

test.each(['', 'due=2026-02-30', 'due=2026-04-20&signing=61', 'due=2026-04-20&signing=-1', 'due=2026-04-20&lead=3'])(
  'the question %j is refused',
  async (query) => {
    expect(await (await season.as('clerk')).refused('GET', path(query))).toEqual([422, 'request.invalid']);
  },
);

test('the calendar of a campaign is no matter of members, and to another commune there is none', async () => {
  expect(await (await season.as('member1')).refused('GET', path('due=2026-04-20'))).toEqual([403, 'role.needed']);
  expect(await (await season.as('clerk2')).refused('GET', path('due=2026-04-20'))).toEqual([404, 'notFound']);
});

describe('on the console', () => {
  const console = async (...args: string[]) => {
    const env = { DATABASE_URL: season.database.appUrl, DATABASE_OWNER_URL: season.database.ownerUrl };
    const program = await runProgram(env, 'cli.js', ['campaign', 'calendar', ...args]);
    return { code: await program.exit, ...program.said };
  };
  const ours = async () => {
    const { campaign } = await (
      await season.as('clerk')
    ).get<{ campaign: { code: string } }>(`campaigns/${season.sample.campaignId}`);
    return ['--organisation', 'xa-mau', '--campaign', campaign.code];
  };
  const written = (day: string) => day.split('-').toReversed().join('/');

  test('the same days and warnings are printed as are answered over HTTP, the first step first', async () => {
    const told = await calendar('due=2025-12-15&sitting=4');
    const { code, stdout } = await console(...(await ours()), '--due', '2025-12-15', '--sitting', '4');
    const lines = stdout.trimEnd().split('\n');
    expect(code).toBe(1);
    expect(lines.slice(0, 6).map((line) => line.slice(0, 10))).toEqual(daysOf(told).toReversed().map(written));
    expect(lines.slice(6)).toEqual(told.warnings.map(({ sentence }) => `! ${sentence.vi} / ${sentence.en}`));
    expect(lines[0]).toMatch(/Nhận đề nghị đầy đủ \/ Complete nominations are in$/);
  });

  test('what is asked wrongly is told in a sentence', async () => {
    const wrong = await console(...(await ours()), '--due', '15/12/2025');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/^due: Phải là một ngày có thật/)]);
    const nothing = await console('--organisation', 'xa-khac', '--campaign', 'khong-co', '--due', '2025-12-15');
    expect([nothing.code, nothing.stderr]).toEqual([2, 'Không tìm thấy. / Not found.\n']);
  }, 60_000);
});
