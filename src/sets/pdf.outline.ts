/** The object of all bookmarks. */
export const OUTLINES = 3;

export const refTo = (number: number): string => `${number} 0 R`;

/** What a bookmark needs of the file that it is in. */
interface Frame {
  pages: readonly number[];
  newNumber(): number;
}

interface Bookmark {
  number: number;
  title: string;
  page: number;
  under: Bookmark[];
}

/** One bookmark for each paper; those of a group that has several stand under it. */
export function outlines(places: readonly { title: string; group: string; page: number }[], file: Frame) {
  const top: Bookmark[] = [];
  const made = (title: string, page: number): Bookmark => ({ number: file.newNumber(), title, page, under: [] });
  for (const [index, { title, group, page }] of places.entries()) {
    const isFirst = places[index - 1]?.group !== group;
    const isOfMany = places.filter((other) => other.group === group).length > 1;
    if (isFirst) top.push(made(isOfMany ? group : title, page));
    if (isOfMany) top.at(-1)!.under.push(made(title, page));
  }
  return [
    [OUTLINES, [`<</Type/Outlines${ends(top, top.length)}>>`]] as [number, string[]],
    ...level(top, OUTLINES, file),
  ];
}

function level(row: readonly Bookmark[], parent: number, file: Frame): [number, string[]][] {
  return row.flatMap(({ number, title, page, under }, index): [number, string[]][] => {
    const beside = [
      index > 0 ? `/Prev ${refTo(row[index - 1]!.number)}` : '',
      index < row.length - 1 ? `/Next ${refTo(row[index + 1]!.number)}` : '',
    ];
    const place = `/Dest[${refTo(file.pages[page]!)}/Fit]`;
    const body = `<</Title<${inUtf16(title)}>/Parent ${refTo(parent)}${beside.join('')}${place}${ends(under, -under.length)}>>`;
    return [[number, [body]], ...level(under, number, file)];
  });
}

/** A count below nothing is one of bookmarks that are folded away. */
const ends = (row: readonly Bookmark[], count: number): string =>
  row.length === 0 ? '' : `/First ${refTo(row[0]!.number)}/Last ${refTo(row.at(-1)!.number)}/Count ${count}`;

const inUtf16 = (text: string): string => `feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}`;
