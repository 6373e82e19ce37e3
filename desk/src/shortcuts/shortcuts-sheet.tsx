import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Keys } from '../pieces/keys.tsx';
import { GROUPS, SHORTCUTS, type ShortcutId } from './shortcut-list.ts';
import styles from './shortcuts.module.css';

const idsOf = (group: string): ShortcutId[] => (Object.keys(SHORTCUTS) as ShortcutId[]).filter((id) => SHORTCUTS[id].group === group);

export const ShortcutsSheet = ({ close }: { close: () => void }) => {
  const { t } = useTranslation();
  return (
    <Modal open title={t('shortcut.title')} footer={null} onCancel={close} width={680}>
      <div className={styles['sheet']}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`shortcut.group.${group}`)}</h3>
            <dl>
              {idsOf(group).map((id) => (
                <div key={id}>
                  <dt>{t(`shortcut.${id}`)}</dt>
                  <dd>
                    <Keys keys={SHORTCUTS[id].keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
};
