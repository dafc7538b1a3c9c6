import { Checkbox, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { itemCode } from '#domain/command.js';
import { missingFrom } from '#domain/completeness.js';
import { awardOf, type Award, type Campaign } from '#domain/campaign.js';
import { campaign } from '../api/queries.ts';
import type { Answer } from '../api/client.ts';
import { itemsOf } from '../parts/held.ts';
import { Loaded } from '../parts/loaded.tsx';
import { useDossierWords } from './dossier.words.ts';
import styles from './items-field.module.css';

export interface Item {
  code: string;
  text: string;
}

export interface ItemsFieldProps {
  /** One dossier, or what many have in common. */
  dossier: Pick<Answer<'ShownDossierDto'>, 'campaignId' | 'awardCode' | 'content'> & { campaignVersion?: number };
  items: Item[];
  onChange: (items: Item[]) => void;
}

/** What is missing, piece by piece, each with a word on what is needed; what the campaign requires and is not there comes first. */
export function ItemsField({ dossier, items, onChange }: ItemsFieldProps) {
  const t = useDossierWords();
  const plan = useQuery(campaign(dossier.campaignId, dossier.campaignVersion));
  return (
    <fieldset className={styles['items']}>
      <legend className={styles['legend']}>{t('items')}</legend>
      <Loaded query={plan} lines={3}>
        {(shown) =>
          piecesOf(awardOf(shown.campaign as unknown as Campaign, dossier.awardCode)!, dossier).map((piece) => (
            <Piece key={piece.code} piece={piece} items={items} onChange={onChange} />
          ))
        }
      </Loaded>
    </fieldset>
  );
}

interface Piece {
  code: string;
  /** Of a criterion: its own words; null for the report. */
  text: string | null;
  missing: boolean;
}

function Piece({ piece, items, onChange }: { piece: Piece } & Omit<ItemsFieldProps, 'dossier'>) {
  const t = useDossierWords();
  const asked = items.find(({ code }) => code === piece.code);
  const others = items.filter(({ code }) => code !== piece.code);
  const kind = piece.code === 'report' ? t('report') : piece.code.startsWith('evidence:') ? t('evidence') : t('claims');
  return (
    <div className={styles['piece']}>
      <Checkbox
        label={piece.text === null ? kind : `${kind}: ${piece.text}`}
        checked={asked !== undefined}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? [...others, { code: piece.code, text: '' }] : others)
        }
      />
      {asked && (
        <Textarea
          aria-label={t('itemText')}
          placeholder={t('itemText')}
          maxLength={2000}
          minRows={1}
          value={asked.text}
          onChange={(event) => onChange([...others, { code: piece.code, text: event.currentTarget.value }])}
        />
      )}
    </div>
  );
}

function piecesOf(award: Award, dossier: ItemsFieldProps['dossier']): Piece[] {
  const missing = missingFrom(award, itemsOf(dossier, award));
  const pieces = [
    { code: 'report', text: null },
    ...award.criteria.flatMap(({ code, text, evidence }) => [
      { code: itemCode({ kind: 'claim', code }), text },
      ...(evidence === 'none' ? [] : [{ code: itemCode({ kind: 'evidence', code: '', criterion: code }), text }]),
    ]),
  ].map((piece) => ({ ...piece, missing: missing.includes(piece.code) }));
  return [...pieces.filter((piece) => piece.missing), ...pieces.filter((piece) => !piece.missing)];
}
