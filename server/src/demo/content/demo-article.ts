export type DemoArticleText = { title: string; body: string; questions: string[] };

/** An article of the demo shop, written in both languages with the same facts. `body` is Markdown. */
export type DemoArticle = { slug: string; tags: string[]; texts: { zh: DemoArticleText; en: DemoArticleText } };
