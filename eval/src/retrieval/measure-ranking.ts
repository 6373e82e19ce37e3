/** All but times in percent; times in milliseconds per query and seconds per index. */
export type RankingFigures = { p1: number; mrr10: number; recall10: number; ndcg10: number; msPerQuery: number; indexSeconds: number };
export type Run = { ids: ReadonlyMap<string, readonly string[]>; msPerQuery: number; indexSeconds: number };

const DEPTH = 10;

function gainOf(grades: readonly number[]): number {
  return grades.slice(0, DEPTH).reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0);
}

/** Over every judged query; one without a hit counts nought. */
export function measureRanking(run: Run, judged: ReadonlyMap<string, ReadonlyMap<string, number>>): RankingFigures {
  const sums = { p1: 0, mrr10: 0, recall10: 0, ndcg10: 0 };
  for (const [query, relevant] of judged) {
    const grades = (run.ids.get(query) ?? []).slice(0, DEPTH).map((id) => relevant.get(id) ?? 0);
    const first = grades.findIndex((grade) => grade > 0);
    if (first === 0) sums.p1++;
    if (first >= 0) sums.mrr10 += 1 / (first + 1);
    sums.recall10 += grades.filter((grade) => grade > 0).length / relevant.size;
    sums.ndcg10 += gainOf(grades) / gainOf([...relevant.values()].sort((a, b) => b - a));
  }
  const percent = (sum: number) => Math.round((10_000 * sum) / Math.max(1, judged.size)) / 100;
  return {
    p1: percent(sums.p1),
    mrr10: percent(sums.mrr10),
    recall10: percent(sums.recall10),
    ndcg10: percent(sums.ndcg10),
    msPerQuery: Math.round(run.msPerQuery * 1000) / 1000,
    indexSeconds: Math.round(run.indexSeconds * 1000) / 1000,
  };
}
