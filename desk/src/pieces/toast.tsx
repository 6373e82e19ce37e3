/** Short notes that come and go at the top: said to screen readers too. Our own, since the library's brings its dialogs along. */
import { createContext, type ReactNode, use, useMemo, useRef, useState } from 'react';
import styles from './pieces.module.css';

type Tone = 'success' | 'info' | 'warning' | 'error';
type Note = { id: number; tone: Tone; text: string };
export type Toast = Record<Tone, (text: string) => void>;

const SHOWN_MS: Record<Tone, number> = { success: 2500, info: 4000, warning: 5000, error: 7000 };
const AT_ONCE = 3;

const ToastContext = createContext<Toast>({
  success: () => undefined,
  info: () => undefined,
  warning: () => undefined,
  error: () => undefined,
});
export const useToast = (): Toast => use(ToastContext);

export const ToastProvider = ({ children }: { children: ReactNode }) => {
  const [notes, setNotes] = useState<Note[]>([]);
  const last = useRef(0);
  const toast = useMemo(() => {
    const drop = (id: number): void => setNotes((before) => before.filter((note) => note.id !== id));
    const say =
      (tone: Tone) =>
      (text: string): void => {
        last.current += 1;
        const id = last.current;
        setNotes((before) => [...before, { id, tone, text }].slice(-AT_ONCE));
        setTimeout(drop, SHOWN_MS[tone], id);
      };
    return { success: say('success'), info: say('info'), warning: say('warning'), error: say('error') };
  }, []);
  return (
    <ToastContext value={toast}>
      {children}
      <div className={styles['toasts']} role="status" aria-live="polite">
        {notes.map((note) => (
          <p key={note.id} data-tone={note.tone}>
            {note.text}
          </p>
        ))}
      </div>
    </ToastContext>
  );
};
