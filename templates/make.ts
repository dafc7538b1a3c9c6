/** `npm run templates`: writes the papers that the program ships, for an office to open in Word and change. */
import { writeFileSync } from 'node:fs';
import { Packer, type FileChild } from 'docx';
import { paper } from './layout.js';
import { OF_ANSWER } from './of-answer.js';
import { OF_DOSSIER } from './of-dossier.js';
import { OF_SITTING } from './of-sitting.js';
import { OF_SLIP } from './of-slip.js';

for (const [form, content] of Object.entries<FileChild[]>({ ...OF_DOSSIER, ...OF_SITTING, ...OF_ANSWER, ...OF_SLIP }))
  writeFileSync(new URL(`${form}.docx`, import.meta.url), await Packer.toBuffer(paper(content)));
