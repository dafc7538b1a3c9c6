import { FileInput, type FileInputProps } from '@mantine/core';
import { defineWords } from '../words/words.ts';

const { useWords } = defineWords('file', {
  vi: { choose: 'Bấm để chọn tệp', remove: 'Bỏ tệp' },
  en: { choose: 'Press to choose a file', remove: 'Remove the file' },
});

/** One file of this device; an empty box says what to do with it. */
export function FileChoice(props: FileInputProps) {
  const t = useWords();
  return (
    <FileInput
      placeholder={t('choose')}
      clearable
      clearButtonProps={{ 'aria-label': t('remove') }}
      size="md"
      {...props}
    />
  );
}
