/** The language detectors that npm has, each as a function from text to an ISO 639-1 code. Whatever they allow, they choose among all they know. */
import { loadModule } from 'cld3-asm';
import { eld } from 'eld/large';
import { franc } from 'franc';
import lande from 'lande';
import LanguageDetect from 'languagedetect';
import { detect } from 'tinyld';
import { detect as detectHeavy } from 'tinyld/heavy';

export type Peer = { name: string; detect: (text: string) => string };

/** ISO 639-3 → 639-1, of the languages that tests name. */
const SHORT: Readonly<Record<string, string>> = {
  ...{ cmn: 'zh', jpn: 'ja', kor: 'ko', eng: 'en', deu: 'de', fra: 'fr', spa: 'es', por: 'pt', ita: 'it', rus: 'ru', arb: 'ar', ara: 'ar' },
  ...{ hin: 'hi', tha: 'th', vie: 'vi', ind: 'id', zlm: 'ms', msa: 'ms', zsm: 'ms', tur: 'tr', nld: 'nl', pol: 'pl', ukr: 'uk', ces: 'cs' },
  ...{ ron: 'ro', swe: 'sv', dan: 'da', nob: 'nb', fin: 'fi', hun: 'hu', ell: 'el', heb: 'he', fas: 'fa', urd: 'ur', ben: 'bn', tam: 'ta' },
};
const shorten = (code: string | undefined): string => SHORT[code ?? ''] ?? code ?? 'und';

export async function loadPeers(): Promise<Peer[]> {
  const cld = (await loadModule()).create(0, 1_000);
  const old = new LanguageDetect();
  old.setLanguageType('iso2');
  return [
    { name: 'eld (large)', detect: (text) => eld.detect(text).language },
    { name: 'tinyld/heavy', detect: (text) => detectHeavy(text) },
    { name: 'tinyld', detect: (text) => detect(text) },
    { name: 'cld3-asm', detect: (text) => cld.findLanguage(text).language.replace(/-.*/, '') },
    { name: 'franc', detect: (text) => shorten(franc(text, { minLength: 1 })) },
    { name: 'lande', detect: (text) => shorten(lande(text)[0]?.[0]) },
    { name: 'languagedetect', detect: (text) => old.detect(text, 1)[0]?.[0] ?? 'und' },
  ];
}
