import { SHORTCUTS, type ShortcutId } from '../shortcuts/shortcut-list.ts';
import { showKeys } from '../shortcuts/match-keys.ts';
import styles from './pieces.module.css';

/** A tooltip's text with the keys that do the same. */
export const WithKeys = ({ text, shortcut }: { text: string; shortcut: ShortcutId }) => (
  <>
    {text}
    <Keys keys={SHORTCUTS[shortcut].keys} />
  </>
);

export const Keys = ({ keys }: { keys: string }) => (
  <span className={`touchless ${styles['keys']}`}>
    {showKeys(keys, /Mac|iPhone|iPad/.test(navigator.userAgent)).map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </span>
);
