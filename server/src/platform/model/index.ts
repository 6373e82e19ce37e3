export type ModelSettings = { url: string; key: string | undefined; model: string };
type ModelRequest = { system: string; messages: { role: 'user' | 'assistant'; content: string }[]; signal: AbortSignal };

const MOST_TOKENS = 1200;

/** Asks the model once; rejects on any failure, so that the caller can go on without it. */
export const createAskModel = (settings: ModelSettings): ((request: ModelRequest) => Promise<string>) => {
  const library = loadLibrary(settings);
  // Whoever asks hears of it.
  library.catch(() => undefined);
  return async ({ system, messages, signal }) => {
    const { generateText, model } = await library;
    const { text } = await generateText({
      model,
      system,
      messages,
      abortSignal: signal,
      maxRetries: 1,
      maxOutputTokens: MOST_TOKENS,
      temperature: 0.2,
    });
    return text;
  };
};

/** Loaded where a model is set, and nowhere else: it is one of our largest parts. */
const loadLibrary = async ({ url, key, model }: ModelSettings) => {
  const [{ createOpenAICompatible }, { generateText }] = await Promise.all([import('@ai-sdk/openai-compatible'), import('ai')]);
  const provider = createOpenAICompatible({
    name: 'model',
    baseURL: url.replace(/\/$/, ''),
    ...(key === undefined ? {} : { apiKey: key }),
  });
  return { generateText, model: provider(model) };
};
