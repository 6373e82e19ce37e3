/** Small things this browser remembers for the reader. Storage may be full or forbidden: then nothing is remembered. */
const PREFIX = 'throughline.desk.';

export const readKept = (name: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null');
  } catch {
    return null;
  }
};

/** `undefined` or null forgets. */
export const writeKept = (name: string, value: unknown): void => {
  try {
    if (value === undefined || value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // A private window without storage still works, it only forgets.
  }
};
