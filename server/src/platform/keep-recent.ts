/** What `make` makes of a text, kept for those asked for lately: the same answers go out again and again. */
export const keepRecent = <T>(most: number, make: (text: string) => T): ((text: string) => T) => {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    const made = known ?? make(text);
    // The map's order is that of the last use.
    if (known !== undefined) kept.delete(text);
    else if (kept.size >= most) kept.delete(kept.keys().next().value as string);
    kept.set(text, made);
    return made;
  };
};
