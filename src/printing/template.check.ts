import {
  MissingCloseDelimiterError,
  MissingStartDelimiterError,
  RelType,
  TagDisposition,
  TagPlacement,
  TagOptionsParseError,
  TemplateHandler,
  TemplateSyntaxError,
  type Tag,
  type XmlNode,
} from 'easy-template-x';
import { sampleOf, type Field, type Fields } from '../domain/form.js';
import { problem, type Problem } from '../domain/problem.js';
import { fillIn } from './template.file.js';
import { inspected } from './template.parts.js';

/** Everything that keeps a file from being the template of a form, each with its place: the part, or the paragraph. */
export async function templateProblems(docx: Buffer, fields: Fields): Promise<Problem[]> {
  const opened = inspected(docx);
  if (!opened.docx) return opened.problems;
  const tags = await tagsOf(opened.docx);
  if ('problem' in tags) return [tags.problem];
  const told = new Reading(fields).problems(tags.tags);
  return told.length > 0 ? told : leftOver(docx, fields);
}

const WITH_WORDS = [RelType.MainDocument, RelType.Header, RelType.Footer];

/** Half a tag is a text to the library and would be printed: seen once the template is filled in with nobody's facts. */
async function leftOver(docx: Buffer, fields: Fields): Promise<Problem[]> {
  const filled = await fillIn(docx, fields, sampleOf(fields)).catch(() => undefined);
  if (!filled) return [problem('', 'template.malformed')];
  const words = await Promise.all(WITH_WORDS.map((part) => new TemplateHandler().getText(filled, part)));
  return words
    .flatMap((text) => [...text.matchAll(BRACE)])
    .map(([around]) => problem(around, 'template.brokenTag', { tag: around }));
}

const BRACE = /.{0,30}[{}].{0,30}/gs;

async function tagsOf(docx: Buffer): Promise<{ tags: Tag[] } | { problem: Problem }> {
  try {
    return { tags: await new TemplateHandler().parseTags(docx) };
  } catch (error) {
    return { problem: syntaxProblem(error) };
  }
}

/** A brace that stands alone, or options that cannot be read; anything else is no sound file. */
function syntaxProblem(error: unknown): Problem {
  if (error instanceof MissingCloseDelimiterError)
    return problem('', 'template.brokenTag', { tag: error.openDelimiterText });
  if (error instanceof MissingStartDelimiterError)
    return problem('', 'template.brokenTag', { tag: error.closeDelimiterText });
  if (error instanceof TagOptionsParseError) return problem('', 'template.brokenTag', { tag: error.tagRawText });
  if (error instanceof TemplateSyntaxError) return problem('', 'template.brokenTag', { tag: error.message });
  return problem('', 'template.malformed');
}

interface Scope {
  tag: Tag | undefined;
  /** By their tags; what a list has, and what is around it. */
  known: Map<string, Field>;
  /** The fields of the list that it is the inside of. */
  own: Fields;
}

/** Reads the tags in their order, as filling them in will: what is known where, what is open, what was named. */
class Reading {
  private readonly scopes: Scope[];
  private readonly named = new Set<Field>();
  private readonly found: Problem[] = [];

  constructor(private readonly fields: Fields) {
    this.scopes = [{ tag: undefined, known: byTag(fields), own: fields }];
  }

  problems(tags: readonly Tag[]): Problem[] {
    for (const tag of tags) this.read(tag);
    for (const { tag } of this.scopes.slice(1)) this.tell('template.notClosed', tag!);
    return [...this.found, ...this.missing(this.fields)];
  }

  private read(tag: Tag): void {
    if (tag.disposition === TagDisposition.Close) return this.close(tag);
    if (!tag.name) return this.tell('template.brokenTag', tag);
    const field = this.scopes.at(-1)!.known.get(tag.name.normalize('NFC'));
    if (field) this.named.add(field);
    if (!field) this.tell('template.unknownTag', tag);
    else if (tag.disposition === TagDisposition.SelfClosed && field.kind !== 'text') this.tell('template.isList', tag);
    else if (tag.disposition === TagDisposition.Open && field.kind === 'text') this.tell('template.noList', tag);
    if (tag.disposition === TagDisposition.Open) this.open(tag, field);
  }

  private open(tag: Tag, field: Field | undefined): void {
    const { known, own } = this.scopes.at(-1)!;
    const inside = field?.kind === 'list' ? field.of : undefined;
    this.scopes.push({ tag, known: inside ? new Map([...known, ...byTag(inside)]) : known, own: inside ?? own });
  }

  private close(tag: Tag): void {
    const opened = this.scopes.at(-1)!.tag;
    if (!opened) return this.tell('template.notOpened', tag);
    this.scopes.pop();
    if (tag.name && tag.name.normalize('NFC') !== opened.name.normalize('NFC'))
      this.tell('template.closedAsOther', tag, { opened: opened.rawText });
  }

  private missing(fields: Fields): Problem[] {
    return Object.values(fields).flatMap((field) => {
      if (field.kind === 'whether') return [];
      if (!this.named.has(field)) return field.must ? [problem('', 'template.missingTag', { tag: field.tag })] : [];
      return field.kind === 'list' ? this.missing(field.of) : [];
    });
  }

  private tell(code: Told, tag: Tag, more: Record<string, string> = {}): void {
    this.found.push(problem(placeOf(tag), code, { tag: tag.rawText, ...more }));
  }
}

type Told =
  | 'template.brokenTag'
  | 'template.notClosed'
  | 'template.notOpened'
  | 'template.closedAsOther'
  | 'template.unknownTag'
  | 'template.isList'
  | 'template.noList';

const byTag = (fields: Fields): Map<string, Field> =>
  new Map(Object.values(fields).map((field) => [field.tag, field] as const));

const SHOWN = 80;

/** The beginning of the paragraph that a tag stands in, which an office can look for in Word. */
function placeOf(tag: Tag): string {
  let node: XmlNode | undefined = tag.placement === TagPlacement.TextNode ? tag.xmlTextNode : tag.xmlNode;
  while (node && node.nodeName !== 'w:p') node = node.parentNode;
  const text = node ? textIn(node) : tag.rawText;
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

const textIn = (node: XmlNode): string =>
  'textContent' in node ? String(node.textContent ?? '') : (node.childNodes ?? []).map(textIn).join('');
