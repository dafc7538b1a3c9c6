import { PDFArray, PDFDict, PDFDocument, PDFName, degrees } from '@cantoo/pdf-lib';
import { PDF } from '../platform/media-types.js';
import { turnIn } from './jpeg.turn.js';

/** A4, in points. */
const [WIDTH, HEIGHT] = [595.28, 841.89];

/** The pages of an upload, a picture on one of its own; throws where its pages would not look as they do in a reader. */
export async function pagesIn(bytes: Buffer, mediaType: string): Promise<PDFDocument> {
  if (mediaType !== PDF) return pictured(bytes, mediaType);
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  if (document.getPageCount() === 0) throw new Error('it has no page');
  if (document.catalog.has(PDFName.of('OCProperties'))) throw new Error('it has layers that are shown or not');
  if (document.getPages().some(({ node }) => hasUndrawn(node.Annots(), document)))
    throw new Error('a field is drawn by its reader');
  return document;
}

/** A field that somebody has filled in, and that has no looks of its own. */
function hasUndrawn(notes: PDFArray | undefined, document: PDFDocument): boolean {
  return (notes?.asArray() ?? []).some((one) => {
    const note = document.context.lookup(one);
    if (!(note instanceof PDFDict) || note.get(PDFName.of('Subtype')) !== PDFName.of('Widget')) return false;
    return !note.has(PDFName.of('AP')) && (note.has(PDFName.of('V')) || note.has(PDFName.of('Parent')));
  });
}

/** As large as fits, upright or lying as it was taken. */
async function pictured(bytes: Buffer, mediaType: string): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const image = await (mediaType === 'image/png' ? document.embedPng(bytes) : document.embedJpg(bytes));
  const lying = image.width > image.height;
  const [width, height] = lying ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT];
  const scale = Math.min(width / image.width, height / image.height);
  const size = { width: image.width * scale, height: image.height * scale };
  const page = document.addPage([width, height]);
  page.drawImage(image, { ...size, x: (width - size.width) / 2, y: (height - size.height) / 2 });
  page.setRotation(degrees(mediaType === 'image/jpeg' ? turnIn(bytes) : 0));
  await document.flush();
  return document;
}
