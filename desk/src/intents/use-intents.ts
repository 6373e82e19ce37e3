/** Reads of the understanding pages, one hook each, and how an intent's name is spoken. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ResponseOf } from '@throughline/sdk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';

export type Intent = ResponseOf<'listIntents'>['items'][number];
export type IntentModel = ResponseOf<'listIntentModels'>['items'][number];
export type Cluster = ResponseOf<'listLabelClusters'>['items'][number];
export const NONE = 'none';

const LONG = 5 * 60_000;
const WHILE_TRAINING_MS = 700;

export const useIntents = () => {
  const client = useClient();
  return useQuery({ queryKey: keys.intents, queryFn: ({ signal }) => client.call('listIntents', { signal }), staleTime: LONG });
};

export const useExamples = (intentId: string, q: string) => {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: keys.intentExamples(intentId, q),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      client.call('listIntentExamples', {
        signal,
        query: { limit: 50, intentId, ...(q !== '' && { q }), ...(pageParam !== null && { cursor: pageParam }) },
      }),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
};

export const isAtWork = (model: IntentModel): boolean => model.state === 'waiting' || model.state === 'training';

/** Asked again and again while a version is being trained, so that its bar moves. */
export const useModels = () => {
  const client = useClient();
  return useQuery({
    queryKey: keys.intentModels,
    queryFn: ({ signal }) => client.call('listIntentModels', { signal }),
    refetchInterval: (query) => (query.state.data?.items.some(isAtWork) === true ? WHILE_TRAINING_MS : false),
  });
};

export const useComparison = (id: string) => {
  const client = useClient();
  return useQuery({
    queryKey: keys.intentComparison(id),
    queryFn: ({ signal }) => client.call('compareIntentModel', { id, signal }),
  });
};

export const useClusters = () => {
  const client = useClient();
  return useQuery({ queryKey: keys.labels, queryFn: ({ signal }) => client.call('listLabelClusters', { signal }) });
};

/** What an intent is called in the reader's language; a name nobody titled is shown as it is. */
export const useIntentTitle = (): ((name: string | null) => string) => {
  const { t, i18n } = useTranslation();
  const intents = useIntents().data?.items;
  return useMemo(() => {
    const titles = new Map(intents?.map((one) => [one.name, i18n.language === 'zh' ? one.title.zh : one.title.en]));
    return (name) => (name === null || name === NONE ? t('intent.none') : titles.get(name) || name);
  }, [intents, i18n.language, t]);
};
