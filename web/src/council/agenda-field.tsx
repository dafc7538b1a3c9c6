import { Button, Checkbox } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Award } from '#domain/campaign.js';
import { dossiers } from '../api/queries.ts';
import styles from './agenda-field.module.css';
import { useCouncilWords } from './council.words.ts';

interface AgendaFieldProps {
  campaignId: string;
  awards: readonly Award[];
  agenda: readonly string[];
  onChange: (agenda: string[]) => void;
}

/** Which awards are voted on, and in which order; each with how many dossiers wait. */
export function AgendaField({ campaignId, awards, agenda, onChange }: AgendaFieldProps) {
  const t = useCouncilWords();
  const waiting = useInfiniteQuery({
    ...dossiers({ campaignId, state: 'councilVote.scheduled' }, 100),
    enabled: campaignId !== '',
  });
  const rows = waiting.data?.pages.flatMap(({ items }) => items) ?? [];
  const chosen = agenda.flatMap((code) => awards.find((award) => award.code === code) ?? []);
  const left = awards.filter(({ code }) => !agenda.includes(code));
  const moved = (from: number, to: number) => onChange(agenda.toSpliced(from, 1).toSpliced(to, 0, agenda[from]!));
  return (
    <fieldset className={styles['field']}>
      <legend className={styles['legend']}>{t('agenda')}</legend>
      <p className="dimmed small">{t('agendaLead')}</p>
      <ol className={styles['list']}>
        {[...chosen, ...left].map((award, index) => (
          <li key={award.code} className={styles['item']}>
            <Checkbox
              label={award.title}
              description={t('waiting', { count: rows.filter(({ awardCode }) => awardCode === award.code).length })}
              checked={index < chosen.length}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked ? [...agenda, award.code] : agenda.filter((code) => code !== award.code),
                )
              }
            />
            {index < chosen.length && chosen.length > 1 && (
              <span className="row">
                <Button
                  variant="default"
                  size="xs"
                  disabled={index === 0}
                  aria-label={t('up', { name: award.title })}
                  onClick={() => moved(index, index - 1)}
                >
                  ↑
                </Button>
                <Button
                  variant="default"
                  size="xs"
                  disabled={index === chosen.length - 1}
                  aria-label={t('down', { name: award.title })}
                  onClick={() => moved(index, index + 1)}
                >
                  ↓
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
