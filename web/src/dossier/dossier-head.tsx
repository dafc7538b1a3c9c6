import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { tagsOf } from '#domain/arrows.js';
import { TURN_LABELS } from '#domain/vocabulary.js';
import type { Answer } from '../api/client.ts';
import { useMyself } from '../frame/myself.ts';
import { Due } from '../parts/due.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { useSentence } from '../words/words.ts';
import { useDossierWords } from './dossier.words.ts';

type Shown = Answer<'ShownDossierDto'>;

/** Under the name: whose turn it is, at which step, until when. */
export function Lead({ shown }: { shown: Shown }) {
  const t = useDossierWords();
  return (
    <span className="row">
      <span>
        {shown.unit.name} · {t(shown.nominee.kind)}
      </span>
      <StateMark state={shown.state} />
      <Turn state={shown.state} />
      {shown.dueAt && (
        <span className="row">
          {t('due')}: <Due at={shown.dueAt} />
        </span>
      )}
    </span>
  );
}

function Turn({ state }: Pick<Shown, 'state'>) {
  const t = useDossierWords();
  const say = useSentence();
  const turn = [...tagsOf(state)].find((tag) => tag.startsWith('turn:'))?.slice('turn:'.length);
  return <span>{turn ? t('turn', { who: say(TURN_LABELS[turn]!) }) : t('nobodysTurn')}</span>;
}

/** Where the work itself is done, for whoever has it: on a page of its own. */
export function usePlaces({ state, unit }: Shown): { writes: boolean; appraises: boolean } {
  const { has, unitIds } = useMyself();
  const writes = tagsOf(state).has('open') && unitIds.includes(unit.id);
  return { writes, appraises: state === 'evidence.appraisal' && has('clerk') };
}

export function Actions({ shown, places }: { shown: Shown; places: ReturnType<typeof usePlaces> }) {
  const t = useDossierWords();
  return (
    <>
      {places.writes && (
        <Button component={Link} to={`/ho-so/${shown.id}/soan`}>
          {t('writing')}
        </Button>
      )}
      {places.appraises && (
        <Button component={Link} to={`/ho-so/${shown.id}/tham-dinh`}>
          {t('appraising')}
        </Button>
      )}
    </>
  );
}
