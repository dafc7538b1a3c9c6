import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useFrameWords } from './frame.words.ts';
import styles from './search-field.module.css';

/** Finds dossiers by the beginning of a name, from everywhere. */
export function SearchField() {
  const t = useFrameWords();
  const [text, setText] = useState('');
  const go = useNavigate();
  const search = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') void go({ to: '/tim', search: { q: text.trim() } });
  };
  return (
    <form role="search" className={styles['field']} onSubmit={search}>
      <TextInput
        aria-label={t('search')}
        placeholder={t('search')}
        type="search"
        size="sm"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
}
