import { Pool } from 'pg';
import { verifyOnConsole } from '../../src/audit/audit.console.js';
import type { VerifyReport } from '../../src/audit/verify.report.js';
import { Database } from '../../src/platform/database.js';
import { TRAIL } from '../../src/trail.js';
import { Season } from '../support/season.js';
import { Tamperer } from '../support/tamper.js';
import { fullYear } from './audit.world.js';

const FIRST_SET = '(SELECT min(id::text)::uuid FROM letter_set WHERE cardinality(dossier_ids) > 1)';

let season: Season;
let tamperer: Tamperer;
/** Of one commune's year: what the tampering statements speak of. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  season = await Season.start();
  Object.assign(ids, await fullYear(season));
  tamperer = await Tamperer.on(season);
  const named = async (name: string, select: string) =>
    (ids[name] = (await tamperer.run<{ id: string }>(select))[0]!.id);
  await named('screen', `SELECT id FROM sheet WHERE state = 'settled' AND ballot_kind = 'secret' ORDER BY id LIMIT 1`);
  await named('paper', `SELECT id FROM sheet WHERE state = 'settled' AND ballot_kind = 'paper' ORDER BY id LIMIT 1`);
  await named('decision', `SELECT id FROM decision LIMIT 1`);
  await named('closed', `SELECT id FROM campaign WHERE state = 'closed'`);
  ids['season'] = season.sample.campaignId;
  ids['commune'] = season.sample.organisations.commune;
}, 60_000);
afterEach(() => tamperer.undo());
afterAll(async () => {
  await tamperer?.leave();
  await season.stop();
});

const verify = async (by = 'auditor'): Promise<VerifyReport> =>
  (await season.as(by)).post<VerifyReport>('audit/verify', {});

/** What differs, without the ids: the kind of fault, the stream, and what is not as its trail says. */
async function found(): Promise<string[]> {
  const { faults } = await verify();
  const told = faults.map(({ kind, stream, detail }) => {
    const plain = detail.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID').replace(/ is stored as .*/, '');
    return `${kind === 'stateDiffers' ? '' : `${kind} `}${stream}: ${plain}`;
  });
  return [...new Set(told)].sort();
}

test('a year in which nobody tampered has no fault', async () => {
  expect(await found()).toEqual([]);
});

const sql = (text: string): string =>
  text.replaceAll(/:(\w+)/g, (whole, name: string) => (ids[name] ? `'${ids[name]}'` : whole));

describe('beside the lines, somebody with every right is found out when he', () => {
  const TAMPERINGS: [what: string, statement: string, differs: string[]][] = [
    [
      'makes a sheet without a trail',
      `INSERT INTO sheet SELECT (jsonb_populate_record(s, '{"id": "00000000-0000-4000-8000-00000000f0f1", "version": 0}')).* FROM sheet s WHERE id = :screen`,
      ['missingStream sheet: its object has no line'],
    ],
    [
      'makes a decision without a trail',
      `INSERT INTO decision SELECT (jsonb_populate_record(s, '{"id": "00000000-0000-4000-8000-00000000f0f2", "version": 0}')).* FROM decision s WHERE id = :decision`,
      ['missingStream decision: its object has no line'],
    ],
    [
      'gives a sitting to another organisation',
      `UPDATE sitting SET organisation_id = (SELECT id FROM organisation WHERE code = 'tinh-mau') WHERE id = :sitting`,
      ['sitting: its object is stored under another organisation'],
    ],
    [
      'changes the rule card of a sheet',
      `UPDATE sheet SET card = jsonb_set(card, '{name}', '"khác"') WHERE id = :open`,
      ['sheet: cardDigest'],
    ],
    [
      'changes the counts before they are read out',
      `UPDATE sheet SET tally = jsonb_set(tally, '{counts,0,yes}', '1') WHERE id = :paper`,
      ['sheet: tallyDigest'],
    ],
    ['changes the salt of the counts', `UPDATE sheet SET tally_salt = 'ff' WHERE id = :screen`, ['sheet: tallyDigest']],
    ['takes the counts away', `UPDATE sheet SET tally = NULL WHERE id = :screen`, ['sheet: tallyDigest']],
    [
      'turns an outcome of a sheet',
      `UPDATE sheet_dossier SET outcome = 'failed' WHERE sheet_id = :screen`,
      ['sheet: dossiers.ID.outcome'],
    ],
    [
      'takes a dossier off a sheet',
      `DELETE FROM sheet_dossier WHERE sheet_id = :open AND dossier_id = :voted`,
      ['dossier: sheetId', 'sheet: dossiers.ID', 'sheet: putToTheVote'],
    ],
    [
      'marks a dossier as taken off a sheet',
      `UPDATE sheet_dossier SET removed = true, active = false WHERE sheet_id = :open AND dossier_id = :voted`,
      ['dossier: sheetId', 'sheet: dossiers.ID.active', 'sheet: dossiers.ID.removed'],
    ],
    [
      'marks a dossier as taken off a sheet that was declared void with it',
      `UPDATE sheet_dossier SET removed = true WHERE sheet_id = :voided AND dossier_id = :stayer`,
      ['sheet: dossiers.ID.removed'],
    ],
    [
      'puts a dossier back on a void sheet that it had left',
      `UPDATE sheet_dossier SET removed = false WHERE sheet_id = :voided AND dossier_id = :leaver`,
      ['sheet: dossiers.ID.removed'],
    ],
    [
      'says how many members there are on a sheet that is not opened',
      `UPDATE sheet SET all_members = 1 WHERE id = :drawn`,
      ['sheet: size'],
    ],
    [
      'changes what a dossier held when it was voted on',
      `UPDATE sheet_dossier SET content_digest = 'ff' WHERE sheet_id = :open AND dossier_id = :voted`,
      ['sheet: putToTheVote'],
    ],
    [
      'takes somebody who did not vote off the roll',
      `DELETE FROM sheet_roll WHERE sheet_id = :open AND NOT voted AND person_id IN (SELECT person_id FROM sheet_roll WHERE sheet_id = :open AND NOT voted LIMIT 1)`,
      ['sheet: roll.ID'],
    ],
    [
      'lets an absent member be present on the roll',
      `UPDATE sheet_roll SET present = true WHERE sheet_id = :open`,
      ['sheet: roll.ID'],
    ],
    ['marks somebody as having voted', `UPDATE sheet_roll SET voted = true WHERE sheet_id = :open`, ['sheet: voted']],
    [
      'makes the council smaller',
      `UPDATE sheet SET all_members = all_members - 1 WHERE id = :screen`,
      ['sheet: frozen.members'],
    ],
    [
      'puts another presider on a sheet',
      `UPDATE sheet SET presider_id = secretary_id WHERE id = :screen`,
      ['sheet: frozen.presiderId'],
    ],
    [
      'changes an opinion in writing',
      `UPDATE opinion SET choices = jsonb_set(choices, ARRAY[:voted], '"no"') WHERE sheet_id = :open`,
      ['sheet: opinions.ID.digest'],
    ],
    ['drops an opinion in writing', `DELETE FROM opinion WHERE sheet_id = :open`, ['sheet: opinions.ID']],
    [
      'takes the minutes from a sheet',
      `UPDATE sheet SET minutes_paper_id = NULL WHERE id = :screen`,
      ['sheet: minutesPaperId'],
    ],
    [
      'promises minutes that nobody promised',
      `UPDATE sheet SET minutes_promised = NOT minutes_promised WHERE id = :paper`,
      ['sheet: minutesPromised'],
    ],
    [
      'names the key of another sheet',
      `UPDATE sheet SET key_name = 'sheet.' || sitting_id || '.0123456789abcdef.key' WHERE id = :screen`,
      ['sheet: ownKey'],
    ],
    [
      'lifts a recusal',
      `DELETE FROM recusal WHERE sitting_id = :sitting AND person_id = :recused`,
      ['sitting: recusals'],
    ],
    [
      'changes who came to a sitting',
      `UPDATE sitting_attendance SET present = true WHERE sitting_id = :sitting`,
      ['sitting: attendance.ID'],
    ],
    [
      'changes who presides',
      `UPDATE sitting SET presider_id = secretary_id WHERE id = :sitting`,
      ['sitting: presiderId'],
    ],
    [
      'drops a dossier from a letter',
      `DELETE FROM submission_dossier WHERE submission_id = :sent AND position = 2`,
      ['dossier: submissionId', 'submission: dossiers.ID'],
    ],
    [
      'puts a dossier into a letter that it was not signed for',
      `INSERT INTO submission_dossier SELECT :sent, :asked, 3, 1, true`,
      ['dossier: submissionId', 'submission: dossiers.ID'],
    ],
    [
      'lets the receiver see another version than the signed one',
      `UPDATE submission_dossier SET signed_seq = signed_seq - 1 WHERE submission_id = :sent AND position = 1`,
      ['id', 'kind', 'seq'].map((key) => `submission: dossiers.ID.signedBy.${key}`),
    ],
    [
      'sends a letter to another receiver',
      `UPDATE submission SET receiver_id = (SELECT id FROM organisation WHERE code = 'tinh-mau') WHERE id = :sent`,
      ['submission: receiverId'],
    ],
    [
      'changes the digest of a signed list',
      `UPDATE submission SET list_digest = 'ff' WHERE id = :sent`,
      ['submission: listDigest'],
    ],
    [
      'changes who signed',
      `UPDATE submission SET signer_id = (SELECT id FROM person WHERE username = 'clerk') WHERE id = :sent`,
      ['submission: signerId'],
    ],
    [
      'changes the way a letter went',
      `UPDATE submission SET channel = 'paper' WHERE id = :sent`,
      ['submission: channel'],
    ],
    [
      'lets a letter replace another',
      `UPDATE submission SET replaces_id = :answered WHERE id = :sent`,
      ['submission: replacesId'],
    ],
    [
      'takes a letter back from where it is',
      `UPDATE submission_dossier SET active = false WHERE submission_id = :sent`,
      ['dossier: submissionId'],
    ],
    [
      'gives a paper another number',
      `UPDATE paper SET number = '99/GM-UBND' WHERE id = :invitation`,
      ['outgoing: issued'],
    ],
    [
      'puts another copy in the place of the signed one',
      `UPDATE paper SET file_sha256 = repeat('0', 64) WHERE id = :invitation`,
      ['outgoing: scan'],
    ],
    [
      'lets something else have been printed',
      `UPDATE outgoing SET printed_sha256 = repeat('0', 64) WHERE id = :invitation`,
      ['outgoing: printed'],
    ],
    [
      'takes a number out of the register',
      `DELETE FROM register_entry WHERE paper_id = :invitation`,
      ['outgoing: entry'],
    ],
    ['adds a signature', `UPDATE outgoing SET marks = marks || marks WHERE id = :invitation`, ['outgoing: signed']],
    [
      'lets a paper be about something else',
      `UPDATE outgoing SET subject_id = id WHERE id = :invitation`,
      ['outgoing: subjectId'],
    ],
    [
      'turns the outcomes of a decision',
      `UPDATE decision_outcome SET outcome = 'awarded' WHERE decision_id = :decision`,
      ['decision: outcomes.ID'],
    ],
    [
      'drops an outcome of a decision',
      `DELETE FROM decision_outcome WHERE decision_id = :decision AND outcome = 'notAwarded'`,
      ['decision: outcomes.ID'],
    ],
    [
      'lets another authority have decided',
      `UPDATE decision SET decided_by_id = organisation_id WHERE id = :decision`,
      ['decision: decidedById'],
    ],
    [
      'gives a decision another paper',
      `UPDATE decision SET paper_id = (SELECT id FROM paper LIMIT 1) WHERE id = :decision`,
      ['decision: paperId'],
    ],
    [
      'gives an award another number of the gold book',
      `UPDATE gold_book_entry SET number = number + 1 WHERE decision_id = :decision`,
      ['decision: goldBook.ID.number', 'organisation: goldBookGoesOn'],
    ],
    [
      'strikes an award out of the gold book',
      `DELETE FROM gold_book_entry WHERE decision_id = :decision`,
      ['decision: goldBook.ID', 'organisation: goldBookGoesOn'],
    ],
    ['leaves a gap in the gold book', `UPDATE gold_book SET next = next + 5`, ['organisation: goldBookGoesOn']],
    [
      'pays another amount than was said',
      `UPDATE decision_prize SET amount = 7 WHERE decision_id = :decision`,
      ['decision: prizes.ID ca-nhan-cchc-2025'],
    ],
    [
      'takes back what was said of an amount',
      `DELETE FROM decision_prize WHERE decision_id = :decision`,
      ['decision: prizes.ID ca-nhan-cchc-2025'],
    ],
    [
      'lets numbers come from another register than was set',
      `UPDATE letterhead SET numbering = 'drawn' WHERE version = 2`,
      ['organisation: letterheads.2.numbering'],
    ],
    [
      'puts back an older letterhead',
      `UPDATE letterhead SET content_id = (SELECT content_id FROM letterhead WHERE version = 1) WHERE version = 2`,
      ['organisation: letterheads.2.contentId'],
    ],
    [
      'says that a slip was written for another file',
      `UPDATE cover_slip SET file_sha256 = repeat('0', 64)`,
      ['organisation: slips.ID.sha256'],
    ],
    ['throws a slip away', `DELETE FROM cover_slip`, ['organisation: slips.ID']],
    [
      'says that another ZIP was sent than was built',
      `UPDATE letter_set SET zip_sha256 = repeat('0', 64) WHERE id = ${FIRST_SET}`,
      ['organisation: sets.ID.files.zip'],
    ],
    ['throws a set away', `DELETE FROM letter_set WHERE id = ${FIRST_SET}`, ['organisation: sets.ID']],
    [
      'says that a set has one dossier less',
      `UPDATE letter_set SET dossier_ids = dossier_ids[2:] WHERE id = ${FIRST_SET}`,
      ['organisation: sets.ID.dossierIds'],
    ],
    [
      'calls a column by another name',
      `UPDATE set_columns SET columns = jsonb_set(columns, '{0,title}', '"Khác"')`,
      ['organisation: setColumns.ID 1.digest'],
    ],
    ['drops the latest letterhead', `DELETE FROM letterhead WHERE version = 2`, ['organisation: letterheads.2']],
    [
      'lets somebody else have set the letterhead, at another time',
      `UPDATE letterhead SET created_by = (SELECT id FROM person WHERE username = 'chair'), created_at = created_at - interval '1 day' WHERE version = 1`,
      ['organisation: letterheads.1.setAt', 'organisation: letterheads.1.setBy'],
    ],
    [
      'has another signer printed than was set',
      `UPDATE content_version SET content = jsonb_set(content, '{signer}', '"Kẻ Khác"') WHERE id = (SELECT content_id FROM letterhead WHERE version = 2)`,
      ['contentChanged organisation: the content ID is not the one that was written'],
    ],
    ['takes the mark of a revocation away', `UPDATE past_award SET revoked_at = NULL`, ['dossier: award.revoked']],
    ['drops an award from the register', `DELETE FROM past_award WHERE decision_id = :decision`, ['dossier: award']],
    [
      'gives an award to another nominee',
      `UPDATE past_award SET nominee_id = (SELECT nominee_id FROM dossier WHERE id = :asked) WHERE decision_id IS NOT NULL`,
      ['dossier: award.nomineeId'],
    ],
    [
      'enters an award that nobody decided',
      `INSERT INTO past_award (id, organisation_id, nominee_id, title, year, dossier_id) SELECT gen_random_uuid(), organisation_id, nominee_id, 'x', 2025, id FROM dossier WHERE id = :asked`,
      ['dossier: award'],
    ],
    [
      'changes what an award is called',
      `UPDATE past_award SET title = 'khác' WHERE decision_id IS NOT NULL`,
      ['dossier: award.titled'],
    ],
    [
      'changes the years of awards that came with lists',
      `UPDATE past_award SET year = 1999 WHERE import_id IS NOT NULL`,
      ['organisation: imports.ID.digest'],
    ],
    [
      'lets a list count again that was taken back',
      `UPDATE past_import SET taken_back_at = NULL`,
      ['organisation: imports.ID.takenBack'],
    ],
    ['drops a block', `DELETE FROM nominee_block WHERE id = :block`, ['dossier: blocks.ID']],
    [
      'lifts a block',
      `UPDATE nominee_block SET lifted_at = now(), lift_paper_id = paper_id WHERE id = :block`,
      ['dossier: blocks.ID.liftPaperId'],
    ],
    [
      'lifts a block without a paper',
      `UPDATE nominee_block SET lifted_at = now() WHERE id = :block`,
      ['dossier: blocks.ID.liftPaperId'],
    ],
    [
      'puts a block again that was lifted',
      `UPDATE nominee_block SET lifted_at = NULL WHERE id = :lifted`,
      ['dossier: blocks.ID.liftPaperId'],
    ],
    [
      'enters a block that no dossier was told of',
      `INSERT INTO nominee_block SELECT (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(), 'created_at', '2026-03-05T00:00:00Z'))).* FROM nominee_block b WHERE id = :block`,
      ['dossier: blocks.ID'],
    ],
    [
      'makes two rows of the register one nominee',
      `UPDATE nominee SET merged_into_id = (SELECT nominee_id FROM dossier WHERE id = :asked)
        WHERE id = (SELECT nominee_id FROM dossier WHERE id = :blocked)`,
      ['organisation: merged.ID'],
    ],
    ['takes a merge back', `UPDATE nominee SET merged_into_id = NULL`, ['organisation: merged.ID']],
    [
      'gives a merged row to another nominee',
      `UPDATE nominee SET merged_into_id = (SELECT nominee_id FROM dossier WHERE id = :asked) WHERE merged_into_id IS NOT NULL`,
      ['organisation: merged.ID'],
    ],
    [
      'gives a block to another nominee',
      `UPDATE nominee_block SET nominee_id = (SELECT nominee_id FROM dossier WHERE id = :asked) WHERE id = :block`,
      ['dossier: blocks.ID'],
    ],
    [
      'drops what was asked for',
      `DELETE FROM supplement_item WHERE dossier_id = :asked AND code = 'report'`,
      ['dossier: supplements.11'],
    ],
    [
      'opens a season again',
      `UPDATE campaign SET state = 'open' WHERE id = :closed`,
      ['organisation: campaigns.ID.archived', 'organisation: campaigns.ID.state'],
    ],
    [
      'goes back to an older version of a campaign',
      `UPDATE campaign SET current_version = 1 WHERE id = :season`,
      ['organisation: campaigns.ID.version'],
    ],
    [
      'adds a version of a campaign',
      `INSERT INTO campaign_version SELECT campaign_id, 99, content, digest, NULL, created_at FROM campaign_version WHERE campaign_id = :season AND version = 1`,
      ['organisation: campaigns.ID.versions.99'],
    ],
    [
      'drops the list of a unit',
      `DELETE FROM nomination WHERE id = (SELECT nomination_id FROM dossier WHERE id = :asked)`,
      ['organisation: nominations.ID'],
    ],
    [
      'changes who made the list of a unit',
      `UPDATE nomination SET created_by = (SELECT id FROM person WHERE username = 'clerk') WHERE id = (SELECT nomination_id FROM dossier WHERE id = :asked)`,
      ['organisation: nominations.ID.createdBy'],
    ],
    [
      'says that the commune has ceased',
      `UPDATE organisation SET valid_to = '2026-01-01' WHERE id = :commune`,
      ['organisation: validTo'],
    ],
    [
      'invents a successor',
      `INSERT INTO organisation_succession SELECT gen_random_uuid(), :commune, NULL, 'abolish', '2026-01-01', 'x', 'verified'`,
      ['organisation: successions.ID'],
    ],
  ];

  test.each(TAMPERINGS)('%s', async (_, statement, differs) => {
    await tamperer.run(sql(statement));
    expect(await found()).toEqual(differs);
  });
});

test('what cannot be judged is a fault of its stream, and keeps no other from being verified', async () => {
  const lines = await tamperer.linesOf(ids['sitting']!);
  const { seq } = lines.find(({ body }) => body.command === 'SET_RECUSALS')!;
  await tamperer.rewrite('sitting', ids['sitting']!, seq, { data: { recusals: 5 } });
  await tamperer.run(sql(`UPDATE sheet SET tally_salt = 'ff' WHERE id = :screen`));
  expect(await found()).toEqual([
    'malformed sitting: it cannot be judged: recusals.map is not a function',
    'sheet: tallyDigest',
  ]);
});

test('a row that the database itself cannot work out is a fault of the dossiers that it belongs to', async () => {
  await tamperer.run(sql(`UPDATE nominee_block SET created_at = 'infinity' WHERE id = :block`));
  await tamperer.run(sql(`UPDATE sheet SET tally_salt = 'ff' WHERE id = :screen`));
  expect(await found()).toEqual([
    'malformed dossier: it cannot be judged: cannot convert infinity to bigint',
    'sheet: tallyDigest',
  ]);
});

describe('whoever is recused from a vote', () => {
  test('learns nothing of it from a verification: neither its faults nor how many voted', async () => {
    const before = await verify('admin');
    await (
      await season.as('member3')
    ).post(`sheets/${ids['open']}/ballots`, {
      choices: await choicesOn(ids['open']!, 'yes'),
    });
    await tamperer.run(sql(`UPDATE sheet_roll SET voted = true WHERE sheet_id = :open`));
    const after = await verify('admin');
    expect(after).toEqual(before);
    expect([before.hidden, before.faults]).toEqual([3, []]); // the sheet and both its dossiers
    const { hidden, lines, faults } = await verify('auditor');
    expect([hidden, lines > after.lines, faults.length]).toEqual([0, true, 1]);
  });
});

test('whoever is recused may verify, whatever the time of a line that is hidden from him', async () => {
  const { seq } = (await tamperer.linesOf(ids['voted']!)).find(({ body }) => body.command === 'REFER')!;
  await tamperer.rewrite('dossier', ids['voted']!, seq, { at: 'garbage' });
  expect((await verify('admin')).faults).toEqual([]);
  expect(await found()).toEqual(['malformed dossier: at is not what a line has there']);
});

test('the console asks the same witnesses as the server', async () => {
  await tamperer.run(sql(`UPDATE sheet SET tally_salt = 'ff' WHERE id = :screen`));
  const pool = new Pool({ connectionString: season.database.appUrl, max: 1 });
  const told: string[] = [];
  expect(await verifyOnConsole(new Database(pool), (line) => told.push(line), TRAIL)).toBe(1);
  await pool.end();
  expect(told[0]).toMatch(/^stateDiffers: sheet .*: tallyDigest is stored as /);
});

test('a letter names the line of the dossier that left it, and the decision that answered it', async () => {
  const lines = await tamperer.linesOf(ids['answered']!);
  const { seq, body } = lines.find((line) => line.body.command === 'RECORD_DECISION')!;
  const data = { ...body.data, decisionId: ids['commune'], cause: { stream: 'dossier', id: ids['asked'], seq: 1 } };
  await tamperer.rewrite('submission', ids['answered']!, seq, { data });
  expect(await found()).toEqual([
    'badReference submission: the line decision/ID/1 is not there',
    'badReference submission: the line dossier/ID/1 is CREATE, not RECORD_DECISION',
  ]);
});

const choicesOn = async (sheetId: string, choice: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (
      await tamperer.run<{ id: string }>(`SELECT dossier_id AS id FROM sheet_dossier WHERE sheet_id = $1`, [sheetId])
    ).map(({ id }) => [id, choice]),
  );

describe('what was changed behind the program decides nothing', () => {
  const CHANGED = `UPDATE sheet SET tally = jsonb_set(tally, '{counts,0,yes}', '1') WHERE id = :counted`;

  test('counts that were changed are not read out, and a sheet with them is voided for a reason only', async () => {
    const [chair, secretary] = [await season.as('chair'), await season.as('secretary')];
    await tamperer.run(sql(CHANGED));
    const refused = [409, 'sheet.countChanged'];
    expect(await chair.refused('POST', `sheets/${ids['counted']}/settle`, {})).toEqual(refused);
    expect(await secretary.refused('POST', `sheets/${ids['counted']}/void`, {})).toEqual(refused);
    const voided = await secretary.post<{ state: string }>(`sheets/${ids['counted']}/void`, { reason: 'sai lệch' });
    expect(voided.state).toBe('void');
  });

  test.each([
    ['a roll with a member too few', `DELETE FROM sheet_roll WHERE sheet_id = :open AND person_id = :recused`],
    [
      'an opinion that was changed',
      `UPDATE opinion SET choices = jsonb_set(choices, ARRAY[:voted], '"no"') WHERE sheet_id = :open`,
    ],
    ['an opinion that was dropped', `DELETE FROM opinion WHERE sheet_id = :open`],
  ])('%s keeps the urn shut', async (_, statement) => {
    await tamperer.run(sql(statement));
    const secretary = await season.as('secretary');
    expect(await secretary.refused('POST', `sheets/${ids['open']}/close`, {})).toEqual([409, 'sheet.rollChanged']);
  });
});
