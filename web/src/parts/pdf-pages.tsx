import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { defineWords } from '../words/words.ts';
import { drawPage, openPdf } from './pdf-document.ts';
import styles from './pdf-pages.module.css';

const { useWords } = defineWords('pdf', {
  vi: {
    page: '{{name}}, trang {{at}} trên {{all}}',
    rest: 'Xem cả {{count}} trang',
    unread: 'Không xem được tệp này tại đây; hãy mở tệp.',
  },
  en: {
    page: '{{name}}, page {{at}} of {{all}}',
    rest: ['See the page', 'See all {{count}} pages'],
    unread: 'This file cannot be shown here; open it.',
  },
});

/** A PDF where it stands, drawn by the page itself: a phone has no reader for it. The first page, then all if wanted. */
export function PdfPages({ address, name }: { address: string; name: string }) {
  const t = useWords();
  const [all, setAll] = useState(false);
  const { data: pdf, error } = useQuery({
    ...{ queryKey: ['pdf', address], queryFn: () => openPdf(address) },
    ...{ staleTime: Infinity, gcTime: 0, retry: false, structuralSharing: false },
  });
  if (error) return <p className="dimmed">{t('unread')}</p>;
  if (!pdf) return <div className={styles['page']} data-waiting />;
  return (
    <>
      {Array.from({ length: all ? pdf.numPages : 1 }, (_, index) => (
        <PdfPage key={index} pdf={pdf} at={index + 1} label={t('page', { name, at: index + 1, all: pdf.numPages })} />
      ))}
      {!all && pdf.numPages > 1 && (
        <div className="not-printed">
          <Button size="compact-sm" variant="default" onClick={() => setAll(true)}>
            {t('rest', { count: pdf.numPages })}
          </Button>
        </div>
      )}
    </>
  );
}

function PdfPage({ pdf, at, label }: { pdf: PDFDocumentProxy; at: number; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const drawing = pdf.getPage(at).then((page) => drawPage(page, canvas.current!));
    void drawing
      .then(({ promise }) => promise)
      .then(
        () => setDrawn(true),
        () => undefined,
      );
    return () => void drawing.then((task) => task.cancel());
  }, [pdf, at]);
  return <canvas ref={canvas} className={styles['page']} role="img" aria-label={label} aria-busy={!drawn} />;
}
