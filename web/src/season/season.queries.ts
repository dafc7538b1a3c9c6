import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';

export const progress = (campaignId: string) =>
  queryOptions({
    queryKey: ['campaign', campaignId, 'progress'],
    queryFn: () => answered(api.GET('/api/v1/campaigns/{id}/progress', { params: { path: { id: campaignId } } })),
  });
