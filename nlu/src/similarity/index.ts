/** How alike texts are, and what of them tells most. */
export { type ClusterOptions, clusterMessages, type MessageCluster } from './cluster-messages.ts';
export { dotProduct, EMBEDDING_SIZE, embed } from './embed-text.ts';
export { builtInEncoder, EmbeddingError, makeProviderEncoder, type PostJson, type SentenceEncoder } from './embedding-provider.ts';
export { findKeyphrases, type Keyphrase, type KeyphraseOptions } from './find-keyphrases.ts';
export { findNearDuplicates, type NearDuplicateOptions } from './find-near-duplicates.ts';
export { type Rewritten, rewriteElliptic, type SpokenTurn } from './rewrite-elliptic.ts';
export { similarity } from './similarity.ts';
export { type SpokenMessage, summarize } from './summarize.ts';
export { type PairExample, type PairModel, type PairOptions, trainPairs } from './train-pairs.ts';
