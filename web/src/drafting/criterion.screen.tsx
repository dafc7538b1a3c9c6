import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { Criterion } from '#domain/campaign.js';
import { claimProblem, type Claim } from '#domain/claim.js';
import { NotFound } from '../frame/not-found.tsx';
import { Section } from '../frame/page.tsx';
import { ClaimText } from '../dossier/content.tsx';
import { enteredFrom } from './basis.ts';
import { ClaimField } from './claim-field.tsx';
import { DeskPage, Writable, type Desk } from './desk.tsx';
import { EvidenceList, filesFor } from './evidence-list.tsx';
import { FileField } from './file-field.tsx';
import { putClaim, usePiece } from './piece.ts';
import { claimCode, evidenceCode, isOpenTo } from './pieces.ts';
import { SavedMark } from './saved-mark.tsx';
import { TwoTexts } from './two-texts.tsx';
import styles from './writing.module.css';
import { useWritingWords } from './writing.words.ts';

/** One criterion of the plan: what is claimed on it, and the files that stand for it. */
export function CriterionScreen() {
  const t = useWritingWords();
  const { id, code } = useParams({ from: '/signed-in/ho-so/$id/soan/tieu-chuan/$code' });
  const indexOf = ({ award }: Desk) => award.criteria.findIndex((one) => one.code === code);
  return (
    <DeskPage
      key={code}
      id={id}
      title={(desk) => t('criterionTitle', { at: indexOf(desk) + 1, of: desk.award.criteria.length })}
    >
      {(desk) => {
        const criterion = desk.award.criteria[indexOf(desk)];
        return criterion ? <Body desk={desk} criterion={criterion} /> : <NotFound />;
      }}
    </DeskPage>
  );
}

function Body({ desk, criterion }: { desk: Desk; criterion: Criterion }) {
  const t = useWritingWords();
  const next = desk.award.criteria[desk.award.criteria.indexOf(criterion) + 1];
  const { id } = desk.dossier;
  return (
    <>
      <p className={`read ${styles['criterion']}`}>{criterion.text}</p>
      <Writable desk={desk}>
        <Section title={t('claim')}>
          {isOpenTo(desk.dossier, claimCode(criterion.code)) ? (
            <Claimed desk={desk} criterion={criterion} />
          ) : (
            <Closed desk={desk} criterion={criterion} />
          )}
        </Section>
        {criterion.evidence !== 'none' && <Evidence desk={desk} criterion={criterion} />}
        <div className="row">
          {next && (
            <Button component={Link} to={`/ho-so/${id}/soan/tieu-chuan/${next.code}`}>
              {t('nextCriterion')}
            </Button>
          )}
          <Button variant={next ? 'default' : 'filled'} component={Link} to={`/ho-so/${id}/soan`}>
            {t('backWhenDone')}
          </Button>
        </div>
      </Writable>
    </>
  );
}

function Claimed({ desk, criterion }: { desk: Desk; criterion: Criterion }) {
  const { id } = desk.dossier;
  const [saved, autosave] = usePiece<Claim>(desk, {
    ...{ kind: 'claim', code: criterion.code, blank: {} },
    isSound: (claim) => claimProblem(criterion, claim) === undefined,
    put: (claim, sending) => putClaim(id, criterion.code, claim, sending),
  });
  const { content, theirs } = saved;
  return (
    <>
      <ClaimField
        criterion={criterion}
        claim={content}
        onChange={(claim) => autosave.type(claim)}
        onLeave={() => autosave.flush()}
      />
      <SavedMark saved={saved} zone={desk.zone} />
      {theirs && (
        <TwoTexts
          mine={content}
          theirs={theirs.content}
          renderText={(claim) => <ClaimText criterion={criterion} held={heldOf(criterion, claim)} />}
          onChoose={(chosen) => autosave.settle(chosen)}
        />
      )}
    </>
  );
}

const heldOf = ({ code }: Criterion, content: Claim): Parameters<typeof ClaimText>[0]['held'] => ({
  ...{ kind: 'claim', code, criterion: null, digest: '', filled: true, sectionVersion: null, erased: false },
  content: { ...content },
});

function Closed({ desk, criterion }: { desk: Desk; criterion: Criterion }) {
  const t = useWritingWords();
  const held = desk.dossier.content.find(({ kind, code }) => kind === 'claim' && code === criterion.code);
  return (
    <>
      <p className="dimmed">{t('closedHint')}</p>
      <ClaimText criterion={criterion} held={held} />
    </>
  );
}

function Evidence({ desk, criterion }: { desk: Desk; criterion: Criterion }) {
  const t = useWritingWords();
  const open = isOpenTo(desk.dossier, evidenceCode(criterion.code));
  const { id } = desk.dossier;
  return (
    <Section title={t('evidence')}>
      <p className="read">{t(criterion.evidence === 'required' ? 'evidenceRequired' : 'evidenceOptional')}</p>
      <EvidenceList desk={desk} files={filesFor(desk, criterion.code)} changing={open} />
      {open ? (
        <FileField
          legend={t('evidence')}
          path={`/api/v1/dossiers/${id}/evidence`}
          fields={() => ({ criterionCode: criterion.code, ...(desk.recorded && { basis: enteredFrom() }) })}
          camera
        />
      ) : (
        <p className="dimmed">{t('closedHint')}</p>
      )}
    </Section>
  );
}
