/** Two texts with one key are one example: width, case, spaces and closing marks say nothing about what is asked. */
export const textKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s.!?。!?~…]+$/u, '')
    .trim();
