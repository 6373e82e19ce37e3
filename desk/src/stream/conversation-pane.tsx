/** The middle pane: header, stream and composer of one conversation; says to the live line that this one is looked at. */
import { useEffect } from 'react';
import { type Conversation, useConversation } from '../api/use-api.ts';
import { Composer } from '../composer/composer.tsx';
import { ComposerProvider } from '../composer/composer-state.tsx';
import { useLive } from '../live/live-provider.tsx';
import { Failed } from '../pieces/failed.tsx';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { Stream } from './stream.tsx';
import { ThreadWarnings } from './thread-warnings.tsx';
import styles from './stream.module.css';

const Loaded = ({ conversation }: { conversation: Conversation }) => (
  <ComposerProvider conversation={conversation}>
    <ConversationHeader conversation={conversation} />
    <ThreadWarnings conversation={conversation} />
    <Stream conversation={conversation} />
    <Composer conversation={conversation} />
  </ComposerProvider>
);

export const ConversationPane = ({ id }: { id: string }) => {
  const conversation = useConversation(id);
  const { live } = useLive();
  useEffect(() => {
    live?.watch(id);
    return () => live?.watch(null);
  }, [live, id]);
  return (
    <div className={styles['pane']}>
      {conversation.isPending && <SkeletonRows rows={6} />}
      {conversation.data === undefined && conversation.isError && <Failed error={conversation.error} retry={conversation.refetch} />}
      {conversation.data !== undefined && <Loaded conversation={conversation.data} />}
    </div>
  );
};
