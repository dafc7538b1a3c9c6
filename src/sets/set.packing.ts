import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { endingOf, inPlace, placeName } from '../domain/set-places.js';
import { FileStore, type StoredFile } from '../platform/file.store.js';
import { copyName, type Part } from './set.parts.js';
import type { Sources } from './set.sources.js';
import type { Packed } from './set.zip.js';

/** Where every file of a set stands in its ZIP. */
@Injectable()
export class SetPacking {
  constructor(private readonly files: FileStore) {}

  of(whole: readonly StoredFile[], contents: Buffer, parts: readonly Part[], sources: Sources): Packed[] {
    return [
      ...whole.map(({ name, sha256 }) => this.kept(name, sha256)),
      written('Giấy tờ/00 Mục lục.docx', contents),
      ...parts.flatMap((part) => this.filesOf(part)),
      ...this.evidenceOf(sources),
    ];
  }

  private filesOf(part: Part): Packed[] {
    const copies = part.paper.files.map((file, index) => this.kept(copyName(part, file, index), file.sha256));
    return part.docx === null ? copies : [...copies, written(`${part.place}.docx`, part.docx)];
  }

  /** By dossier, in the order of the list; files of one name are numbered. */
  private evidenceOf({ dossiers, evidence }: Sources): Packed[] {
    return dossiers.flatMap(({ dossierId, name }, index) => {
      const folder = `Minh chứng/${inPlace(index, dossiers.length)} ${placeName(name)}`;
      return evidence
        .filter((file) => file.dossierId === dossierId)
        .map((file, place, all) => {
          const ending = endingOf(file.name);
          const plain = placeName(file.name.slice(0, file.name.length - ending.length));
          return this.kept(`${folder}/${inPlace(place, all.length)} ${plain}${ending}`, file.sha256);
        });
    });
  }

  private kept(path: string, sha256: string): Packed {
    return { path, sha256, open: () => this.files.read(sha256) };
  }
}

const written = (path: string, bytes: Buffer): Packed => ({
  path,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  open: () => Promise.resolve(bytes),
});
