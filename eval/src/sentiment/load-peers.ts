/** The lexicons of npm, all English (nlp.js knows no Chinese): a score above 0 is positive, 0 neutral where the set has that label. */
import { createRequire } from 'node:module';

type Scorer = (text: string) => number;

const require = createRequire(import.meta.url);

function makeSentiment(): Scorer {
  const Sentiment = require('sentiment') as new () => { analyze(text: string): { score: number } };
  const sentiment = new Sentiment();
  return (text) => sentiment.analyze(text).score;
}

function makeVader(): Scorer {
  const { SentimentIntensityAnalyzer: vader } = require('vader-sentiment') as {
    SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } };
  };
  return (text) => {
    const { compound } = vader.polarity_scores(text);
    return Math.abs(compound) < 0.05 ? 0 : compound;
  };
}

/** nlp.js hands its scores over as promises, so every text is scored here at once, and that is timed. */
async function makeNlpJs(texts: readonly string[]): Promise<{ scorer: Scorer; perSecond: number }> {
  const { Container } = require('@nlpjs/core') as { Container: new () => { use(plugin: unknown): unknown } };
  const { SentimentAnalyzer } = require('@nlpjs/sentiment') as {
    SentimentAnalyzer: new (settings: {
      container: unknown;
    }) => {
      process(input: { utterance: string; locale: string }): Promise<{ sentiment: { score: number } }>;
    };
  };
  const { LangEn } = require('@nlpjs/lang-en') as { LangEn: unknown };
  const container = new Container();
  await container.use(LangEn);
  const analyzer = new SentimentAnalyzer({ container });
  const scores = new Map<string, number>();
  const begun = performance.now();
  for (const utterance of texts) scores.set(utterance, (await analyzer.process({ utterance, locale: 'en' })).sentiment.score);
  const perSecond = Math.round((texts.length * 1_000) / (performance.now() - begun));
  return { scorer: (text) => scores.get(text) ?? 0, perSecond };
}

/** A rival's judgement, and its speed where it could not be called again for timing. */
export type Peer = { judge: (text: string) => string; perSecond?: number };

/** A judge of each peer, or nothing where the labels are not positive, negative and neutral. */
export async function loadPeers(labels: readonly string[], texts: readonly string[]): Promise<Record<string, Peer>> {
  if (!labels.every((label) => /^(?:positive|negative|neutral)$/.test(label))) return {};
  const neutral = labels.includes('neutral') ? 'neutral' : 'positive';
  const judgeBy =
    (scorer: Scorer) =>
    (text: string): string => {
      const score = scorer(text);
      return score > 0 ? 'positive' : score < 0 ? 'negative' : neutral;
    };
  const nlpJs = await makeNlpJs(texts);
  return {
    sentiment: { judge: judgeBy(makeSentiment()) },
    'vader-sentiment': { judge: judgeBy(makeVader()) },
    'nlp.js': { judge: judgeBy(nlpJs.scorer), perSecond: nlpJs.perSecond },
  };
}
