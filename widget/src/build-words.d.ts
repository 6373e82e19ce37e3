/** The panel's file name with its content hash as a query, set by build.ts; lets the server cache the panel for ever. */
declare const PANEL_FILE: string;
