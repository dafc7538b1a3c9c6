import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { TemplateHandler } from 'easy-template-x';

/** Changes parts of a .docx as somebody with a text editor would. */
export function withParts(docx: Uint8Array, changes: Record<string, (xml: string) => string>): Buffer {
  const parts = unzipSync(docx);
  for (const [name, change] of Object.entries(changes))
    parts[name] = strToU8(change(parts[name] ? strFromU8(parts[name]) : ''));
  return Buffer.from(zipSync(parts));
}

export const partOf = (docx: Uint8Array, name: string): string => strFromU8(unzipSync(docx)[name]!);

/** Its words, as they follow each other. */
export const wordsOf = (docx: Buffer): Promise<string> => new TemplateHandler().getText(docx);

/** A form that uploads it. */
export function docxForm(docx: Uint8Array, name = 'mẫu của xã.docx'): FormData {
  const form = new FormData();
  form.set('file', new Blob([docx]), name);
  return form;
}
