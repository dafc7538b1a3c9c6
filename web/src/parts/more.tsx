import { Button } from '@mantine/core';
import { useFrameWords } from '../frame/frame.words.ts';

/** The next page of a list, where there is one. */
export function More({
  query,
}: {
  query: { hasNextPage: boolean; fetchNextPage: () => unknown; isFetchingNextPage: boolean };
}) {
  const t = useFrameWords();
  if (!query.hasNextPage) return null;
  return (
    <div>
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('more')}
      </Button>
    </div>
  );
}
