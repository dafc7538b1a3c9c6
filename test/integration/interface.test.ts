import { readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { interfaceDocument } from '../../src/interface.js';
import { loadConfig } from '../../src/platform/config.js';

const kept = (path: string): string => readFileSync(path, 'utf8');

test('the interface that is kept in docs is the one that the program serves', async () => {
  const served = await interfaceDocument(loadConfig({ LOG_LEVEL: 'silent' }));
  expect(JSON.parse(kept('docs/openapi.json'))).toEqual(JSON.parse(served));
});

test('the screens call what the interface describes, by its own types', async () => {
  const path = 'web/src/api/schema.d.ts';
  const types = await openapiTS(new URL(`file://${process.cwd()}/docs/openapi.json`));
  const options = { ...(await resolveConfig(path)), filepath: path };
  const written = await format(`${kept(path).split('export interface paths')[0]}${astToString(types)}`, options);
  expect(kept(path)).toBe(written);
});
