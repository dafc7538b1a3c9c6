import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE, type RefusalCode } from '../../src/domain/refusal-catalogue.js';
import { fillIn } from '../../src/domain/places.js';
import { refuse, Refused, refused, tell } from '../../src/domain/refusals.js';
import { RULE_LABELS } from '../../src/domain/rule-labels.js';
import { ROLES } from '../../src/domain/vocabulary.js';

const CODES = Object.keys(CATALOGUE) as RefusalCode[];
const placesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
/** A place that may stay empty lies in square brackets. */
const needed = (text: string) => placesOf(text.replaceAll(/\[[^\]]*\]/g, ''));

test.each(CODES)('%s says in both languages what stands in the way and what would help', (code) => {
  const { vi, en, helpVi, helpEn, status, by } = CATALOGUE[code];
  expect([vi, en, helpVi, helpEn].filter((text) => text.trim() === '')).toEqual([]);
  expect(placesOf(vi)).toEqual(placesOf(en));
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(600);
  expect(by.filter((who) => ![...ROLES, 'system'].includes(who))).toEqual([]);
});

test('no sentence stands for two codes', () => {
  const said = CODES.map((code) => CATALOGUE[code].vi);
  expect(said.filter((sentence, index) => said.indexOf(sentence) !== index)).toEqual([]);
});

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });

test('every refusal that the program gives is in the catalogue', () => {
  const given = sources('src').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\brefused?\(\s*'([^']+)'/g)].map(([, code]) => `${path} ${code}`),
  );
  expect(given.length).toBeGreaterThan(50);
  expect(given.filter((one) => !CODES.some((code) => code === one.split(' ')[1]))).toEqual([]);
});

test('a refusal that is given without parameters has no place to be filled', () => {
  const bare = sources('src').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\brefused?\(\s*'([^']+)',?\s*\)/g)].map(([, code]) => code as RefusalCode),
  );
  const unfilled = [...new Set(bare)].filter((code) => {
    const { vi, en, helpVi, helpEn } = CATALOGUE[code];
    return needed([vi, en, helpVi, helpEn].join(' ')).length > 0;
  });
  expect(unfilled).toEqual([]);
});

test('every refusal that a rule gives is in the catalogue', () => {
  const codes = Object.values(RULE_LABELS).flatMap((label) => label.codes);
  expect(codes.filter((code) => !(code in CATALOGUE))).toEqual([]);
});

test('a refusal of no known code is a fault of the program', () => {
  expect(() => refuse('never.heardOf')).toThrow('no refusal is called never.heardOf');
});

test('a refusal is told with its sentences filled in, who can clear the way, and what else stands in it', () => {
  const refusal = refuse('deadline.passed', { dueAt: '2025-12-15' }, [
    refuse('dossier.incomplete', { missing: ['report', 'claim:t2'], criteria: ['t1', 't2'] }),
  ]);
  const told = tell(refusal);
  expect(told).toMatchObject({
    code: 'deadline.passed',
    status: 409,
    sentence: { vi: 'Đã quá hạn (15/12/2025).', en: 'The deadline (15/12/2025) has passed.' },
    unblockedBy: ['clerk', 'chair'],
  });
  expect(told.others?.map((other) => other.sentence.en)).toEqual([
    'The dossier lacks: achievement report; claim on criterion 2.',
  ]);
  expect(tell(refuse('notFound'))).not.toHaveProperty('others');
});

test('a place for which nothing is given stays as it is', () => {
  expect(fillIn('{a} and {b}', { a: 1 })).toBe('1 and {b}');
});

test('what stands in brackets goes where its place is empty', () => {
  const text = 'The receiver[ ({name})] is gone[ since {day}].';
  expect([fillIn(text, { name: 'X', day: '01/07/2025' }), fillIn(text, { name: null })]).toEqual([
    'The receiver (X) is gone since 01/07/2025.',
    'The receiver is gone.',
  ]);
});

test('what ends a request carries the refusal', () => {
  const thrown = refused('notFound');
  expect(thrown).toBeInstanceOf(Refused);
  expect([thrown.message, thrown.refusal]).toEqual(['notFound', { code: 'notFound', params: {} }]);
});

test('the state of a sheet and of a sitting is told by its name, though both are called open', () => {
  expect(tell(refuse('sheet.notOpen', { state: 'counted' })).sentence.vi).toBe(
    'Phiếu không đang mở (trạng thái: Đã kiểm phiếu).',
  );
  expect(tell(refuse('sheet.wrongState', { state: 'open' })).sentence.vi).toContain('Đang bỏ phiếu');
  expect(tell(refuse('sitting.wrongState', { state: 'open' })).sentence.vi).toContain('Đang họp');
});
