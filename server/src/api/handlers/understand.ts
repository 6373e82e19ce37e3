import type { HandlersOf } from '../call.ts';
import type { HandlerDeps } from './deps.ts';

export const understandHandlers = ({ readText }: HandlerDeps): HandlersOf<'understand'> => ({
  understand: async ({ body }) => (await readText(body.text)).understanding,
});
