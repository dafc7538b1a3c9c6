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

/** With further parts, or others in their place, byte by byte. */
export const withBytes = (docx: Uint8Array, parts: Record<string, Uint8Array>): Buffer =>
  Buffer.from(zipSync({ ...unzipSync(docx), ...parts }));

/** In its list of contents the ZIP says of a part that it has so many bytes. */
export function declaredAs(docx: Buffer, part: string, size: number): Buffer {
  const lying = Buffer.from(docx);
  for (let at = lying.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = lying.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    const name = lying.subarray(at + 46, at + 46 + lying.readUInt16LE(at + 28)).toString();
    if (name === part) lying.writeUInt32LE(size, at + 24);
  }
  return lying;
}
