import type { Passage } from '@throughline/nlu';
import { DEMO_ARTICLES } from '../../server/src/demo/index.ts';

/** The demo shop's articles as the assistant searches them: one passage per article and language. */
export function makeDemoPassages(): Passage[] {
  return DEMO_ARTICLES.flatMap(({ slug, tags, texts }) =>
    (['zh', 'en'] as const).map((locale) => ({ id: `${slug}-${locale}`, articleId: slug, locale, tags, ...texts[locale] })),
  );
}
