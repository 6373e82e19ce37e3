export { executeCall, fetchFile, fillFrom, type Outside } from './execute-call.ts';
