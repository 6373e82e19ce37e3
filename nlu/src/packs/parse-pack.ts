/** The languages that a pack is written in. */
export type PackLanguage = 'zh' | 'en';
type InBoth<T> = Readonly<Record<PackLanguage, T>>;

/** `name` is hierarchical: `refund/status` stands under `refund`. `about` says to admins when the intent is meant. */
export type PackIntent = { name: string; title: InBoth<string>; about: InBoth<string>; examples: InBoth<readonly string[]> };
/** `language` says in which languages `examples` are filled. */
export type IntentPack = { name: string; language: PackLanguage | 'both'; intents: readonly PackIntent[] };

export class PackError extends Error {
  override readonly name = 'PackError';
}

const NAME = /^[a-z][a-z-]{1,40}(?:\/[a-z][a-z-]{1,40}){0,3}$/;

/** What makes two sentences the same: letters and digits only, in lower case. */
export function foldSentence(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function getRecord(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new PackError(`${where} must be an object.`);
  return value as Record<string, unknown>;
}

function getText(value: unknown, where: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw new PackError(`${where} must be a text that is not empty.`);
  return value;
}

function getBoth<T>(value: unknown, where: string, read: (item: unknown, where: string) => T): InBoth<T> {
  const record = getRecord(value, where);
  return { zh: read(record.zh, `${where}.zh`), en: read(record.en, `${where}.en`) };
}

function getExamples(value: unknown, where: string): string[] {
  if (!Array.isArray(value)) throw new PackError(`${where} must be a list of sentences.`);
  return value.map((sentence, index) => getText(sentence, `${where}[${index}]`));
}

function parseIntent(value: unknown, where: string): PackIntent {
  const record = getRecord(value, where);
  const name = getText(record.name, `${where}.name`);
  if (!NAME.test(name)) throw new PackError(`${where}.name "${name}" must be small letters and hyphens, levels parted by "/".`);
  return {
    name,
    title: getBoth(record.title, `${where}.title`, getText),
    about: getBoth(record.about, `${where}.about`, getText),
    examples: getBoth(record.examples, `${where}.examples`, getExamples),
  };
}

/** Within a language a sentence may stand once: the same words under two intents teach nothing but doubt. */
function refuseRepeats(intents: readonly PackIntent[]): void {
  const names = new Set<string>();
  const placed = { zh: new Map<string, string>(), en: new Map<string, string>() };
  for (const { name, examples } of intents) {
    if (names.has(name)) throw new PackError(`The intent "${name}" stands twice.`);
    names.add(name);
    for (const language of ['zh', 'en'] as const) {
      for (const sentence of examples[language]) {
        const key = foldSentence(sentence) || sentence;
        const other = placed[language].get(key);
        if (other !== undefined) throw new PackError(`"${sentence}" stands twice (${other}, ${name}).`);
        placed[language].set(key, name);
      }
    }
  }
}

/** A pack as read from its JSON file, checked; throws `PackError` with the place of the first mistake. */
export function parsePack(value: unknown): IntentPack {
  const record = getRecord(value, 'The pack');
  const { language } = record;
  if (language !== 'zh' && language !== 'en' && language !== 'both') throw new PackError('language must be "zh", "en" or "both".');
  if (!Array.isArray(record.intents)) throw new PackError('intents must be a list.');
  const intents = record.intents.map((intent, index) => parseIntent(intent, `intents[${index}]`));
  refuseRepeats(intents);
  return { name: getText(record.name, 'name'), language, intents };
}

/** Packs laid over each other: examples of an intent that several packs have are joined, its first title stays. */
export function mergePacks(packs: readonly IntentPack[]): PackIntent[] {
  const merged = new Map<string, PackIntent>();
  for (const intent of packs.flatMap(({ intents }) => intents)) {
    const before = merged.get(intent.name);
    const join = (language: PackLanguage) => [...new Set([...(before?.examples[language] ?? []), ...intent.examples[language]])];
    merged.set(intent.name, { ...(before ?? intent), examples: { zh: join('zh'), en: join('en') } });
  }
  return [...merged.values()];
}
