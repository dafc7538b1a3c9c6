import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One piece of text on a page, in millimetres from its left and upper edges to where it begins and its line stands. */
export interface Piece {
  text: string;
  left: number;
  right: number;
  top: number;
  points: number;
}

export interface PdfPage {
  width: number;
  height: number;
  pieces: Piece[];
  /** In reading order, its lines parted by blanks. */
  words: string;
}

const MM = 25.4 / 72;

/** What a reader finds on each page of a PDF, and the names of the fonts that are in it. */
export async function readPdf(bytes: Buffer): Promise<{ pages: PdfPage[]; fonts: string[] }> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [, , width, height] = page.view as [number, number, number, number];
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , , points, x, y] = item.transform as [number, number, number, number, number, number];
      return [{ text: item.str, left: x * MM, right: (x + item.width) * MM, top: (height - y) * MM, points }];
    });
    const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('');
    pages.push({ width: width * MM, height: height * MM, pieces, words: words.replaceAll(/\s+/g, ' ') });
  }
  await task.destroy();
  const fonts = [...bytes.toString('latin1').matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([\w-]+)/g)];
  return { pages, fonts: [...new Set(fonts.map(([, name]) => name!))].toSorted() };
}
