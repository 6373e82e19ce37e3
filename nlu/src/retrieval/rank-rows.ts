/**
 * Question (and what was said before it) in, rows out: BM25F impacts over title and text → the conversation's earlier turns, fading →
 * rows of the thing the conversation is about, where rows name one (`entity`) → best first. createRetriever is the door for a shop's
 * articles; this one is for any list of texts.
 */
import { clip } from '../normalise/index.ts';
import {
  accumulateImpacts,
  addScore,
  clearSheet,
  type CountedRow,
  type Impacts,
  layImpacts,
  makeSheet,
  pickBest,
  rescoreRows,
  type Sheet,
} from './lay-impacts.ts';
import { listTerms, mayBeDerived, weighTerm } from './list-terms.ts';
import { indexNames, matchNames, type NameIndex } from './match-entities.ts';

/** `entity`: the thing the row speaks of (a hotel, a product), which a question may leave out because it was named before. */
export type RankedText = { id: string; title: string; text: string; entity?: string | undefined };
/** Said before the question, oldest first. */
export type EarlierTurn = { author: 'customer' | 'agent'; text: string };
export type RankOptions = { limit?: number; turns?: readonly EarlierTurn[] };
export type RankedRow = { id: string; score: number };
export type RowRanker = { rank(question: string, options?: RankOptions): RankedRow[]; readonly size: number };

/** Chosen together on the visible parts of five retrieval sets (docs/quality.md); see `eval retrieval`. */
export const RANK_SETTINGS = {
  k1: 2,
  titleWeight: 4,
  titleDiscount: 0.8,
  textDiscount: 0.75,
  idfPower: 0.7,
  /** Chinese letter pairs in rows of one line, and in rows of a page. */
  pairsShort: 0.15,
  pairsLong: 0.6,
  turnWeight: 0.25,
  turnFade: 0.6,
  nameFade: 0.9,
  nameWeight: 3,
} as const;
export type RankSettings = Record<keyof typeof RANK_SETTINGS, number>;

const MAX_QUESTION = 2_000;
const MAX_TURNS = 12;
const RESCORED = 50;
const LONG_ROW = 200;

type Counted = { terms: number[]; title: number[]; text: number[]; titleLength: number; textLength: number };
type Vocabulary = Map<string, number>;

function numberOf(vocabulary: Vocabulary, term: string): number {
  const known = vocabulary.get(term);
  if (known !== undefined) return known;
  vocabulary.set(term, vocabulary.size);
  return vocabulary.size - 1;
}

/** Words and letters as written; what is derived from them does not make a text longer. */
const countPlain = (terms: readonly string[]): number => terms.filter((term) => !mayBeDerived(term)).length;

function countRow(vocabulary: Vocabulary, { title, text, entity }: RankedText): Counted {
  const counts = new Map<number, [number, number]>();
  // The name is matched as a name; as words it would only say that many rows are about it.
  const bare = entity && title.startsWith(entity) ? title.slice(entity.length) : title;
  const titleTerms = listTerms(bare);
  const textTerms = listTerms(text);
  for (const [field, terms] of [titleTerms, textTerms].entries()) {
    for (const term of terms) {
      const number = numberOf(vocabulary, term);
      const pair = counts.get(number) ?? [0, 0];
      pair[field as 0 | 1]++;
      counts.set(number, pair);
    }
  }
  const pairs = [...counts.values()];
  return {
    terms: [...counts.keys()],
    title: pairs.map(([inTitle]) => inTitle),
    text: pairs.map(([, inText]) => inText),
    titleLength: countPlain(titleTerms),
    textLength: countPlain(textTerms),
  };
}

const average = (values: readonly number[]): number =>
  Math.max(1, values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length));

function weighTerms(vocabulary: Vocabulary, counted: readonly Counted[], settings: RankSettings): Float32Array {
  const holders = new Float32Array(vocabulary.size);
  for (const { terms } of counted) for (const term of terms) holders[term] = (holders[term] as number) + 1;
  const length = average(counted.map(({ titleLength, textLength }) => titleLength + textLength));
  const share = Math.min(1, length / (3 * LONG_ROW));
  const pairs = settings.pairsShort + (settings.pairsLong - settings.pairsShort) * share;
  const weights = new Float32Array(vocabulary.size);
  for (const [term, number] of vocabulary) {
    const count = holders[number] as number;
    weights[number] = weighTerm(term, pairs) * Math.log(1 + (counted.length - count + 0.5) / (count + 0.5)) ** settings.idfPower;
  }
  return weights;
}

function layRows(vocabulary: Vocabulary, counted: readonly Counted[], settings: RankSettings): Impacts {
  const weights = weighTerms(vocabulary, counted, settings);
  const titleAverage = average(counted.map(({ titleLength }) => titleLength));
  const textAverage = average(counted.map(({ textLength }) => textLength));
  const { k1, titleWeight, titleDiscount, textDiscount } = settings;
  const rows = counted.map((row): CountedRow => {
    const titleNorm = 1 - titleDiscount + (titleDiscount * row.titleLength) / titleAverage;
    const textNorm = 1 - textDiscount + (textDiscount * row.textLength) / textAverage;
    const impacts = Float32Array.from(row.terms, (term, i) => {
      const frequency = (titleWeight * (row.title[i] as number)) / titleNorm + (row.text[i] as number) / textNorm;
      return ((weights[term] as number) * frequency * (k1 + 1)) / (k1 + frequency);
    });
    return { terms: Int32Array.from(row.terms), impacts };
  });
  return layImpacts(rows, vocabulary.size);
}

/** Known terms with 1 + ln(count) × weight, added to what is there. */
function askTerms(asked: Map<number, number>, vocabulary: Vocabulary, text: string, weight: number): void {
  const counts = new Map<number, number>();
  for (const term of listTerms(text)) {
    const number = vocabulary.get(term);
    if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  for (const [term, count] of counts) asked.set(term, (asked.get(term) ?? 0) + weight * (1 + Math.log(count)));
}

type NamedRows = { index: NameIndex; rows: number[][] };

function nameRows(texts: readonly RankedText[]): NamedRows | undefined {
  const rowsOf = new Map<string, number[]>();
  texts.forEach(({ entity }, row) => {
    if (!entity) return;
    const rows = rowsOf.get(entity);
    if (rows) rows.push(row);
    else rowsOf.set(entity, [row]);
  });
  return rowsOf.size > 0 ? { index: indexNames([...rowsOf.keys()]), rows: [...rowsOf.values()] } : undefined;
}

/** The newest mention counts whole, older ones less with every turn between. */
function findNamed(named: NamedRows, texts: readonly string[], fade: number): Map<number, number> {
  const strengths = new Map<number, number>();
  texts.forEach((text, age) => {
    for (const { name, strength } of matchNames(named.index, text)) {
      strengths.set(name, Math.max(strengths.get(name) ?? 0, strength * fade ** age));
    }
  });
  return strengths;
}

function addNames(sheet: Sheet, named: NamedRows, strengths: ReadonlyMap<number, number>, weight: number): void {
  const best = pickBest(sheet, 1)[0];
  const top = best === undefined ? 1 : (sheet.scores[best] as number);
  for (const [name, strength] of strengths) {
    for (const row of named.rows[name] as number[]) addScore(sheet, row, weight * top * strength);
  }
}

/** Scores the best rows of a search cut short in full; the others keep what was found of them, which is never more than they have. */
function scoreWhole(sheet: Sheet, laid: Impacts, asked: ReadonlyMap<number, number>, weights: Float32Array): void {
  for (const [term, weight] of asked) weights[term] = weight;
  rescoreRows(sheet, laid, pickBest(sheet, RESCORED), weights);
  for (const term of asked.keys()) weights[term] = 0;
}

export function createRowRanker(texts: readonly RankedText[], settings: RankSettings = RANK_SETTINGS): RowRanker {
  const vocabulary: Vocabulary = new Map();
  const laid = layRows(
    vocabulary,
    texts.map((text) => countRow(vocabulary, text)),
    settings,
  );
  const named = nameRows(texts);
  const sheet = makeSheet(texts.length);
  const weights = new Float32Array(vocabulary.size);
  return {
    size: texts.length,
    rank(question, { limit = 10, turns = [] } = {}) {
      const text = clip(question, MAX_QUESTION);
      const before = turns
        .slice(-MAX_TURNS)
        .map((turn) => turn.text)
        .reverse();
      const asked = new Map<number, number>();
      askTerms(asked, vocabulary, text, 1);
      // What a named thing stands for is found by its name; otherwise earlier words must carry the matter.
      if (!named) {
        for (const [age, turn] of before.entries()) askTerms(asked, vocabulary, turn, settings.turnWeight * settings.turnFade ** age);
      }
      clearSheet(sheet);
      if (!accumulateImpacts(sheet, laid, asked)) scoreWhole(sheet, laid, asked, weights);
      if (named) addNames(sheet, named, findNamed(named, [text, ...before], settings.nameFade), settings.nameWeight);
      return pickBest(sheet, limit).map((row) => ({ id: (texts[row] as RankedText).id, score: sheet.scores[row] as number }));
    },
  };
}
