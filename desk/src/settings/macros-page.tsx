import { Button, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { useMacros, useMe } from '../api/use-api.ts';
import { Failed } from '../pieces/failed.tsx';
import { Field } from '../pieces/field.tsx';
import { Notice } from '../pieces/notice.tsx';
import { Page } from '../pieces/page.tsx';
import styles from '../pieces/page.module.css';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { useSave } from '../pieces/use-save.ts';
import dialog from './settings.module.css';

const FIELDS = ['shortcut', 'title', 'zh', 'en'] as const;
type Draft = Record<(typeof FIELDS)[number], string>;
const EMPTY: Draft = { shortcut: '', title: '', zh: '', en: '' };
const isWhole = (draft: Draft): boolean =>
  /^[\p{L}\p{N}-]{1,40}$/u.test(draft.shortcut) && draft.title.trim() !== '' && (draft.zh + draft.en).trim() !== '';

const NewMacro = ({ close }: { close: () => void }) => {
  const { t } = useTranslation();
  const client = useClient();
  const [draft, setDraft] = useState(EMPTY);
  const save = useSave({
    act: ({ shortcut, title, zh, en }: Draft) =>
      client.call('saveMacro', {
        body: { shortcut, title, texts: { ...(zh.trim() !== '' && { zh }), ...(en.trim() !== '' && { en }) } },
        idempotencyKey: crypto.randomUUID(),
      }),
    stale: keys.macros,
    after: close,
  });
  return (
    <Modal
      open
      title={t('macro.new')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isWhole(draft) }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate(draft)}
      onCancel={close}
    >
      <div className={dialog['dialog']}>
        {FIELDS.map((name) => (
          <Field
            key={name}
            label={t(`macro.${name}`)}
            hint={
              name === 'shortcut'
                ? t('macro.shortcut-hint')
                : name === 'zh'
                  ? t('macro.text-hint', { agent: '{{agent}}', customer: '{{customer}}', reference: '{{reference}}' })
                  : undefined
            }
          >
            {(id) =>
              name === 'zh' || name === 'en' ? (
                <Input.TextArea
                  id={id}
                  autoSize={{ minRows: 2, maxRows: 8 }}
                  value={draft[name]}
                  onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
                />
              ) : (
                <Input
                  id={id}
                  prefix={name === 'shortcut' ? '/' : undefined}
                  value={draft[name]}
                  onChange={(event) => setDraft({ ...draft, [name]: event.target.value.replace(/^\//, '') })}
                />
              )
            }
          </Field>
        ))}
      </div>
    </Modal>
  );
};

export const MacrosPage = () => {
  const { t } = useTranslation();
  const client = useClient();
  const macros = useMacros();
  const mayWrite = useMe().data?.permissions.includes('knowledge:write') ?? false;
  const [making, setMaking] = useState(false);
  const remove = useSave({ act: (id: string) => client.call('deleteMacro', { id }), stale: keys.macros });
  return (
    <Page
      title={t('settings.macros')}
      text={t('macro.text')}
      acts={
        mayWrite && (
          <Button type="primary" onClick={() => setMaking(true)}>
            {t('macro.new')}
          </Button>
        )
      }
    >
      {macros.isPending && <SkeletonRows rows={4} circle={false} />}
      {macros.isError && <Failed error={macros.error} retry={macros.refetch} />}
      {macros.data?.items.length === 0 && <Notice title={t('macro.empty')} text={t('macro.text')} />}
      <div className={styles['cards']}>
        {macros.data?.items.map((macro) => (
          <article key={macro.id} className={styles['card']}>
            <header>
              <b>
                <code>/{macro.shortcut}</code> {macro.title}
              </b>
              {mayWrite && (
                <Popconfirm
                  title={t('macro.remove-ask')}
                  okText={t('macro.remove')}
                  cancelText={t('cancel')}
                  onConfirm={() => remove.mutate(macro.id)}
                >
                  <Button size="small" type="text">
                    {t('macro.remove')}
                  </Button>
                </Popconfirm>
              )}
            </header>
            {macro.texts.zh !== undefined && <p lang="zh-CN">{macro.texts.zh}</p>}
            {macro.texts.en !== undefined && (
              <p lang="en" className="soft">
                {macro.texts.en}
              </p>
            )}
          </article>
        ))}
      </div>
      {making && <NewMacro close={() => setMaking(false)} />}
    </Page>
  );
};
