import { readFile } from 'node:fs/promises';
import {
  createDefaultPlugins,
  ScopeData,
  TemplateHandler,
  type ScopeDataArgs,
  type TemplateData,
} from 'easy-template-x';
import { byTags, type FactsOf, type Fields } from '../domain/form.js';
import type { FormCode } from '../domain/forms.js';
import { dayless } from '../platform/zip-parts.js';

const SHIPPED = new URL('../../templates/', import.meta.url);

/** The template that the program ships for a form. */
export const shippedTemplate = (code: FormCode): Promise<Buffer> => readFile(new URL(`${code}.docx`, SHIPPED));

/** The template of the slip that goes with a paper. */
export const shippedSlip = (): Promise<Buffer> => readFile(new URL('coverSlip.docx', SHIPPED));

/**
 * A template with its facts filled in. Nothing in a template is run: tags are names, lists and conditions. The same facts
 * give the same bytes: a ZIP says when its parts were packed, which is nobody's business here.
 */
export async function fillIn<F extends Fields>(template: Buffer, fields: F, facts: FactsOf<F>): Promise<Buffer> {
  const handler = new TemplateHandler({ plugins: createDefaultPlugins(), scopeDataResolver: composed });
  const filled = await handler.process(template, byTags(fields, facts) as TemplateData);
  return dayless(filled);
}

/** A tag that was typed with letters and marks apart is the same tag. */
const composed = (args: ScopeDataArgs) =>
  ScopeData.defaultResolver({ ...args, strPath: args.strPath.map((part) => part?.normalize('NFC')) });
