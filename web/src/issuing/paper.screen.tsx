import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { BATCH_STATE_LABELS } from '#domain/batch-labels.js';
import { leadsTo } from '#domain/batches.js';
import { formOf, FORMS, type FormCode } from '#domain/forms.js';
import { OFFICE } from '#domain/grounds.js';
import { mayPrintAnew } from '#domain/outgoing.js';
import { useMyself } from '../frame/myself.ts';
import { NotFound } from '../frame/not-found.tsx';
import { Page } from '../frame/page.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { Mark } from '../parts/mark.tsx';
import { useSentence } from '../words/words.ts';
import { CorrectForm, ToLetter } from './correct-form.tsx';
import { Differing, Editions } from './editions.tsx';
import { IssueForm } from './issue-form.tsx';
import { liveIn, outgoingAbout, type Outgoing } from './issuing.queries.ts';
import { useIssuingWords } from './issuing.words.ts';
import { MarksForm, MarksTold } from './marks-form.tsx';
import { DiscardButton, PrintForm } from './print-form.tsx';
import { SubjectLink } from './subject-link.tsx';
import { Scan, ScanForm } from './scan-form.tsx';

/** One paper of ours: printed, signed, numbered, locked with the signed copy, or replaced. */
export function PaperScreen() {
  const { code, id } = useParams({ from: '/signed-in/van-ban/$code/$id' });
  return Object.hasOwn(FORMS, code) ? <Known key={`${code} ${id}`} code={code as FormCode} id={id} /> : <NotFound />;
}

function Known({ code, id }: { code: FormCode; id: string }) {
  const t = useIssuingWords();
  const say = useSentence();
  const { has } = useMyself();
  const { ban } = useSearch({ from: '/signed-in/van-ban/$code/$id' });
  const { title, subject } = formOf(code);
  const query = useQuery(outgoingAbout(subject, id));
  return (
    <LoadedPage query={query}>
      {(papers) => {
        const own = papers.filter(({ form }) => form === code).toSorted((a, b) => b.edition - a.edition);
        const live = liveIn(own, ban);
        return (
          <Page title={say(title)} above={<SubjectLink kind={subject} id={id} />} lead={t('lead')}>
            <p className="row">
              <span>{t('step')}:</span>
              <Mark tone={live?.state === 'locked' ? 'done' : 'plain'}>
                {live ? say(BATCH_STATE_LABELS.outgoing[live.state]!) : t('notPrinted')}
              </Mark>
            </p>
            {has(...OFFICE) && (
              <Acts
                key={live && `${live.id} ${live.version}`}
                {...{ code, id, live }}
                latest={live === liveIn(own)}
                corrected={own.some((one) => one.replacesId === live?.id && liveIn([one]))}
              />
            )}
            {live && !has(...OFFICE) && <MarksTold paper={live} />}
            {live && live.differing.length > 0 && <Differing paper={live} />}
            {live?.scan && <Scan paper={live} />}
            {own.length > 0 && <Editions papers={own} shown={live} />}
          </Page>
        );
      }}
    </LoadedPage>
  );
}

interface ActsProps {
  code: FormCode;
  id: string;
  live: Outgoing | undefined;
  /** Nothing newer stands beside it. */
  latest: boolean;
  /** Another is made to stand in its place. */
  corrected: boolean;
}

/** What the step allows, as the server judges it. */
function Acts({ code, id, live, latest, corrected }: ActsProps) {
  const may = (command: string) => leadsTo('outgoing', live?.state ?? 'new', command).length > 0;
  return (
    <>
      {live && latest && mayPrintAnew(code, live.state) && <PrintForm code={code} subjectId={id} anew />}
      {may('PRINT_PAPER') && <PrintForm code={code} subjectId={id} live={live} />}
      {live && may('MARK_PAPER') && <MarksForm paper={live} />}
      {live &&
        may('ISSUE_PAPER') &&
        (live.form === 'submissionLetter' ? <ToLetter paper={live} /> : <IssueForm paper={live} />)}
      {live && may('LOCK_PAPER') && <ScanForm paper={live} />}
      {live && !corrected && may('REPLACE_PAPER') && <CorrectForm paper={live} />}
      {live && may('DISCARD_PAPER') && <DiscardButton paper={live} />}
    </>
  );
}
