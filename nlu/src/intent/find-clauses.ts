/** Where one message may pass to its next matter: ends of sentences, and words that add another. */
const BREAK =
  /[.!?;。！？；\n]+|,\s*(?=(?:and|also|but|plus)\b)|，|,|\b(?:and also|and then|and|also|plus|besides|another thing)\b|(?:另外|还有|顺便|以及|然后|同时|而且|对了)/giu;

const MAX_CLAUSES = 12;

/** The parts of a message that could each carry an intent of their own; one part when it cannot be cut. */
export function findClauses(text: string): string[] {
  const clauses = text
    .slice(0, 2_000)
    .split(BREAK)
    .map((part) => part.trim())
    .filter((part) => mayCarryIntent(part));
  return clauses.slice(0, MAX_CLAUSES);
}

/** Two words, or three Han letters: less is a name, a greeting or a leftover. */
function mayCarryIntent(part: string): boolean {
  const han = part.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han >= 3 || part.split(/\s+/).length >= 2;
}
