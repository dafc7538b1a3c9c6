import type { SheetView } from '../council/sheet.view.js';
import type { Campaign } from '../domain/campaign.js';
import type { FormFacts } from '../domain/forms.js';
import type { ToldCount } from '../domain/outgoing.js';
import { BALLOT_LABELS } from '../domain/kind-labels.js';
import { awardTitle, nomineeRow, numbered } from './named-rows.js';

type Sheet = Awaited<ReturnType<SheetView['show']>>;
type Vote = FormFacts<'minutes'>['votes'][number];

/** The numbers of one vote, as far as its reader may see them; what is not known, or not to be seen yet, is left blank. */
export function voteFacts(campaign: Campaign, sheet: Sheet): Vote {
  const { turnout, counts, awardCode, ballotKind, dossiers } = sheet;
  const silent = turnout && turnout.allMembers - turnout.present - turnout.opinions;
  const onPaper = ballotKind === 'paper';
  const returned = onPaper ? undefined : turnout?.voted;
  return {
    award: awardTitle(campaign, awardCode),
    method: BALLOT_LABELS[ballotKind].vi,
    allMembers: told(turnout?.allMembers),
    present: told(turnout?.present),
    written: told(onPaper ? undefined : turnout?.opinions),
    silent: told(onPaper ? undefined : silent),
    issued: told(onPaper ? undefined : turnout?.present),
    returned: told(returned),
    unreturned: told(returned === undefined ? undefined : turnout!.present - returned),
    valid: told(returned),
    invalid: told(returned === undefined ? undefined : 0),
    nominees: numbered(
      dossiers
        .filter(({ removed }) => !removed)
        .map((dossier) => {
          const count = counts?.find(({ dossierId }) => dossierId === dossier.dossierId);
          return { ...nomineeRow(campaign, { ...dossier, awardCode }), ...countFacts(count) };
        }),
    ),
  };
}

const countFacts = (count: NonNullable<Sheet['counts']>[number] | undefined): CountFacts => ({
  // The signed paper prevails over what was counted.
  ...toldOf(count?.signed ?? count),
  recused: told(count?.recused),
  // Its sentence tells the numbers that were counted.
  result: count?.signed ? told(undefined) : (count?.sentence.vi ?? ''),
});

const toldOf = (count: ToldCount | undefined) => ({
  yes: told(count?.yes),
  no: told(count?.no),
  blank: told(count?.blank),
});

type CountFacts = Pick<Vote['nominees'][number], 'yes' | 'no' | 'blank' | 'recused' | 'result'>;

const told = (number: number | null | undefined): string =>
  number === null || number === undefined ? '……' : String(number);
