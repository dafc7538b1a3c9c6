import type { Table } from './table.js';

/** Excel and Word put a tab between cells, and a cell that holds a tab, a line break or a quotation mark into quotes. */
export function pastedTable(text: string): Table {
  const rows: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { value, end } = cellAt(text, at);
    cells.push(value);
    const next = text[end];
    at = end + 1;
    if (next === '\t') {
      if (at === text.length) cells.push('');
      continue;
    }
    rows.push(cells);
    cells = [];
  }
  if (cells.length > 0) rows.push(cells);
  return {
    rows: rows.map((of, index) => ({
      number: index + 1,
      hidden: false,
      cells: of.map((value) => ({ text: inOneLine(value) })),
    })),
    merged: [],
  };
}

/** What stands in a cell, without the breaks that only made it fit. */
export const inOneLine = (text: string): string => text.trim().replaceAll(/\s+/gu, ' ');

/** From the beginning of a cell to the tab or the end of line behind it. */
function cellAt(text: string, start: number): { value: string; end: number } {
  const quoted = text[start] === '"' ? quotedAt(text, start) : undefined;
  if (quoted) return quoted;
  const end = endOf(text, start);
  return { value: text.slice(start, end), end: passReturn(text, end) };
}

/** Undefined where the quotation mark belongs to the text: "Xuân" hồng. */
function quotedAt(text: string, start: number): { value: string; end: number } | undefined {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at += 1;
    else if (at + 1 === text.length || '\t\r\n'.includes(text[at + 1]!))
      return { value: text.slice(start + 1, at).replaceAll('""', '"'), end: passReturn(text, at + 1) };
    else return undefined;
  }
  return undefined;
}

function endOf(text: string, start: number): number {
  const ends = ['\t', '\r', '\n'].map((mark) => text.indexOf(mark, start)).filter((at) => at >= 0);
  return ends.length > 0 ? Math.min(...ends) : text.length;
}

/** A return before a line feed is part of the one line end. */
const passReturn = (text: string, end: number): number =>
  text[end] === '\r' && text[end + 1] === '\n' ? end + 1 : end;
