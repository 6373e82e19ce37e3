/**
 * nlp.js with its defaults on the same rows. A fastText build would stand here too, but those on npm cannot train: they ask for twelve
 * threads, which their WebAssembly has not.
 */
import type { EngineResult, IntentTask } from './run-intents.ts';
import { measureIntents, type Verdict } from './measure-intents.ts';

/** nlp.js names what it does not know "None". */
const NLPJS_NONE = 'None';

type NlpJs = {
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(
    language: string,
    text: string,
  ): Promise<{ intent: string; score: number; classifications?: { intent: string; score: number }[] }>;
  toJSON(): unknown;
};

function findLanguage(task: IntentTask): 'en' | 'zh' {
  const text = task.train
    .slice(0, 200)
    .map((row) => row.text)
    .join('');
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) > text.length / 4 ? 'zh' : 'en';
}

async function createNlpJs(language: 'en' | 'zh'): Promise<NlpJs> {
  const { dockStart } = (await import('@nlpjs/basic' as string)) as {
    dockStart(settings: unknown): Promise<{ get(name: string): NlpJs; getContainer?(): unknown }>;
  };
  const plugin = (await import(`@nlpjs/lang-${language}` as string)) as Record<string, new () => unknown>;
  const settings = { use: ['Basic'], settings: { nlp: { autoSave: false, autoLoad: false, log: false, nlu: { log: false } } } };
  const dock = await dockStart(settings);
  const nlp = dock.get('nlp') as NlpJs & { container: { use(plugin: unknown): void } };
  nlp.container.use(plugin[language === 'en' ? 'LangEn' : 'LangZh']);
  nlp.addLanguage(language);
  return nlp;
}

export async function runNlpJs(task: IntentTask): Promise<EngineResult> {
  const language = findLanguage(task);
  const start = performance.now();
  const nlp = await createNlpJs(language);
  for (const row of task.train) nlp.addDocument(language, row.text, row.label === task.oos ? NLPJS_NONE : row.label);
  await nlp.train();
  const trainSeconds = (performance.now() - start) / 1_000;
  const verdicts: Verdict[] = [];
  const begin = performance.now();
  for (const row of task.test) {
    const { intent, score, classifications } = await nlp.process(language, row.text);
    const best = classifications?.find((guess) => guess.intent !== NLPJS_NONE);
    const label = intent === NLPJS_NONE ? (best?.intent ?? '') : intent;
    verdicts.push({ label, confidence: best?.score ?? score, outOfScope: intent === NLPJS_NONE ? 1 : 0.5 - score / 2 });
  }
  const perSecond = Math.round((task.test.length * 1_000) / (performance.now() - begin));
  const modelBytes = JSON.stringify(nlp.toJSON()).length;
  return { ...measureIntents(task.test, verdicts, task.oos), trainSeconds, perSecond, modelBytes };
}
