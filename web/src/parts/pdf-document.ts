import {
  getDocument,
  GlobalWorkerOptions,
  version,
  type PDFDocumentProxy,
  type PDFPageProxy,
  type RenderTask,
} from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- the builder gives the file's address.
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = worker;

/** The document at an address of this server; rejects for what is no PDF or is locked. */
export const openPdf = (address: string): Promise<PDFDocumentProxy> =>
  getDocument({ url: address, isEvalSupported: false, wasmUrl: `/assets/pdf-${version}/` }).promise;

/** Draws a page as wide as its canvas stands on the screen, sharp on screens with small dots. */
export function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement): RenderTask {
  const scale = (canvas.clientWidth / page.getViewport({ scale: 1 }).width) * devicePixelRatio;
  const viewport = page.getViewport({ scale });
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  return page.render({ canvas, viewport });
}
