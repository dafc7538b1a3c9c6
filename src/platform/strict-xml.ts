import { SaxesParser } from 'saxes';

/** An element by its name without a prefix, with the words that stand in it before the next one opens. */
export interface Element {
  name: string;
  attributes: [name: string, value: string][];
  words: string;
}

/**
 * Read by a strict reader: what one program mends and another reads otherwise is no text of a paper. In UTF-8, without a
 * document type of its own; undefined where it is not.
 */
export function elementsOf(bytes: Uint8Array): Element[] | undefined {
  const found: Element[] = [];
  const refuse = () => {
    throw new Error('not well-formed');
  };
  const reader = new SaxesParser({ xmlns: true });
  reader.on('error', refuse);
  reader.on('doctype', refuse);
  reader.on('opentag', ({ local, attributes }) => {
    const told = Object.values(attributes).map(({ local: name, value }): [string, string] => [name, value]);
    found.push({ name: local, attributes: told, words: '' });
  });
  const said = (text: string) => {
    const last = found.at(-1);
    if (last) last.words += text;
  };
  reader.on('text', said);
  reader.on('cdata', said);
  try {
    reader.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
    return found;
  } catch {
    return undefined;
  }
}

export const attribute = ({ attributes }: Element, name: string): string =>
  attributes.find(([known]) => known === name)?.[1] ?? '';
