/*
 * Which public sets are measured by `eval -- all`, how each is parted (its own test part is kept apart from us), what the issue
 * aims at, and what others published. Paths are below the data folder.
 */
export type Part =
  /** A seeded fifth of the train file is held out. */
  | { how: 'split'; file: string; extra?: readonly string[] }
  /** Files that others parted. */
  | { how: 'files'; train: readonly string[]; test: readonly string[] };

export type Measured = {
  name: string;
  command: 'intents' | 'sentiment' | 'pairs';
  part: Part;
  flags?: readonly string[];
  /** Keys of the JSON line, shown as percent. */
  figures: readonly string[];
  aim: string;
  published: string;
};

const polarity = (name: string, file: string, aim: string, published: string, figures = ['accuracy', 'macroF1']): Measured => ({
  name,
  command: 'sentiment',
  part: { how: 'split', file },
  figures,
  aim,
  published,
});

const BANKING = 'banking77/few.valid.jsonl';

export const LABELLED: readonly Measured[] = [
  {
    name: 'banking77, full',
    command: 'intents',
    part: { how: 'split', file: 'banking77/train.jsonl' },
    figures: ['accuracy', 'macroF1', 'ece'],
    aim: 'accuracy ≥ 93.0',
    published: 'BERT 93.7',
  },
  {
    name: 'banking77, 10 a class',
    command: 'intents',
    part: { how: 'files', train: ['banking77/few.train_10.jsonl'], test: [BANKING] },
    figures: ['accuracy', 'macroF1'],
    aim: 'accuracy ≥ 82',
    published: 'BERT 83.4',
  },
  {
    name: 'banking77, 5 a class',
    command: 'intents',
    part: { how: 'files', train: ['banking77/few.train_5.jsonl'], test: [BANKING] },
    figures: ['accuracy', 'macroF1'],
    aim: 'accuracy ≥ 74',
    published: '',
  },
  {
    name: 'clinc150 with out-of-scope',
    command: 'intents',
    part: {
      how: 'files',
      train: ['clinc150/train.jsonl', 'clinc150/oos_train.jsonl'],
      test: ['clinc150/val.jsonl', 'clinc150/oos_val.jsonl'],
    },
    flags: ['--oos', 'oos'],
    figures: ['inScopeAccuracy', 'oosRecall', 'auroc', 'mcc'],
    aim: 'in scope ≥ 92 and OOS recall ≥ 75 together; AUROC ≥ 96.5',
    published: 'BERT 96.9 / 40.3',
  },
  {
    name: 'hwu64',
    command: 'intents',
    part: { how: 'files', train: ['hwu64/train.jsonl'], test: ['hwu64/valid.jsonl'] },
    figures: ['accuracy', 'macroF1'],
    aim: 'accuracy ≥ 90.5',
    published: 'BERT 92.1',
  },
  {
    name: 'dataclue-cic (zh, noisy labels on both sides here)',
    command: 'intents',
    part: { how: 'files', train: ['dataclue-cic/train.noisy.jsonl'], test: ['dataclue-cic/dev.noisy.jsonl'] },
    figures: ['accuracy', 'macroF1'],
    aim: 'accuracy ≥ 85, macro-F1 ≥ 77 (clean test)',
    published: 'RoBERTa-3L macro-F1 72.8 (clean test)',
  },
  polarity('zh-waimai10k', 'zh-waimai10k/train.jsonl', 'accuracy ≥ 92', 'BERT 92-95'),
  polarity('zh-online-shopping', 'zh-online-shopping/train.sample.jsonl', 'accuracy ≥ 94', 'BERT 92-95'),
  polarity('zh-chnsenticorp-htl', 'zh-chnsenticorp-htl/train.sample.jsonl', 'accuracy ≥ 91.5', 'BERT 92-95'),
  polarity('smp2020-ewect, six feelings', 'smp2020-ewect/virus.train.sample.jsonl', 'macro-F1 ≥ 65', 'BERT 73.9, 3.5 × the data'),
  polarity('airline-tweets', 'airline-tweets/train.sample.jsonl', 'accuracy ≥ 82.5', ''),
  {
    name: 'sst2',
    command: 'sentiment',
    part: { how: 'files', train: ['sst2/train.jsonl'], test: ['sst2/dev.jsonl'] },
    figures: ['accuracy', 'macroF1'],
    aim: 'accuracy ≥ 85',
    published: 'BERT 93.5',
  },
  ...(
    [
      ['bq-corpus', 'bq-corpus/pairs.dev.jsonl', '≥ 78', 'ALBERT-tiny 80.8 (100,000 pairs)'],
      ['atec-ccks', 'atec-ccks/pairs.dev.sample.jsonl', '≥ 72', ''],
      ['lcqmc', 'lcqmc/pairs.dev.sample.jsonl', '', 'BERT 86.9 (200,000 pairs)'],
    ] as const
  ).map(
    ([name, file, aim, published]): Measured => ({
      name,
      command: 'pairs',
      part: { how: 'split', file },
      figures: ['accuracy', 'spearman'],
      aim: aim === '' ? '' : `accuracy ${aim}`,
      published,
    }),
  ),
];

export const COLLECTIONS = [
  { name: 'retrieval-tau-banking', context: false, aim: 'R@10 ≥ 27' },
  { name: 'retrieval-dstc10-spoken', context: true, aim: 'R@10 ≥ 60' },
  { name: 'retrieval-atec-zh', context: false, aim: 'R@10 ≥ 48' },
  { name: 'retrieval-covidfaq-en', context: false, aim: 'nDCG@10 ≥ 72' },
  { name: 'retrieval-cmrc2018-zh', context: false, aim: '' },
] as const;

export const LANGUAGES = 'langid-lingua/word-pairs.jsonl';
