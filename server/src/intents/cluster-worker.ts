/* The thread that lays doubts together by likeness: texts in, clusters out. */
import { parentPort, workerData } from 'node:worker_threads';
import { clusterMessages, type MessageCluster } from '@throughline/nlu';

const NAME = 40;

/** Those that are like nothing else stand alone, after the groups: nobody is left out. */
const withSingles = (texts: readonly string[], clusters: readonly MessageCluster[]): MessageCluster[] => {
  const placed = new Set(clusters.flatMap((cluster) => cluster.members));
  const alone = texts.flatMap((text, at) =>
    placed.has(at) ? [] : [{ name: [...text].slice(0, NAME).join(''), keyphrases: [], members: [at], example: at, tightness: 1 }],
  );
  return [...clusters, ...alone];
};

const texts = workerData as string[];
parentPort?.postMessage(withSingles(texts, clusterMessages(texts, { leastMembers: 2 })));
