/** A center whose assistant answers from the demo shop's articles. */
import { DEMO_ARTICLES } from '../../demo/index.ts';
import { acting, type MessageRow, reading } from '../../conversations/index.ts';
import { type Heard, openTestCenter, type TestCenter } from '../../delivery/testing/open-test-center.ts';
import { createArticle } from '../../knowledge/index.ts';
import type { AssistantDeps } from '../create-assistant.ts';
import { createAssistant, type KnowledgeIndex, openKnowledgeIndex } from '../index.ts';

export type AssistantCenter = TestCenter & {
  knowledge: KnowledgeIndex;
  modelFailures: unknown[];
  /** Everything handled, answers as if they were delivered. */
  settle(): Promise<void>;
  /** What the assistant said last in this conversation. */
  answerTo(heard: Pick<Heard, 'conversationId'>): Promise<MessageRow>;
  said(heard: Pick<Heard, 'conversationId'>): Promise<MessageRow[]>;
  packet(heard: Pick<Heard, 'conversationId'>): Promise<Record<string, unknown> | null>;
  decision(heard: Pick<Heard, 'conversationId'>): Promise<reading.DecisionRow | undefined>;
  takeOver(heard: Pick<Heard, 'conversationId'>): Promise<void>;
};

export const openAssistant = async (more: Partial<AssistantDeps> = {}): Promise<AssistantCenter> => {
  const modelFailures: unknown[] = [];
  let knowledge: KnowledgeIndex | undefined;
  const center = await openTestCenter((ground) => {
    knowledge = openKnowledgeIndex(ground);
    createAssistant({ ...ground, knowledge, onModelFailure: (error) => void modelFailures.push(error), ...more });
  });
  if (knowledge === undefined) throw new Error('no knowledge');
  await center.bus.transact(async (tx) => {
    for (const article of DEMO_ARTICLES) await createArticle(tx, article);
  });
  await center.bus.drained();
  const said: AssistantCenter['said'] = async ({ conversationId }) =>
    (await center.messages(conversationId)).filter((message) => message.authorType === 'assistant');
  return {
    ...center,
    knowledge,
    modelFailures,
    settle: () => center.bus.drained(),
    said,
    answerTo: async (heard) => {
      await center.bus.drained();
      const last = (await said(heard)).at(-1);
      if (last === undefined) throw new Error('the assistant said nothing');
      return last;
    },
    packet: async ({ conversationId }) => (await center.conversation(conversationId)).packet,
    decision: async ({ conversationId }) =>
      (await reading.listDecisions(center.database.kysely, conversationId)).filter((one) => one.kind !== 'place').at(-1),
    takeOver: async ({ conversationId }) => {
      const act = { scope: acting.EVERYTHING, conversationId, agentId: crypto.randomUUID(), by: 'test' };
      await center.bus.transact((tx) => acting.assign(tx, act));
    },
    close: async () => {
      knowledge?.close();
      await center.close();
    },
  };
};
