import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFault } from './plan-fields.tsx';
import styles from './plan.module.css';
import { usePlansWords } from './plans.words.ts';

interface ItemsProps<Item> {
  path: string;
  items: readonly Item[];
  onChange: (items: Item[]) => void;
  fresh: () => Item;
  /** What one of them is called, by its number. */
  nameOf: (count: number) => string;
  /** What is added: "a criterion". */
  what: string;
  children: (item: Item, path: string, change: (item: Item) => void) => ReactNode;
}

/** Parts that come several: each may be changed, moved and taken out, and another may be added. */
export function Items<Item>({ path, items, onChange, fresh, nameOf, what, children }: ItemsProps<Item>) {
  const t = usePlansWords();
  const fault = useFault(path);
  const swap = (at: number, to: number) =>
    onChange(items.map((item, index) => (index === at ? items[to]! : index === to ? items[at]! : item)));
  return (
    <div className="stack" id={path} tabIndex={-1}>
      {fault && <p className={styles['fault']}>{fault}</p>}
      {items.map((item, index) => {
        const name = nameOf(index + 1);
        return (
          <fieldset key={index} className={styles['item']} id={`${path}[${index}]`} tabIndex={-1}>
            <legend>{name}</legend>
            {children(item, `${path}[${index}]`, (changed) => onChange(items.with(index, changed)))}
            <div className="row">
              {index > 0 && (
                <ItemButton word={t('up')} label={t('upItem', { what: name })} act={() => swap(index, index - 1)} />
              )}
              {index < items.length - 1 && (
                <ItemButton word={t('down')} label={t('downItem', { what: name })} act={() => swap(index, index + 1)} />
              )}
              <ItemButton
                word={t('removeItem', { what: name })}
                label={t('removeItem', { what: name })}
                act={() => onChange(items.filter((_, at) => at !== index))}
              />
            </div>
          </fieldset>
        );
      })}
      <div>
        <Button variant="default" size="sm" onClick={() => onChange([...items, fresh()])}>
          {t('addItem', { what })}
        </Button>
      </div>
    </div>
  );
}

function ItemButton({ word, label, act }: { word: string; label: string; act: () => void }) {
  return (
    <Button variant="subtle" size="compact-md" aria-label={label} onClick={act}>
      {word}
    </Button>
  );
}
