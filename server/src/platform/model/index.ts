import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText } from 'ai';

export type ModelSettings = { url: string; key: string | undefined; model: string };
type ModelRequest = { system: string; messages: { role: 'user' | 'assistant'; content: string }[]; signal: AbortSignal };

const MOST_TOKENS = 1200;

/** Asks the model once; rejects on any failure, so that the caller can go on without it. */
export const createAskModel = (settings: ModelSettings): ((request: ModelRequest) => Promise<string>) => {
  const provider = createOpenAICompatible({
    name: 'model',
    baseURL: settings.url.replace(/\/$/, ''),
    ...(settings.key === undefined ? {} : { apiKey: settings.key }),
  });
  const model = provider(settings.model);
  return async ({ system, messages, signal }) => {
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
