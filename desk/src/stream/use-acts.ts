import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import type { Conversation } from '../api/use-api.ts';
import { rememberConversation } from '../live/live-provider.tsx';
import { explainError } from '../pieces/explain-error.ts';
import { useToast } from '../pieces/toast.tsx';

type Act<I> = UseMutationResult<Conversation, Error, I>;
export type Acts = {
  assign: Act<string | null>;
  resolve: Act<void>;
  reopen: Act<void>;
  snooze: Act<string>;
  handOver: Act<void>;
  returnToAssistant: Act<void>;
};

/** What can be done to a conversation as a whole. Each shows its outcome at once and says when it failed. */
export const useActs = (id: string): Acts => {
  const client = useClient();
  const queries = useQueryClient();
  const message = useToast();
  const { t } = useTranslation();
  const after = (word: string) => ({
    onSuccess: (fresh: Conversation): void => {
      rememberConversation(queries, fresh);
      void queries.invalidateQueries({ queryKey: keys.counts });
      void queries.invalidateQueries({ queryKey: keys.decisions(id) });
      message.success(t(`act.${word}-done`));
    },
    onError: (error: Error): void => message.error(explainError(t, error)),
  });
  return {
    assign: useMutation({
      mutationFn: (agentId: string | null) => client.call('assignConversation', { id, body: { agentId } }),
      ...after('assign'),
    }),
    resolve: useMutation({ mutationFn: () => client.call('resolveConversation', { id }), ...after('resolve') }),
    reopen: useMutation({ mutationFn: () => client.call('reopenConversation', { id }), ...after('reopen') }),
    snooze: useMutation({ mutationFn: (until: string) => client.call('snoozeConversation', { id, body: { until } }), ...after('snooze') }),
    handOver: useMutation({ mutationFn: () => client.call('handOver', { id }), ...after('hand-over') }),
    returnToAssistant: useMutation({ mutationFn: () => client.call('returnToAssistant', { id }), ...after('return') }),
  };
};
