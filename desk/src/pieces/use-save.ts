import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { explainError } from './explain-error.ts';
import { useToast } from './toast.tsx';

type Save<I, O> = { act: (input: I) => Promise<O>; stale: QueryKey; done?: string; after?: (output: O, input: I) => void };

/** A write that says when it is done, makes what it changed load again, and explains a refusal. */
export const useSave = <I, O>({ act, stale, done, after }: Save<I, O>) => {
  const queries = useQueryClient();
  const message = useToast();
  const { t } = useTranslation();
  return useMutation<O, Error, I>({
    mutationFn: act,
    onSuccess: (output, input) => {
      void queries.invalidateQueries({ queryKey: stale });
      if (done !== undefined) message.success(done);
      after?.(output, input);
    },
    onError: (error) => message.error(explainError(t, error)),
  });
};
