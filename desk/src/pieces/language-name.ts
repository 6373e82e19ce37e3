/** A language's own name for the reader, by its code; the code when nobody knows it. */
export const languageName = (code: string, reader: string): string => {
  try {
    return new Intl.DisplayNames([reader === 'zh' ? 'zh-CN' : 'en'], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
};
