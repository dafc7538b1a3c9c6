import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FORMS, FORM_CODES, type FormCode } from '../domain/forms.js';
import type { FormSubject } from '../domain/form.js';
import type { DemoClient } from './demo.client.js';
import type { Stage } from './demo.stage.js';

interface Listed {
  items: { id: string; nominee?: { kind: string } }[];
}

/** Every paper of the season in the order in which they are signed, one file each; as PDF where there is a LibreOffice. */
export async function writePapers(stage: Stage, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await stage.delivered();
  const clerk = await stage.as('clerk');
  const { pdf } = await clerk.send<{ pdf: boolean }>('GET', 'forms');
  const ids = await subjects(stage, clerk);
  let count = 0;
  for (const [index, code] of FORM_CODES.entries()) {
    for (const id of ids[FORMS[code].subject].filter((one) => one.fits(code)).map((one) => one.id)) {
      const { name, bytes } = await clerk.file(`forms/${code}/${id}.${pdf ? 'pdf' : 'docx'}`);
      count += 1;
      const place = [String(index + 1).padStart(2, '0'), String(count).padStart(3, '0'), name].join(' ');
      await writeFile(join(folder, place.replaceAll('/', '-')), bytes);
    }
  }
  const sets = await writeSets(clerk, ids.submission, folder);
  stage.say(`${count} papers as ${pdf ? 'PDF' : '.docx'}, and ${sets} sets, in ${folder}`);
}

/** What goes with each letter in one, as it was built when the letter was signed. */
async function writeSets(clerk: DemoClient, letters: readonly Subject[], folder: string): Promise<number> {
  let count = 0;
  for (const { id } of letters) {
    const { items } = await clerk.send<{ items: { pdf: object | null }[] }>('GET', `submissions/${id}/set`);
    if (items.length === 0) continue;
    count += 1;
    const place = join(folder, `Bộ hồ sơ ${String(count).padStart(2, '0')}`);
    await mkdir(place, { recursive: true });
    for (const ending of ['xlsx', 'zip', ...(items[0]!.pdf ? ['pdf'] : [])]) {
      const { name, bytes } = await clerk.file(`submissions/${id}/set.${ending}`);
      await writeFile(join(place, name), bytes);
    }
  }
  return count;
}

interface Subject {
  id: string;
  /** Whether a paper of that form is written about it. */
  fits: (code: FormCode) => boolean;
}

async function subjects(stage: Stage, clerk: DemoClient): Promise<Record<FormSubject, Subject[]>> {
  const listed = async (path: string) => (await clerk.send<Listed>('GET', path)).items;
  const any = (id: string): Subject => ({ id, fits: () => true });
  const dossiers = await listed('dossiers?limit=100');
  const sittings = (await listed('sittings?limit=100')).map(({ id }) => id);
  const sheets = [];
  for (const id of sittings)
    sheets.push(...(await clerk.send<{ sheets: { id: string }[] }>('GET', `sittings/${id}`)).sheets);
  return {
    dossier: dossiers.map(({ id, nominee }) => ({ id, fits: (code) => reportFits(code, nominee?.kind ?? '') })),
    nomination: stage.nominations.map(any),
    sitting: sittings.map(any),
    sheet: sheets.map(({ id }) => any(id)),
    campaign: [any(stage.sample.campaignId)],
    submission: (await listed('submissions?limit=100')).map(({ id }) => any(id)),
    decision: (await listed('decisions?limit=100')).map(({ id }) => any(id)),
  };
}

/** Nothing is asked back any more at the end of a season. */
function reportFits(code: FormCode, kind: string): boolean {
  if (code === 'supplementRequest') return false;
  if (code === 'individualReport') return kind === 'individual';
  return code !== 'collectiveReport' || kind !== 'individual';
}
