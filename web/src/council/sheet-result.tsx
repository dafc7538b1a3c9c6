import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Section } from '../frame/page.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Mark, type Tone } from '../parts/mark.tsx';
import { useSentence } from '../words/words.ts';
import type { Sheet } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';

type Count = NonNullable<Sheet['counts']>[number];

const TONES: Record<Count['outcome'], Tone> = { passed: 'done', failed: 'honour', rerun: 'time', needsChair: 'time' };

/** What the votes came to, with the sentence that explains each; ranked where the award has a quota. */
export function SheetResult({ sheet }: { sheet: Sheet }) {
  const t = useCouncilWords();
  const say = useSentence();
  const nameOf = (id: string) => sheet.dossiers.find(({ dossierId }) => dossierId === id)?.nominee.name ?? '–';
  const settled = sheet.state === 'settled';
  return (
    <Section title={settled ? t('result') : t('counts')} aside={<Print />}>
      <p className="read dimmed">
        {settled ? t('announced') : t('notAnnounced')}{' '}
        {sheet.card.quota !== null && t('quota', { count: sheet.card.quota })}
      </p>
      <ListTable
        caption={settled ? t('result') : t('counts')}
        rows={sheet.counts ?? []}
        idOf={({ dossierId }) => dossierId}
        columns={[
          {
            key: 'name',
            head: t('nominee'),
            naming: true,
            cell: ({ dossierId }) => (
              <Link to="/ho-so/$id" params={{ id: dossierId }}>
                {nameOf(dossierId)}
              </Link>
            ),
          },
          { key: 'yes', head: t('yes'), number: true, cell: ({ yes }) => yes },
          { key: 'no', head: t('no'), number: true, cell: ({ no }) => no },
          { key: 'blank', head: t('blank'), number: true, cell: ({ blank }) => blank },
          ...(sheet.card.quota === null
            ? []
            : [{ key: 'rank', head: t('rank'), number: true, cell: ({ rank }: Count) => rank ?? '–' }]),
          {
            key: 'result',
            head: t('result'),
            cell: ({ outcome, sentence, signed }) => (
              <>
                <Mark tone={TONES[outcome]}>{t(outcome)}</Mark>
                <p className="small">{say(sentence)}</p>
                {signed && <p className="small">{t('signedCounts', signed)}</p>}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Print() {
  const t = useCouncilWords();
  return (
    <Button className="not-printed" variant="default" size="sm" onClick={() => globalThis.print()}>
      {t('print')}
    </Button>
  );
}
