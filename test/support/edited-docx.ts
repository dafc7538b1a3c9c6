import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync, zipSync } from 'fflate';
import { withParts } from './docx.js';
import { SOFFICE } from './season.js';

/** A paper as a clerk leaves it in Word. */
export type Edit = (xml: string) => string;

export const edited = (docx: Uint8Array, ...edits: Edit[]): Buffer =>
  withParts(docx, { 'word/document.xml': (xml) => edits.reduce((told, edit) => edit(told), xml) });

/** Of the texts that are exactly this, the first, or the one of that number. */
export const typed =
  (was: string, is: string, which = 0): Edit =>
  (xml) => {
    const at = xml.split(`>${was}<`);
    if (at.length - 1 <= which) throw new Error(`${was} is not there ${which + 1} times`);
    return `${at.slice(0, which + 1).join(`>${was}<`)}>${is}<${at.slice(which + 1).join(`>${was}<`)}`;
  };

/** Wherever it stands. */
export const everywhere =
  (was: string | RegExp, is: string): Edit =>
  (xml) => {
    const changed = xml.replaceAll(was, is);
    if (changed === xml) throw new Error(`${was} is not there`);
    return changed;
  };

const ROW = /<w:tr>(?:(?!<\/w:tr>).)*<\/w:tr>/gs;
const rowWith = (xml: string, text: string): string => {
  const row = (xml.match(ROW) ?? []).find((one) => one.includes(`>${text}<`));
  if (row === undefined) throw new Error(`no row says ${text}`);
  return row;
};

export const withoutRow =
  (text: string): Edit =>
  (xml) =>
    xml.replace(rowWith(xml, text), '');

/** After the row with a text another one like it. */
export const withRow =
  (text: string, ...changes: Edit[]): Edit =>
  (xml) => {
    const row = rowWith(xml, text);
    return xml.replace(row, row + changes.reduce((told, change) => change(told), row));
  };

export const rowMovedAfter =
  (text: string, after: string): Edit =>
  (xml) => {
    const row = rowWith(xml, text);
    const rest = xml.replace(row, '');
    return rest.replace(rowWith(rest, after), (found) => found + row);
  };

const PARAGRAPH = /<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs;
const paragraphWith = (xml: string, text: string): string => {
  const found = (xml.match(PARAGRAPH) ?? []).find((one) => one.includes(text));
  if (found === undefined) throw new Error(`no paragraph says ${text}`);
  return found;
};

export const paragraphIn = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export const withoutParagraph =
  (text: string): Edit =>
  (xml) =>
    xml.replace(paragraphWith(xml, text), '');

export const withParagraphAfter =
  (text: string, added: string): Edit =>
  (xml) =>
    xml.replace(paragraphWith(xml, text), (found) => found + paragraphIn(added));

const TEXT = /<w:t xml:space="preserve">([^<]+)<\/w:t>/g;

/** As Word leaves a text that was typed and checked in pieces. */
export const inPieces: Edit = (xml) =>
  xml.replace(TEXT, (_, text: string) =>
    [...new Intl.Segmenter('vi').segment(text)]
      .map(({ segment }) => `<w:t xml:space="preserve">${segment}</w:t>`)
      .join(
        '</w:r><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:r>',
      ),
  );

/** Letters and marks apart, as a Mac and some keyboards write them. */
export const apart: Edit = (xml) => xml.normalize('NFD');

/** What Word makes of spaces and marks while somebody types. */
export const typographic: Edit = (xml) =>
  xml.replace(TEXT, (_, text: string) => {
    const said = text
      .replaceAll(' - ', ' – ')
      .replaceAll(/(?<=\p{L}) (?=\p{L})/gu, '\u00a0')
      .replaceAll('"', '”');
    return `<w:t xml:space="preserve">${said}</w:t>`;
  });

/** The text of every run in a text box beside it, twice: as Word writes boxes for programs old and new. */
export const inBox =
  (text: string): Edit =>
  (xml) => {
    const paragraph = paragraphWith(xml, text);
    const box = `<w:txbxContent>${paragraph}</w:txbxContent>`;
    const both = `<mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`;
    return xml
      .replace(paragraph, `<w:p><w:r>${both}</w:r></w:p>`)
      .replace(
        /<w:document (?!.*xmlns:mc=)/,
        '<w:document xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ',
      );
  };

/** One text struck out and another proposed, not yet taken. */
export const proposed =
  (was: string, is: string): Edit =>
  (xml) => {
    const by = 'w:id="9" w:author="Mẫu" w:date="2025-12-01T08:00:00Z"';
    const found = `<w:t xml:space="preserve">${was}</w:t>`;
    if (!xml.includes(found)) throw new Error(`${was} is not there`);
    return xml.replace(
      found,
      `</w:r><w:del ${by}><w:r><w:delText>${was}</w:delText></w:r></w:del><w:ins ${by}><w:r><w:t>${is}</w:t></w:r></w:ins><w:r>`,
    );
  };

/** The same parts in another order, and not packed. */
export const repacked = (docx: Uint8Array): Buffer => {
  const parts = Object.entries(unzipSync(docx)).toReversed();
  return Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));
};

/** Opened and saved by LibreOffice, all at once: starting it takes longer than a paper. */
export function savedByLibreOffice(papers: Record<string, Buffer>, folder: string): Map<string, Buffer> {
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  mkdirSync(from, { recursive: true });
  const files = Object.entries(papers).map(([name, bytes]) => {
    writeFileSync(join(from, `${name}.docx`), bytes);
    return join(from, `${name}.docx`);
  });
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  execFileSync(SOFFICE, ['--headless', profile, '--convert-to', 'docx', '--outdir', to, ...files], { stdio: 'pipe' });
  return new Map(Object.keys(papers).map((name) => [name, readFileSync(join(to, `${name}.docx`))]));
}
