import { Button } from '@mantine/core';
import { useSentence } from '../words/words.ts';
import type { GivenList, PlannedAward, PlanProblem } from './past.queries.ts';
import { usePastWords } from './past.words.ts';
import styles from './past.module.css';

interface PastDoubtProps {
  row: number;
  problems: PlanProblem[];
  offers: PlannedAward['offers'];
  settings: GivenList['settings'];
  onAnswer: (settings: GivenList['settings']) => void;
}

/** Doubts that somebody settles who knows whom the list means; everything else is corrected in the list. */
const OF_NOMINEE = [
  'past.nomineeUnknown',
  'past.nomineeAlike',
  'past.nomineeElsewhere',
  'past.nomineeSeveral',
  'past.choiceUnknown',
];

/** What is wrong in a row, by cell, with the answers that can be given here. */
export function PastDoubt({ row, problems, offers, settings, onAnswer }: PastDoubtProps) {
  const t = usePastWords();
  const say = useSentence();
  const choose = (nomineeId: string | null) => {
    const others = (settings.chosen ?? []).filter((one) => one.row !== row);
    onAnswer({ chosen: [...others, { row, nomineeId }] });
  };
  const confirm = (title: string) => onAnswer({ confirmedAwards: [...(settings.confirmedAwards ?? []), title] });
  return (
    <ul className={styles['problems']}>
      {problems.map(({ path, code, message, params }, index) => (
        <li key={index} className="read">
          <b>{path}: </b>
          {say(message)}
          <div className={styles['offers']}>
            {code === 'past.awardUnknown' && (
              <Button size="compact-sm" variant="default" onClick={() => confirm(String(params['value']))}>
                {t('rightName')}
              </Button>
            )}
            {OF_NOMINEE.includes(code) &&
              offers.map((offer) => (
                <Button key={offer.id} size="compact-sm" variant="default" onClick={() => choose(offer.id)}>
                  {t('itIs', { name: [offer.name, offer.year, offer.unit].filter(Boolean).join(', ') })}
                </Button>
              ))}
            {OF_NOMINEE.includes(code) && (
              <Button size="compact-sm" variant="default" onClick={() => choose(null)}>
                {t('another')}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
