import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import manifest from 'pdfjs-dist/package.json' with { type: 'json' };
import type { Plugin } from 'vite';

const FOLDER = fileURLToPath(new URL('wasm/', import.meta.resolve('pdfjs-dist/package.json')));

/** What the reader of PDFs fetches by name to unpack scans, beside the scripts; the folder's name changes with its version. */
export function pdfParts(): Plugin {
  return {
    name: 'pdf-parts',
    apply: 'build',
    generateBundle() {
      for (const name of readdirSync(FOLDER).filter((one) => /\.(?:wasm|js)$/.test(one)))
        this.emitFile({
          type: 'asset',
          fileName: `assets/pdf-${manifest.version}/${name}`,
          source: readFileSync(`${FOLDER}${name}`),
        });
    },
  };
}
