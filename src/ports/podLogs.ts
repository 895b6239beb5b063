/** Which log of which container. */
export interface LogRequest {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** The log of the container's run before this one, which has ended. */
  readonly previous: boolean;
  /** Lines of the past to begin with. */
  readonly tailLines: number;
}

export interface PodLogs {
  /**
   * Hands over the log as it grows, in pieces that end anywhere; resolves when the container has ended. Rejects with the
   * signal's reason when aborted.
   */
  followLog(request: LogRequest, onText: (text: string) => void, signal: AbortSignal): Promise<void>;
}
