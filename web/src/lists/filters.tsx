import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { STATE_LABELS, STATES } from '#domain/vocabulary.js';
import { useSentence } from '../words/words.ts';
import type { Known } from './known.ts';
import { isNarrowed, ORDERS, searchOf, type ListSearch } from './list.search.ts';
import styles from './lists.module.css';
import { useListsWords } from './lists.words.ts';

interface FiltersProps {
  search: ListSearch;
  known: Known;
}

/** What of the dossiers is listed, and in which order; each choice stands in the address. */
export function Filters({ search, known }: FiltersProps) {
  const t = useListsWords();
  const say = useSentence();
  const go = useNavigate({ from: '/ho-so' });
  const set = (part: Record<string, unknown>) =>
    void go({ search: searchOf({ ...search, ...part }), replace: true, resetScroll: false });
  const choice = (name: keyof ListSearch, label: string, options: { value: string; label: string }[]) => (
    <NativeSelect
      size="sm"
      label={label}
      value={(search[name] as string | undefined) ?? ''}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      data={options}
    />
  );
  const any = { value: '', label: t('any') };
  const [open, setOpen] = useState(false);
  return (
    <div className={`${styles['filters']} not-printed`} data-open={open || undefined}>
      <NameField q={search.q} find={(q) => set({ q })} />
      <Button
        className={styles['more']}
        size="sm"
        variant="default"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('narrow')}
      </Button>
      {known.campaigns.length > 1 &&
        choice('campaignId', t('campaign'), [any, ...known.campaigns.map(({ id, title }) => option(id, title))])}
      {choice('awardCode', t('award'), [any, ...known.awards.map(({ code, title }) => option(code, title))])}
      {known.units.length > 1 &&
        choice('unitId', t('unit'), [any, ...known.units.map(({ id, name }) => option(id, name))])}
      {choice('state', t('state'), [any, ...STATES.map((state) => option(state, say(STATE_LABELS[state])))])}
      {choice(
        'sort',
        t('sort'),
        ORDERS.map((order) => option(order === 'newest' ? '' : order, t(order))),
      )}
      <Checkbox
        className={styles['mine']}
        label={t('mine')}
        checked={search.mine ?? false}
        onChange={(event) => set({ mine: event.currentTarget.checked })}
      />
      {isNarrowed(search) && (
        <Button
          size="sm"
          variant="subtle"
          onClick={() => void go({ search: ({ view, sort }) => searchOf({ view, sort }), replace: true })}
        >
          {t('clear')}
        </Button>
      )}
    </div>
  );
}

const option = (value: string, label: string) => ({ value, label });

function NameField({ q = '', find }: { q?: string; find: (q: string) => void }) {
  const t = useListsWords();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    find(String(new FormData(event.currentTarget).get('q') ?? '').trim());
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        key={q}
        name="q"
        size="sm"
        type="search"
        label={t('name')}
        defaultValue={q}
        onBlur={(event) => event.currentTarget.value.trim() !== q && find(event.currentTarget.value.trim())}
      />
    </form>
  );
}
