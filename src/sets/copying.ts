import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pagesIn } from './pdf.pages.js';
import { binding } from './pdf.binding.js';

/**
 * A program of its own: makes a PDF of nothing but pages out of what somebody has uploaded. Whatever that does to who reads
 * it, it does it here; `clean.copies.ts` ends this when it takes too long or too much.
 */
const [from, mediaType, to] = process.argv.slice(2);

async function copy(): Promise<number> {
  const document = await pagesIn(await readFile(from!), mediaType!);
  const pages = document.getPageCount();
  const whole = { title: '', group: '', pages, open: () => Promise.resolve(document) };
  await pipeline(Readable.from(binding([whole])), createWriteStream(to!, { mode: 0o600 }));
  return pages;
}

copy().then(
  (pages) => process.stdout.write(String(pages)),
  () => (process.exitCode = 1),
);
