import { useMutation } from '@tanstack/react-query';
import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { explainError } from '../pieces/explain-error.ts';
import { useComposer } from './composer-state.tsx';
import type { StoredFile } from './draft.ts';
import { useToast } from '../pieces/toast.tsx';

export type Files = {
  uploading: string[];
  add(files: Iterable<File>): void;
  onPaste(event: ClipboardEvent): void;
  over: boolean;
  drop: { onDragOver(event: DragEvent): void; onDragLeave(): void; onDrop(event: DragEvent): void };
};

/** Files chosen, pasted or dropped go up at once and wait in the draft. */
export const useFiles = (): Files => {
  const client = useClient();
  const { draft, change } = useComposer();
  const { t } = useTranslation();
  const message = useToast();
  const [uploading, setUploading] = useState<string[]>([]);
  const [over, setOver] = useState(false);
  const up = useMutation({
    mutationFn: async (files: File[]): Promise<StoredFile[]> => {
      const done: StoredFile[] = [];
      for (const file of files) {
        done.push(await client.uploadFile(file, file.name || 'image.png'));
        setUploading((waiting) => waiting.slice(1));
      }
      return done;
    },
    onSuccess: (done) => change({ files: [...draft.files, ...done] }),
    onError: (error) => message.error(explainError(t, error)),
    onSettled: () => setUploading([]),
  });
  const add = (files: Iterable<File>): void => {
    const list = [...files];
    if (list.length === 0) return;
    setUploading(list.map((file) => file.name));
    up.mutate(list);
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    add(event.clipboardData.files);
  };
  const onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  };
  return { uploading, add, onPaste, over, drop: { onDragOver, onDragLeave: () => setOver(false), onDrop } };
};
