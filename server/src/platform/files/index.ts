export { createFileStore, type FileRow, type FileStore } from './create-file-store.ts';
export { mayShowInline } from './find-type.ts';
