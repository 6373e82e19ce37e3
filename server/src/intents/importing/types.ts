/** What a file brings: examples under the names it uses, and what had to be left out. */
export type Brought = { examples: { intent: string; text: string }[]; problems: { line: number; message: string }[] };
export type ImportFormat = 'csv' | 'rasa' | 'dialogflow';
