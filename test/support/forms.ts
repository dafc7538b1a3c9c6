import * as fc from 'fast-check';
import { mutated } from './mutations.js';
import { DOCX, PDF } from './steps.js';
import { inBytes, type Outgoing } from './wire.js';

const BOUNDARY = 'vinhdanh-7f1c';
const part = (name: string, value: string): string =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${inBytes(name)}"\r\n\r\n${inBytes(value)}\r\n`;

const FILE = fc
  .tuple(
    fc.constantFrom(
      'minh chứng.pdf',
      'a.docx',
      '../../x.pdf',
      'con.exe',
      '',
      'x'.repeat(400),
      'a%00.pdf',
      '\u202Efdp.pdf',
    ),
    fc.constantFrom('application/pdf', 'image/png', 'text/html', ''),
    fc.constantFrom(PDF, DOCX, PDF.subarray(0, 20), Buffer.alloc(0), Buffer.from('<html>'), Buffer.alloc(4000, 0x41)),
  )
  .map(([name, type, content]) =>
    [
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${inBytes(name)}"\r\n`,
      `content-type: ${type}\r\n\r\n${content.toString('latin1')}\r\n`,
    ].join(''),
  );

/** A form with these fields and mostly a file: whole, cut off, without its boundary, or with the file before the fields. */
export function formWith(
  fields: fc.Arbitrary<Record<string, unknown>>,
): fc.Arbitrary<Pick<Outgoing, 'headers' | 'body'>> {
  const odd = mutated(fields) as fc.Arbitrary<Record<string, unknown>>;
  const all = fc.oneof({ weight: 4, arbitrary: fields }, { weight: 1, arbitrary: odd });
  return fc
    .tuple(
      all,
      fc.option(FILE, { freq: 4 }),
      fc.constantFrom('whole', 'whole', 'whole', 'whole', 'cut', 'unbounded', 'fileFirst'),
    )
    .map(([values, file, how]) => {
      const named = Object.entries(values ?? {}).map(([name, value]) =>
        part(name.replaceAll(/[\r\n"\0]/g, '_'), typeof value === 'string' ? value : (JSON.stringify(value) ?? '')),
      );
      const parts = how === 'fileFirst' ? [file ?? '', ...named] : [...named, file ?? ''];
      const whole = `${parts.join('')}--${BOUNDARY}--\r\n`;
      const boundary = how === 'unbounded' ? '' : `; boundary=${BOUNDARY}`;
      return {
        headers: { 'content-type': `multipart/form-data${boundary}` },
        body: how === 'cut' ? whole.slice(0, (whole.length * 2) / 3) : whole,
      };
    });
}
