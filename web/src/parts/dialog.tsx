import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFrameWords } from '../frame/frame.words.ts';

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
    <Modal
      opened={opened}
      onClose={onClose}
      title={<b>{title}</b>}
      size={wide ? 'xl' : 'lg'}
      // Else the head of a dialog counts as the banner of the page.
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="stack">{children}</div>
    </Modal>
  );
}
