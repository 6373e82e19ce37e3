/** "1", "２.", "(3)": a number that answers nothing we asked. It must not bring back what was asked before. */
export const mayBeNumber = (text: string): boolean => /^[\p{P}\s]*\p{Nd}{1,2}[\p{P}\s]*$/u.test(text);
