import { useQuery } from '@tanstack/react-query';
import { answered, api, type Answer } from '../api/client.ts';
import { PaperLine } from '../dossier/content.tsx';
import { FileView } from './file-view.tsx';

type Held = Answer<'HeldDto'>;

const paperOf = (id: string | undefined) => ({
  queryKey: ['paper', id],
  queryFn: () => answered(api.GET('/api/v1/papers/{id}', { params: { path: { id: id! } } })),
  enabled: id !== undefined,
});

/** A paper of a dossier by its name, and what was uploaded of it. */
export function PaperView({ paper }: { paper: Held }) {
  const { paperId: id } = paper.content ?? {};
  const { data } = useQuery(paperOf(id));
  return (
    <>
      <PaperLine paper={paper} />
      {data?.fileName && (
        <FileView
          address={`/api/v1/papers/${data.id}/content`}
          name={data.fileName}
          mediaType={data.mediaType ?? undefined}
        />
      )}
    </>
  );
}
