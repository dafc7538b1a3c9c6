import { strToU8, zipSync } from 'fflate';
import { cellName } from '../../src/domain/table.js';

/** A cell as Excel keeps it: a text, a number, a number that is shown as a day, a formula with or without its result. */
export type SheetCell =
  string | number | { day: number } | { formula: string; result?: string } | { error: string } | null;

interface SheetOptions {
  merged?: string[];
  hiddenRows?: number[];
  /** Parts that are put in, or take the place of others. */
  parts?: Record<string, string | Uint8Array>;
  /** A sheet before it that is hidden. */
  hiddenFirst?: boolean;
}

const SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function cellXml(cell: SheetCell, name: string, shared: string[]): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${name}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c r="${name}" t="s"><v>${shared.push(cell) - 1}</v></c>`;
  if ('day' in cell) return `<c r="${name}" s="1"><v>${cell.day}</v></c>`;
  if ('error' in cell) return `<c r="${name}" t="e"><v>${cell.error}</v></c>`;
  const result = cell.result === undefined ? '' : `<v>${escaped(cell.result)}</v>`;
  return `<c r="${name}"${result ? ' t="str"' : ''}><f>${escaped(cell.formula)}</f>${result}</c>`;
}

/** A workbook as Excel writes it, with one sheet of these rows. */
export function workbook(
  rows: SheetCell[][],
  { merged = [], hiddenRows = [], parts = {}, hiddenFirst }: SheetOptions = {},
) {
  const shared: string[] = [];
  const data = rows.map((cells, index) => {
    const row = index + 1;
    const hidden = hiddenRows.includes(row) ? ' hidden="1"' : '';
    return `<row r="${row}"${hidden}>${cells.map((cell, column) => cellXml(cell, cellName(row, column), shared)).join('')}</row>`;
  });
  const areas = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const first = hiddenFirst ? '<sheet name="An" sheetId="1" state="hidden" r:id="rId1"/>' : '';
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook ${SPREADSHEET} xmlns:r="${RELATIONS}"><sheets>${first}<sheet name="Khen" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet ${SPREADSHEET}><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="164"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${SPREADSHEET}><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet ${SPREADSHEET}><sheetData>${data.join('')}</sheetData>${areas && `<mergeCells>${areas}</mergeCells>`}</worksheet>`,
    'xl/sharedStrings.xml': `<sst ${SPREADSHEET}>${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ...parts,
  };
  return Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
      ),
    ),
  );
}

/** A form that uploads it, with what is said of it. */
export function workbookForm(bytes: Uint8Array, settings?: object, name = 'khen thưởng.xlsx'): FormData {
  const form = new FormData();
  if (settings) form.set('settings', JSON.stringify(settings));
  form.set('file', new Blob([bytes]), name);
  return form;
}
