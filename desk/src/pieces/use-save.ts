import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { explainError } from './explain-error.ts';

type Save<I, O> = { act: (input: I) => Promise<O>; stale: QueryKey; done?: string; after?: (output: O, input: I) => void };

/** A write that says when it is done, makes what it changed load again, and explains a refusal. */
export const useSave = <I, O>({ act, stale, done, after }: Save<I, O>) => {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { t } = useTranslation();
  return useMutation<O, Error, I>({
    mutationFn: act,
    onSuccess: (output, input) => {
      void queries.invalidateQueries({ queryKey: stale });
      if (done !== undefined) void message.success(done);
      after?.(output, input);
    },
    onError: (error) => void message.error(explainError(t, error)),
  });
};
