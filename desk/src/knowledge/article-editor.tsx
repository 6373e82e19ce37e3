/** Both languages side by side, as written or as shown. */
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Input, Popconfirm, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import type { Article } from '../api/use-api.ts';
import { Field } from '../pieces/field.tsx';
import { Markdown } from '../pieces/markdown.tsx';
import { useSave } from '../pieces/use-save.ts';
import { type ArticleDraft, draftOf, inputOf, isWhole, type TextDraft } from './article-draft.ts';
import { languageName } from '../pieces/language-name.ts';
import styles from './knowledge.module.css';

type Mode = 'write' | 'preview';

const useArticleActs = (article: Article | null) => {
  const client = useClient();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const save = useSave({
    act: (draft: ArticleDraft) => {
      const body = inputOf(draft);
      return article === null
        ? client.call('createArticle', { body, idempotencyKey: crypto.randomUUID() })
        : client.call('updateArticle', { id: article.id, body });
    },
    stale: keys.articles,
    done: t('knowledge.saved'),
    after: (saved) => void navigate(`/knowledge/${saved.id}`, { replace: true }),
  });
  const remove = useSave({
    act: (id: string) => client.call('deleteArticle', { id }),
    stale: keys.articles,
    done: t('knowledge.removed'),
    after: () => void navigate('/knowledge'),
  });
  return { save, remove };
};

const Side = ({
  lang,
  text,
  mode,
  locked,
  change,
}: {
  lang: 'zh' | 'en';
  text: TextDraft;
  mode: Mode;
  locked: boolean;
  change: (text: TextDraft) => void;
}) => {
  const { t, i18n } = useTranslation();
  return (
    <section className={styles['side']} lang={lang === 'zh' ? 'zh-CN' : 'en'} aria-label={languageName(lang, i18n.language)}>
      <h2>{languageName(lang, i18n.language)}</h2>
      {mode === 'preview' ? (
        <article className={styles['preview']}>
          <h1>{text.title || t('knowledge.untitled')}</h1>
          <Markdown text={text.body} />
        </article>
      ) : (
        <>
          <Field label={t('knowledge.title')}>
            {(id) => (
              <Input
                id={id}
                disabled={locked}
                value={text.title}
                maxLength={300}
                onChange={(event) => change({ ...text, title: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('knowledge.body')}>
            {(id) => (
              <Input.TextArea
                id={id}
                disabled={locked}
                value={text.body}
                autoSize={{ minRows: 12, maxRows: 30 }}
                onChange={(event) => change({ ...text, body: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('knowledge.questions')} hint={t('knowledge.questions-hint')}>
            {(id) => (
              <Input.TextArea
                id={id}
                disabled={locked}
                value={text.questions}
                autoSize={{ minRows: 3, maxRows: 10 }}
                onChange={(event) => change({ ...text, questions: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
    </section>
  );
};

const Naming = ({ draft, locked, change }: { draft: ArticleDraft; locked: boolean; change: (draft: ArticleDraft) => void }) => {
  const { t } = useTranslation();
  return (
    <div className={styles['naming']}>
      <Field label={t('knowledge.slug')} hint={t('knowledge.slug-hint')}>
        {(id) => (
          <Input id={id} disabled={locked} value={draft.slug} onChange={(event) => change({ ...draft, slug: event.target.value })} />
        )}
      </Field>
      <Field label={t('knowledge.tags')} hint={t('knowledge.tags-hint')}>
        {(id) => (
          <Input id={id} disabled={locked} value={draft.tags} onChange={(event) => change({ ...draft, tags: event.target.value })} />
        )}
      </Field>
    </div>
  );
};

export const ArticleEditor = ({ article, mayWrite }: { article: Article | null; mayWrite: boolean }) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(article));
  const [mode, setMode] = useState<Mode>(article === null ? 'write' : 'preview');
  const { save, remove } = useArticleActs(article);
  const modes = (['preview', 'write'] as const).map((value) => ({ value, label: t(`knowledge.${value}`) }));
  return (
    <div className={styles['editor']}>
      <header className={styles['bar']}>
        <Link to="/knowledge" className={styles['back'] ?? ''} aria-label={t('act.back')}>
          <ArrowLeftOutlined />
        </Link>
        <Segmented<Mode> value={mode} onChange={setMode} options={modes} />
        <span className={styles['gap']} />
        {mayWrite && article !== null && (
          <Popconfirm
            title={t('knowledge.remove-ask')}
            description={t('knowledge.remove-means')}
            okText={t('knowledge.remove')}
            cancelText={t('cancel')}
            onConfirm={() => remove.mutate(article.id)}
          >
            <Button danger type="text">
              {t('knowledge.remove')}
            </Button>
          </Popconfirm>
        )}
        {mayWrite && (
          <Button type="primary" disabled={!isWhole(draft)} loading={save.isPending} onClick={() => save.mutate(draft)}>
            {t('save')}
          </Button>
        )}
      </header>
      {mode === 'write' && <Naming draft={draft} locked={!mayWrite} change={setDraft} />}
      <div className={styles['sides']}>
        <Side lang="zh" text={draft.zh} mode={mode} locked={!mayWrite} change={(zh) => setDraft({ ...draft, zh })} />
        <Side lang="en" text={draft.en} mode={mode} locked={!mayWrite} change={(en) => setDraft({ ...draft, en })} />
      </div>
    </div>
  );
};
