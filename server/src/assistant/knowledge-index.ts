import { answerConfidence, createRetriever, findSignals, type Retriever } from '@throughline/nlu';
import { listPassages } from '../knowledge/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Database } from '../platform/db/index.ts';
import type { Found, Locale } from './types.ts';

/** The articles, ready to be searched; changed articles are read again by the next question. */
export type KnowledgeIndex = {
  search(query: string, locale: Locale, limit: number): Promise<Found[]>;
  find(articleId: string, locale: Locale): Promise<Found | undefined>;
  /** Reads and lays out what the first question of either language would wait for: articles, dictionary, patterns. */
  warm(): Promise<void>;
  close(): void;
};

type Shelf = { retriever: Retriever; passages: Map<string, { articleId: string; title: string; body: string; locale: string }> };

const FIRST_QUESTIONS = [
  ['请问怎么申请退款？', 'zh'],
  ['How do I get a refund?', 'en'],
] as const;

export const openKnowledgeIndex = (deps: { database: Database; bus: Pick<Bus, 'follow'> }): KnowledgeIndex => {
  let shelf: Promise<Shelf> | null = null;
  const close = deps.bus.follow((events) => {
    if (events.some((event) => event.type === 'article.changed')) shelf = null;
  });
  const read = async (): Promise<Shelf> => {
    const passages = await listPassages(deps.database.kysely);
    return {
      retriever: createRetriever(passages),
      passages: new Map(passages.map((passage) => [`${passage.articleId}.${passage.locale}`, passage])),
    };
  };
  const load = (): Promise<Shelf> => {
    shelf ??= read().catch((error: unknown) => {
      shelf = null;
      throw error;
    });
    return shelf;
  };
  const search = async (query: string, locale: Locale, limit: number): Promise<Found[]> => {
    const { retriever } = await load();
    const hits = retriever.search(query, { limit, locale });
    // Confidence is calibrated for the first hit; the others are judged as if they were first.
    return hits.map((hit, at) => ({
      articleId: hit.passage.articleId,
      title: hit.passage.title,
      body: hit.passage.body,
      locale: hit.passage.locale,
      confidence: answerConfidence(query, hits.slice(at)),
      // Made when somebody shows them; an answer does not.
      get highlights() {
        return hit.highlights;
      },
    }));
  };
  return {
    search,
    warm: () => askFirst(search),
    find: async (articleId, locale) => {
      const { passages } = await load();
      const passage = passages.get(`${articleId}.${locale}`) ?? passages.get(`${articleId}.${locale === 'zh' ? 'en' : 'zh'}`);
      return passage === undefined ? undefined : { ...passage, confidence: 1, highlights: [] };
    },
    close,
  };
};

const askFirst = async (search: KnowledgeIndex['search']): Promise<void> => {
  for (const [question, locale] of FIRST_QUESTIONS) {
    findSignals(question);
    await search(question, locale, 1);
  }
};
