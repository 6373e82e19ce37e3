import { findPersonal } from '@throughline/nlu';

/** Words of customers that are kept or shown beyond their conversation. */
export type Told = {
  text: string /** Names of products in it: they stay, whatever they look like. */;
  products?: readonly string[] | undefined;
};

/** Longer texts are read by their opening; the cut must not leave half a number behind, so it is masked before it is cut. */
const READ = 8000;
const KEPT = 1000;

/** Personal details become their kind in brackets: "[phone]". */
export const maskWords = ({ text, products = [] }: Told): string => {
  const read = text.slice(0, READ);
  const named = products.flatMap((name) => placesOf(read, name));
  let masked = '';
  let at = 0;
  for (const { kind, start, end } of findPersonal(read)) {
    if (named.some((place) => start < place.end && place.start < end)) continue;
    masked += `${read.slice(at, start)}[${kind}]`;
    at = end;
  }
  return (masked + read.slice(at)).slice(0, KEPT);
};

const placesOf = (text: string, name: string): { start: number; end: number }[] => {
  const places = [];
  for (let at = name === '' ? -1 : text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    places.push({ start: at, end: at + name.length });
  return places;
};
