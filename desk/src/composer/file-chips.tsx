import { CloseOutlined, LoadingOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../pieces/format-bytes.ts';
import { useComposer } from './composer-state.tsx';
import styles from './composer.module.css';

export const FileChips = ({ uploading }: { uploading: readonly string[] }) => {
  const { t } = useTranslation();
  const { draft, change } = useComposer();
  if (draft.files.length + uploading.length === 0) return null;
  return (
    <ul className={styles['files']} aria-label={t('composer.files')}>
      {draft.files.map((file) => (
        <li key={file.id}>
          {file.kind === 'image' && <img src={`/api/v1/files/${file.id}`} alt="" />}
          <span className="cut">{file.name}</span>
          <span className="soft">{formatBytes(file.bytes)}</span>
          <button
            type="button"
            className="plain"
            aria-label={t('composer.remove-file', { name: file.name })}
            onClick={() => change({ files: draft.files.filter((one) => one.id !== file.id) })}
          >
            <CloseOutlined />
          </button>
        </li>
      ))}
      {uploading.map((name) => (
        <li key={name} aria-busy="true">
          <LoadingOutlined /> <span className="cut">{name}</span>
        </li>
      ))}
    </ul>
  );
};
