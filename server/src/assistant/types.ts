import type { ANSWER_THRESHOLD } from '@throughline/nlu';
import type { Understanding as Read } from '@throughline/protocol/intents';
import type { MessageRow, Topic } from '../conversations/index.ts';

export type Locale = 'zh' | 'en';

/** What the assistant remembers of a conversation. */
export type Memory = {
  failedAnswers: number;
  clarified: boolean;
  lastArticleId: string | null;
  tried: { text: string; article: string }[];
};

export type Found = { articleId: string; title: string; body: string; locale: string; confidence: number; highlights: string[] };

/** What was searched instead of the customer's own words, and why: completed from the conversation, or spelt right. */
export type Searched = { text: string; because: 'completed' | 'together' | 'spelling' };

export type Understanding = {
  /** Everything that was read, as it is stored with the message. */
  reading: Read;
  language: string;
  locale: Locale;
  asksForPerson: boolean;
  anger: number;
  /** Over the customer's messages so far: one bad word is no crisis, three rising ones are. */
  mood: Topic['mood'];
  smallTalk: 'greeting' | 'thanks' | 'bye' | null;
  unhelped: boolean;
  /** Spam or gibberish, plainly; `again` where the customer sent such before on what is known here. */
  noise: 'no' | 'first' | 'again';
  /** It gives orders to the assistant: no language model gets to read it. */
  steers: boolean;
  /** Id of the option that was chosen, by tap or by number. */
  choice: string | null;
  text: string;
  entities: { kind: string; value: string }[];
};

export type HandOverReason = 'asked-for-person' | 'angry' | 'two-failed-answers' | 'unsure' | 'urgent' | 'assistant-off';
export type Plan =
  | { act: 'answer'; found: Found; reason: 'confident' | 'chosen' }
  | { act: 'clarify'; among: Found[]; reason: 'unclear' }
  | { act: 'small-talk'; kind: 'greeting' | 'thanks' | 'bye'; reason: 'small-talk' }
  | { act: 'ask-again'; reason: 'first-failure' | 'nothing-to-read' | 'noise' }
  | { act: 'glad'; reason: 'solved' }
  | { act: 'silence'; reason: 'noise' }
  | { act: 'hand-over'; reason: HandOverReason };

export type Thresholds = { answer: typeof ANSWER_THRESHOLD | number; clarify: number; anger: number; danger: number };
export type Asked = { understanding: Understanding; found: Found[]; memory: Memory };
export type History = readonly MessageRow[];
