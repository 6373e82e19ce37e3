/** The one renderer: fits parts to a channel's abilities. Pure; runs in the server and in the browser. */
export { resolveTyped } from './fit-options.ts';
export { measure } from './measure.ts';
export { lengthOf } from './print-blocks.ts';
export { render } from './render.ts';
