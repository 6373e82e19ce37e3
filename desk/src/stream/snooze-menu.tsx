import { ClockCircleOutlined } from '@ant-design/icons';
import { Button, Popover, Tooltip } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WithKeys } from '../pieces/keys.tsx';
import { useShortcut } from '../shortcuts/shortcuts-provider.tsx';
import { snoozePresets } from './snooze-times.ts';
import styles from './stream.module.css';
import type { Acts } from './use-acts.ts';

/** `2026-11-22T14:30` of a Date, as the browser's own field wants it. */
const fieldTime = (date: Date): string => new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

const Choices = ({ choose }: { choose: (until: Date) => void }) => {
  const { t, i18n } = useTranslation();
  const now = new Date();
  const [own, setOwn] = useState(fieldTime(new Date(now.getTime() + 2 * 3_600_000)));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    choose(new Date(own));
  };
  return (
    <div className={styles['snooze']}>
      {snoozePresets(now).map(({ id, until }) => (
        <button key={id} type="button" className="plain" onClick={() => choose(until)}>
          {t(`snooze.${id}`)}
          <span className="soft">
            {until.toLocaleString(i18n.language, { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}
          </span>
        </button>
      ))}
      <form onSubmit={submit}>
        <input
          type="datetime-local"
          required
          min={fieldTime(now)}
          value={own}
          onChange={(event) => setOwn(event.target.value)}
          aria-label={t('snooze.own')}
        />
        <Button htmlType="submit" size="small">
          {t('snooze.set')}
        </Button>
      </form>
    </div>
  );
};

export const SnoozeMenu = ({ acts }: { acts: Acts }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useShortcut('snooze', () => setOpen(true));
  const choose = (until: Date): void => {
    setOpen(false);
    acts.snooze.mutate(until.toISOString());
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={<Choices choose={choose} />}
    >
      <Tooltip title={open ? null : <WithKeys text={t('act.snooze')} shortcut="snooze" />}>
        <Button type="text" icon={<ClockCircleOutlined />} aria-label={t('act.snooze')} loading={acts.snooze.isPending} />
      </Tooltip>
    </Popover>
  );
};
