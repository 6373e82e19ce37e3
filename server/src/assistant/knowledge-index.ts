import { answerConfidence, createRetriever, findSignals, type Passage, type Speller } from '@throughline/nlu';
import { listPassages } from '../knowledge/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Database } from '../platform/db/index.ts';
import { makeSpeller } from './make-speller.ts';
import type { Found, Locale } from './types.ts';

/** The articles, ready to be searched; what changed is read again by the next question. */
export type KnowledgeIndex = {
  search(query: string, locale: Locale, limit: number): Promise<Found[]>;
  find(articleId: string, locale: Locale): Promise<Found | undefined>;
  /** The words as the shop spells them; the same where nothing is misspelt. */
  correct(text: string): Promise<string>;
  /** Reads and lays out what the first question of either language would wait for: articles, dictionary, patterns. */
  warm(): Promise<void>;
  close(): void;
};

export type KnowledgeDeps = {
  database: Database;
  bus: Pick<Bus, 'follow'>;
  /** Names of products and titles of intents: what customers misspell beside the articles' words. */
  listShopWords?: (() => Promise<readonly string[]>) | undefined;
};

const FIRST_QUESTIONS = [
  ['请问怎么申请退款？', 'zh'],
  ['How do I get a refund?', 'en'],
] as const;
const RENEWING: ReadonlySet<string> = new Set(['article.changed', 'products.changed', 'intents.published']);

export const openKnowledgeIndex = (deps: KnowledgeDeps): KnowledgeIndex => {
  let shelf: Promise<Shelf> | null = null;
  const close = deps.bus.follow((events) => {
    if (events.some((event) => RENEWING.has(event.type))) shelf = null;
  });
  const read = async (): Promise<Shelf> => {
    const [passages, shopWords] = await Promise.all([listPassages(deps.database.kysely), deps.listShopWords?.() ?? []]);
    return layShelf(passages, shopWords);
  };
  const load = (): Promise<Shelf> => {
    shelf ??= read().catch((error: unknown) => {
      shelf = null;
      throw error;
    });
    return shelf;
  };
  const search: KnowledgeIndex['search'] = async (query, locale, limit) => (await load()).search(query, locale, limit);
  return {
    search,
    find: async (articleId, locale) => (await load()).find(articleId, locale),
    correct: async (text) => (await load()).correct(text),
    warm: () => askFirst(search),
    close,
  };
};

type Shelf = {
  search(query: string, locale: Locale, limit: number): Found[];
  find(articleId: string, locale: Locale): Found | undefined;
  correct(text: string): string;
};

/** Articles laid out once, without a database. */
export const layShelf = (passages: readonly Passage[], shopWords: readonly string[]): Shelf => {
  const retriever = createRetriever(passages);
  const byPlace = new Map(passages.map((passage) => [`${passage.articleId}.${passage.locale}`, passage]));
  let speller: Speller | undefined;
  return {
    search: (query, locale, limit) => {
      const hits = retriever.search(query, { limit, locale });
      // Confidence is calibrated for the first hit; the others are judged as if they were first.
      return hits.map((hit, at) => ({
        ...foundOf(hit.passage, answerConfidence(query, hits.slice(at))),
        // Made when somebody shows them; an answer does not.
        get highlights() {
          return hit.highlights;
        },
      }));
    },
    find: (articleId, locale) => {
      const passage = byPlace.get(`${articleId}.${locale}`) ?? byPlace.get(`${articleId}.${locale === 'zh' ? 'en' : 'zh'}`);
      return passage === undefined ? undefined : { ...foundOf(passage, 1), highlights: [] };
    },
    correct: (text) => {
      speller ??= makeSpeller(passages, shopWords);
      const { text: corrected, corrections } = speller.correct(text);
      return corrections.length === 0 ? text : corrected;
    },
  };
};

const foundOf = ({ articleId, title, body, locale }: Passage, confidence: number) => ({ articleId, title, body, locale, confidence });

const askFirst = async (search: KnowledgeIndex['search']): Promise<void> => {
  for (const [question, locale] of FIRST_QUESTIONS) {
    findSignals(question);
    await search(question, locale, 1);
  }
};
