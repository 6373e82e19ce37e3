import { Alert, Button, Input, Modal, Segmented, Upload } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import type { ResponseOf } from '@throughline/sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { useSave } from '../pieces/use-save.ts';
import { useToast } from '../pieces/toast.tsx';
import dialog from '../settings/settings.module.css';
import styles from './intents.module.css';
import { readExport } from './read-export.ts';

const FORMATS = ['csv', 'rasa', 'dialogflow'] as const;
type Format = (typeof FORMATS)[number];
type Report = ResponseOf<'importIntents'>;

/** First a look without writing anything, then the import itself. */
export const ImportDialog = ({ close }: { close: () => void }) => {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [format, setFormat] = useState<Format>('csv');
  const [text, setText] = useState('');
  const [report, setReport] = useState<Report | null>(null);
  const change = (next: string): void => {
    setText(next);
    setReport(null);
  };
  const run = useSave({
    act: (dryRun: boolean) => client.call('importIntents', { body: { format, text, dryRun }, idempotencyKey: crypto.randomUUID() }),
    stale: keys.intents,
    after: (found, dryRun) => {
      if (dryRun) return setReport(found);
      void queries.invalidateQueries({ queryKey: keys.examples });
      toast.success(t('import.done', { added: found.added, known: found.known }));
      close();
    },
  });
  return (
    <Modal
      open
      width={640}
      title={t('import.title')}
      okText={report === null ? t('import.look') : t('import.do', { count: report.examples })}
      okButtonProps={{ disabled: text.trim() === '' || report?.examples === 0 }}
      cancelText={t('cancel')}
      confirmLoading={run.isPending}
      onOk={() => run.mutate(report === null)}
      onCancel={close}
    >
      <div className={dialog['dialog']}>
        <Segmented<Format>
          block
          value={format}
          onChange={(value) => {
            setFormat(value);
            setReport(null);
          }}
          options={FORMATS.map((value) => ({ value, label: t(`import.${value}`) }))}
        />
        <p className="soft">{t(`import.${format}-hint`)}</p>
        <FilePick onText={change} onTrouble={() => toast.error(t('import.unreadable'))} />
        <Input.TextArea
          autoSize={{ minRows: 5, maxRows: 12 }}
          value={text}
          onChange={(event) => change(event.target.value)}
          aria-label={t('import.paste')}
          placeholder={t('import.paste')}
        />
        {report !== null && <Found report={report} />}
      </div>
    </Modal>
  );
};

const FilePick = ({ onText, onTrouble }: { onText: (text: string) => void; onTrouble: () => void }) => {
  const { t } = useTranslation();
  return (
    <Upload
      accept=".csv,.tsv,.txt,.yml,.yaml,.json,.zip"
      showUploadList={false}
      beforeUpload={(file) => {
        readExport(file).then(onText, onTrouble);
        return false;
      }}
    >
      <Button>{t('import.file')}</Button>
    </Upload>
  );
};

const Found = ({ report }: { report: Report }) => {
  const { t } = useTranslation();
  return (
    <div role="status" className={styles['found']}>
      <p>{t('import.found', { examples: report.examples, intents: report.intents, fresh: report.newIntents.length })}</p>
      {report.newIntents.length > 0 && <p className="soft">{report.newIntents.join(' · ')}</p>}
      {report.problems.length > 0 && (
        <Alert
          type="warning"
          title={t('import.problems', { count: report.problems.length })}
          description={
            <ul>
              {report.problems.slice(0, 20).map((one) => (
                <li key={`${one.line} ${one.message}`}>{t('import.problem', one)}</li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
};
