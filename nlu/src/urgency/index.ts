export { type ComplexityInput, scoreComplexity } from './score-complexity.ts';
export { scoreUrgency, type UrgencyInput } from './score-urgency.ts';
export { type Score, TERM_NAMES, type Term, type TermName } from './types.ts';
