/** What an autoscaler remembers: what it recommended, and by how much it scaled. Lab milliseconds. */
export class ScalingHistory {
  #recommendations: { readonly at: number; readonly replicas: number }[] = [];
  #changes: { readonly at: number; readonly by: number }[] = [];

  /** A new autoscaler takes what it finds for its first recommendation, and so does not shrink it at once. */
  begin(at: number, replicas: number): void {
    if (this.#recommendations.length === 0) this.#recommendations.push({ at, replicas });
  }

  /** The least and the most that was recommended within `ms` before `now`. */
  recommended(now: number, ms: number): { readonly least: number; readonly most: number } {
    const recent = this.#recommendations.filter(({ at }) => at > now - ms).map(({ replicas }) => replicas);
    return {
      least: recent.reduce((a, b) => Math.min(a, b), Infinity),
      most: recent.reduce((a, b) => Math.max(a, b), 0),
    };
  }

  recommend(at: number, replicas: number): void {
    this.#recommendations = this.#recommendations.filter((each) => each.at > at - kept);
    this.#recommendations.push({ at, replicas });
  }

  /** By how much the replicas grew within `ms` before `now`; below zero if they shrank. */
  growth(now: number, ms: number): number {
    return this.#changes.filter(({ at }) => at > now - ms).reduce((sum, { by }) => sum + by, 0);
  }

  scaled(at: number, by: number): void {
    this.#changes = this.#changes.filter((each) => each.at > at - kept);
    this.#changes.push({ at, by });
  }
}

/** The longest window and the longest period that the API allows are an hour and half an hour. */
const kept = 3_600_000;
