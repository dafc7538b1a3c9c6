import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { packed } from './packing.ts';
import { pdfParts } from './pdf.parts.ts';
import { themeStyles } from './theme.styles.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The screens, built into `dist/web`, from where the server of the API serves them. */
export default defineConfig({
  root: here('.'),
  plugins: [themeStyles(), pdfParts(), packed()],
  resolve: { alias: { '#domain': here('../src/domain') } },
  build: {
    // The libraries mark what runs in a browser only; here everything does.
    rolldownOptions: {
      checks: { moduleLevelDirective: false, pluginTimings: false },
      // Over HTTP/1.1 a browser asks for six files at a time: what many screens share comes in one.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'common',
              test: /node_modules.(?!xstate)|web.src.(?:api|words|parts.(?:loaded|mark|empty|list-table|due|more))/,
              minShareCount: 18,
            },
          ],
        },
      },
    },
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
  // In development the API is the server that `npm start` runs.
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
});
