import { findAccuracy, findAuroc, findCalibrationError, findMacroF1, findMcc } from '@throughline/nlu/learn';
import type { Labelled } from './read-labelled.ts';

/** What any engine says of one text: its best label, how sure, and how sure that none fits (above 0.5 it says "none"). */
export type Verdict = { label: string; confidence: number; outOfScope: number };

export type IntentFigures = {
  accuracy: number;
  macroF1: number;
  inScopeAccuracy?: number;
  oosRecall?: number;
  mcc?: number;
  auroc?: number;
  ece: number;
};

/**
 * With `oos`, "none" is one more label: accuracy, macroF1 and mcc count it, inScopeAccuracy counts rejected in-scope rows as wrong.
 * ece is over the in-scope rows, before rejection.
 */
export function measureIntents(rows: readonly Labelled[], verdicts: readonly Verdict[], oos: string | undefined): IntentFigures {
  const places = new Map<string, number>();
  const placeOf = (label: string): number => {
    if (!places.has(label)) places.set(label, places.size);
    return places.get(label) as number;
  };
  const said = (verdict: Verdict): string => (oos !== undefined && verdict.outOfScope >= 0.5 ? oos : verdict.label);
  const right = rows.map((row) => placeOf(row.label));
  const guessed = verdicts.map((verdict) => placeOf(said(verdict)));
  const inScope = rows
    .map((row, i) => ({ row, verdict: verdicts[i] as Verdict, hit: right[i] === guessed[i] }))
    .filter(({ row }) => row.label !== oos);
  const ece = findCalibrationError(
    inScope.map(({ verdict }) => verdict.confidence),
    inScope.map(({ row, verdict }) => row.label === verdict.label),
  );
  const figures = { accuracy: findAccuracy(right, guessed), macroF1: findMacroF1(right, guessed), ece };
  if (oos === undefined) return figures;
  const outside = rows.length - inScope.length;
  const rejected = rows.filter((row, i) => row.label === oos && said(verdicts[i] as Verdict) === oos).length;
  return {
    ...figures,
    inScopeAccuracy: inScope.filter(({ hit }) => hit).length / Math.max(1, inScope.length),
    oosRecall: rejected / Math.max(1, outside),
    mcc: findMcc(right, guessed),
    auroc: findAuroc(
      verdicts.map((verdict) => verdict.outOfScope),
      rows.map((row) => (row.label === oos ? 1 : 0)),
    ),
  };
}
