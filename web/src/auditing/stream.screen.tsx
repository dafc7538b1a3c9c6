import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { LineBody } from '#domain/line.js';
import { STREAM_KINDS, STREAM_LABELS, type StreamKind } from '#domain/vocabulary.js';
import { NotFound } from '../frame/not-found.tsx';
import { Page } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { ProofLines } from '../parts/proof-lines.tsx';
import { useSentence } from '../words/words.ts';
import { stream } from './auditing.queries.ts';
import { useAuditingWords } from './auditing.words.ts';
import { Verification } from './verification.tsx';

const isKind = (text: string): text is StreamKind => (STREAM_KINDS as readonly string[]).includes(text);

/** The lines of a dossier, a sitting, a sheet, a letter, a decision or an organisation, with their marks. */
export function StreamScreen() {
  const { kind, id } = useParams({ from: '/signed-in/kiem-tra/$kind/$id' });
  return isKind(kind) ? <Stream key={kind + id} kind={kind} id={id} /> : <NotFound />;
}

function Stream({ kind, id }: { kind: StreamKind; id: string }) {
  const t = useAuditingWords();
  const say = useSentence();
  const query = useQuery(stream(kind, id));
  return (
    <Page
      title={t('streamTitle', { stream: say(STREAM_LABELS[kind]) })}
      lead={t('streamLead')}
      above={<Link to="/kiem-tra">{t('title')}</Link>}
    >
      {kind === 'dossier' && (
        <p className="not-printed">
          <Link to="/ho-so/$id" params={{ id }}>
            {t('openDossier')}
          </Link>
        </p>
      )}
      <Loaded query={query}>
        {(lines) =>
          lines.length === 0 ? (
            <Empty>{t('noLines')}</Empty>
          ) : (
            <>
              <Verification of={{ kind, id }} />
              <ProofLines
                lines={lines.map(({ body, hash, who }) => ({ body: body as unknown as LineBody, hash, who }))}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
