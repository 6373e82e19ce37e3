export { createFileStore, type FileRow, type FileStore, type FileStoreOptions } from './create-file-store.ts';
export { mayShowInline } from './find-type.ts';
