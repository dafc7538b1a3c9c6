import type { Sentence } from './vocabulary.js';

/** The text of a paper, block by block, each with a place that a clerk finds again. */
export interface Block {
  kind: 'paragraph' | 'row';
  place: Place;
  /** Of a paragraph one, of a row of a table one for each cell. */
  cells: string[];
}

export interface PaperText {
  blocks: Block[];
  /** What is proposed in it is read as taken. */
  trackedChanges: boolean;
}

/** Counted as it is seen: what is empty is no paragraph, and two columns without rows are no table. */
export type Place =
  | { in: 'header' | 'footer' | 'box' }
  | { in: 'paragraph'; number: number }
  | { in: 'side'; number: number; column: number }
  | { in: 'row'; table: number; row: number };

const SIDES: Sentence[] = [
  { vi: 'bên trái', en: 'left' },
  { vi: 'bên phải', en: 'right' },
];

/** "bảng 2, dòng 3, cột 4". */
export function placeTold(place: Place, column?: number): Sentence {
  switch (place.in) {
    case 'header':
      return { vi: 'đầu trang', en: 'header' };
    case 'footer':
      return { vi: 'chân trang', en: 'footer' };
    case 'box':
      return { vi: 'hộp văn bản', en: 'text box' };
    case 'paragraph':
      return { vi: `đoạn ${place.number}`, en: `paragraph ${place.number}` };
    case 'side': {
      const side = SIDES[place.column]!;
      return { vi: `khung hai cột ${place.number}, ${side.vi}`, en: `two-column frame ${place.number}, ${side.en}` };
    }
    case 'row':
      return rowTold(place.table, place.row, column);
  }
}

function rowTold(table: number, row: number, column: number | undefined): Sentence {
  const told = { vi: `bảng ${table}, dòng ${row}`, en: `table ${table}, row ${row}` };
  return column === undefined ? told : { vi: `${told.vi}, cột ${column + 1}`, en: `${told.en}, column ${column + 1}` };
}
