import type { CSSProperties } from 'react';
import styles from '../pieces/pieces.module.css';
import { ChannelIcon } from './channel-icon.tsx';
import { useLook } from './use-look.ts';

export const colorStyle = (color: string): CSSProperties => ({ '--channel': color }) as CSSProperties;

/** A channel's mark: its colour, its drawing, and its name for those who see neither. */
export const ChannelBadge = ({ kind, size = 16 }: { kind: string | null; size?: number }) => {
  const { color, icon, label } = useLook()(kind);
  return (
    <span
      className={styles['badge']}
      role="img"
      aria-label={label}
      title={label}
      style={{ ...colorStyle(color), width: size, height: size }}
    >
      <ChannelIcon icon={icon} label={label} />
    </span>
  );
};

export const ChannelName = ({ kind }: { kind: string | null }) => {
  const { label } = useLook()(kind);
  return (
    <span className={styles['channelName']}>
      <ChannelBadge kind={kind} />
      {label}
    </span>
  );
};
