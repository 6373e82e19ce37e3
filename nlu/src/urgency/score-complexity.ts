import type { Entity } from '../entities/index.ts';
import { clip, normaliseText } from '../normalise/index.ts';
import { joinTerms, type Score, type Term, type TermName } from './types.ts';

/** `issues`: how many intents were recognised (1 if unknown). `failures`: answers that did not help so far in the conversation. */
export type ComplexityInput = {
  text: string;
  entities?: readonly Pick<Entity, 'kind' | 'value'>[];
  issues?: number;
  failures?: number;
};

const MAX_JUDGED = 4_000;

const MORE_ISSUES =
  /另外|还有(?:个|一个|一件|就是|,|:)|以及|顺便|除此之外|再者|其次|第[二三四五]个?(?:问题|,|、|是)|其二|同时(?:也|还)|而且还|还想(?:问|知道)|\b(?:also|another (?:thing|question|issue|problem)|in addition|additionally|second(?:ly)?,|third(?:ly)?,|on top of that|besides|plus,|and one more|one more thing|as well as|other than that)\b|(?:^|\n|[。;;] ?)(?:[2-9]|[二三四])[.、)]/g;
const CONDITIONS =
  /如果|要是|假如|万一|除非|只要|只有.{1,12}才|不然|否则|但是|不过|虽然|因为|取决于|的话|\b(?:if|unless|otherwise|but|however|although|even though|except|provided|depending|depends|whether|in case|since then|because)\b/g;
const STEPS =
  /首先|先(?!生)|然后|接着|之后(?:又|再|我|就)|随后|最后(?!一)|再(?:去|点|用|试|打)|后来|步骤|第[一二三]步|\b(?:first(?:ly)?|then|next,|after (?:that|which)|afterwards|finally|step \d|followed by|later)\b/g;
const FAILED =
  /试(?:过|了)|重启(?:过|了)|重装|换(?:了|过).{1,10}(?:也|还是|都)|还是(?:不行|不能|没|一样|报错|老样子)|(?:依然|仍然|仍旧|照样)|没用|不管用|无效|失败|又(?:报错|不行|失败|坏)|都不行|也不行|\b(?:tried|restarted|reinstalled|reset it|cleared (?:the |my )?(?:cache|cookies)|still (?:not|doesn'?t|does not|won'?t|fails|the same|getting|no)|didn'?t (?:work|help)|did not (?:work|help)|doesn'?t (?:work|help) either|no luck|same (?:error|result|problem)|failed|to no avail|nothing (?:works|helped|worked))\b/g;
const QUESTIONS = /[??]|吗(?=[,。!\s]|$)|呢(?=[,。!\s]|$)/g;

function count(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([word]) => word.trim()).filter((word) => word !== '');
}

/** `each` of what is found adds its share, up to `most`. */
function termOf(name: TermName, words: readonly string[], each: number, most: number): Term | undefined {
  if (words.length === 0) return undefined;
  return { name, weight: Math.min(most, 1 - (1 - each) ** words.length), words: [...new Set(words)].slice(0, 5) };
}

function findLength(text: string): Term | undefined {
  // A Chinese letter says about as much as two and a half Latin ones.
  const chinese = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const size = chinese * 2.5 + (text.length - chinese);
  const weight = size > 1_200 ? 0.3 : size > 600 ? 0.2 : size > 300 ? 0.1 : 0;
  return weight === 0 ? undefined : { name: 'long', weight, words: [`${text.length} letters`] };
}

/** How much there is to understand and to do, 0..1, with every reason. Below 0.25 one answer will do; from 0.5 a person should. */
export function scoreComplexity({ text: message, entities = [], issues = 1, failures = 0 }: ComplexityInput): Score {
  const text = normaliseText(clip(message, MAX_JUDGED), MAX_JUDGED);
  const questions = count(text, QUESTIONS);
  const things = [...new Set(entities.map(({ kind, value }) => `${kind} ${value}`))];
  const terms: (Term | undefined)[] = [
    issues > 1 ? { name: 'several issues', weight: Math.min(0.5, 0.25 * (issues - 1)), words: [`issues: ${issues}`] } : undefined,
    termOf('more than one matter', count(text, MORE_ISSUES), 0.2, 0.45),
    termOf('several questions', questions.slice(1), 0.12, 0.35),
    termOf('many things named', things.slice(1), 0.08, 0.35),
    termOf('conditions', count(text, CONDITIONS), 0.07, 0.3),
    termOf('steps', count(text, STEPS), 0.08, 0.3),
    termOf('tried before', count(text, FAILED), 0.15, 0.45),
    failures > 0
      ? { name: 'answers that did not help', weight: Math.min(0.6, 0.25 * failures), words: [`failures: ${failures}`] }
      : undefined,
    findLength(text),
  ];
  return joinTerms(terms.filter((term) => term !== undefined));
}
