import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { type Article, useMe } from '../api/use-api.ts';
import { Chip } from '../pieces/chip.tsx';
import { Failed } from '../pieces/failed.tsx';
import { Notice } from '../pieces/notice.tsx';
import { Split } from '../pieces/page.tsx';
import styles from '../pieces/page.module.css';
import { SearchBox } from '../pieces/search-box.tsx';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { Time } from '../time/time.tsx';
import { ArticleEditor } from './article-editor.tsx';

const NEW = 'new';

const titleOf = (article: Article, language: string): string =>
  (language === 'zh' ? (article.texts.zh ?? article.texts.en) : (article.texts.en ?? article.texts.zh))?.title ?? article.slug;

const Row = ({ article, chosen }: { article: Article; chosen: boolean }) => {
  const { t, i18n } = useTranslation();
  const missing = article.texts.zh === undefined ? 'zh' : article.texts.en === undefined ? 'en' : null;
  return (
    <li>
      <Link to={`/knowledge/${article.id}`} className={styles['item'] ?? ''} aria-current={chosen ? 'page' : undefined}>
        <span />
        <b className="cut">{titleOf(article, i18n.language)}</b>
        <Time at={article.updatedAt} className="soft" />
        <small className={`soft ${styles['second']}`}>
          {article.tags.join(' · ')} {missing !== null && <Chip tone="warning">{t(`knowledge.missing-${missing}`)}</Chip>}
        </small>
      </Link>
    </li>
  );
};

const ArticleList = ({ chosen, mayWrite }: { chosen: string | undefined; mayWrite: boolean }) => {
  const { t } = useTranslation();
  const client = useClient();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q.trim());
  const list = useQuery({
    queryKey: keys.articleList(asked),
    queryFn: ({ signal }) => client.call('listArticles', { signal, query: { limit: 100, ...(asked !== '' && { q: asked }) } }),
    placeholderData: keepPreviousData,
  });
  const items = list.data?.items ?? [];
  return (
    <>
      <div className={styles['tools']}>
        <SearchBox value={q} change={setQ} words={t('knowledge.search')} />
        {mayWrite && (
          <Button icon={<PlusOutlined />} onClick={() => void navigate('/knowledge/new')}>
            {t('knowledge.new')}
          </Button>
        )}
      </div>
      {list.isPending && <SkeletonRows rows={8} circle={false} />}
      {list.isError && <Failed error={list.error} retry={list.refetch} />}
      {list.isSuccess && items.length === 0 && <Notice title={t('knowledge.empty')} text={t('knowledge.empty-text')} />}
      <ul className={styles['list']} aria-label={t('rail.knowledge')}>
        {items.map((article) => (
          <Row key={article.id} article={article} chosen={article.id === chosen} />
        ))}
      </ul>
    </>
  );
};

const Opened = ({ id, mayWrite }: { id: string; mayWrite: boolean }) => {
  const client = useClient();
  const article = useQuery({ queryKey: keys.article(id), queryFn: ({ signal }) => client.call('getArticle', { id, signal }) });
  if (article.isPending) return <SkeletonRows rows={5} circle={false} />;
  if (article.data === undefined) return <Failed error={article.error} retry={article.refetch} />;
  return <ArticleEditor key={article.data.updatedAt} article={article.data} mayWrite={mayWrite} />;
};

export const KnowledgePage = () => {
  const { t } = useTranslation();
  const { articleId } = useParams();
  const mayWrite = useMe().data?.permissions.includes('knowledge:write') ?? false;
  return (
    <Split chosen={articleId !== undefined} list={<ArticleList chosen={articleId} mayWrite={mayWrite} />}>
      {articleId === undefined && <Notice title={t('knowledge.none')} text={t('knowledge.none-text')} />}
      {articleId === NEW && <ArticleEditor article={null} mayWrite={mayWrite} />}
      {articleId !== undefined && articleId !== NEW && <Opened key={articleId} id={articleId} mayWrite={mayWrite} />}
    </Split>
  );
};
