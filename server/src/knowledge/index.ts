export { removeMacro, saveMacro } from './save-macro.ts';
export { type ArticleRow, getArticle, listArticles, listMacros, listPassages } from './store.ts';
export { createArticle, removeArticle, replaceArticle } from './write-article.ts';
