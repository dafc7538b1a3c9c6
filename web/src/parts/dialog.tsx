import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFrameWords } from '../frame/frame.words.ts';
import styles from './dialog.module.css';

/** One question on top of the page; closed by Escape, the cross, or when it is answered. */
export function Dialog({
  title,
  opened,
  onClose,
  wide = false,
  children,
}: {
  title: string;
  opened: boolean;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
}) {
  const t = useFrameWords();
  return (
    <Modal.Root opened={opened} onClose={onClose} size={wide ? 'xl' : 'lg'}>
      <Modal.Overlay />
      <Modal.Content>
        {/* Not Modal.Header: its element would be a second banner of the page. */}
        <div className={styles['head']}>
          <Modal.Title>
            <b>{title}</b>
          </Modal.Title>
          <Modal.CloseButton aria-label={t('close')} />
        </div>
        <Modal.Body>
          <div className="stack">{children}</div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
