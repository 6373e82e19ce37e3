/**
 * nlp.js with its defaults on the same rows. A fastText build would stand here too, but those on npm cannot train: they ask for twelve
 * threads, which their WebAssembly has not.
 */
import type { EngineResult, IntentTask } from './task.ts';
import { measureIntents, type Verdict } from './measure-intents.ts';

/** nlp.js names what it does not know "None". */
const NLPJS_NONE = 'None';

function findLanguage(task: IntentTask): 'en' | 'zh' {
  const text = task.train
    .slice(0, 200)
    .map((row) => row.text)
    .join('');
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) > text.length / 4 ? 'zh' : 'en';
}

/** Imported here and not above: most runs go without, and it takes a while to load. */
async function createNlpJs(language: 'en' | 'zh') {
  const { dockStart } = await import('@nlpjs/basic');
  const plugin = language === 'en' ? (await import('@nlpjs/lang-en')).LangEn : (await import('@nlpjs/lang-zh')).LangZh;
  const quiet = { autoSave: false, autoLoad: false, log: false, nlu: { log: false } };
  const dock = await dockStart({ use: ['Basic'], settings: { nlp: quiet } });
  const nlp = dock.get('nlp');
  nlp.container.use(plugin);
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
  // As for us, the fastest stretch counts: a hundred texts at a time.
  let begin = performance.now();
  let least = Number.POSITIVE_INFINITY;
  for (const row of task.test) {
    const { intent, score, classifications } = await nlp.process(language, row.text);
    const best = classifications?.find((guess) => guess.intent !== NLPJS_NONE);
    const label = intent === NLPJS_NONE ? (best?.intent ?? '') : intent;
    verdicts.push({ label, confidence: best?.score ?? score, outOfScope: intent === NLPJS_NONE ? 1 : 0.5 - score / 2 });
    if (verdicts.length % 100 > 0) continue;
    least = Math.min(least, performance.now() - begin);
    begin = performance.now();
  }
  const perSecond = Math.round(100_000 / least);
  const modelBytes = JSON.stringify(nlp.toJSON()).length;
  return { ...measureIntents(task.test, verdicts, task.oos), trainSeconds, perSecond, modelBytes };
}
