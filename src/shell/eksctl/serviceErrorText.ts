/** An AWS error as Go's SDK writes it, which eksctl passes on. */
export function serviceErrorText(service: string, operation: string, error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { httpStatusCode, requestId } =
    '$metadata' in error ? (error.$metadata as { httpStatusCode?: number; requestId?: string }) : {};
  const prefix = `operation error ${service}: ${operation}`;
  if (httpStatusCode === undefined) return `${prefix}, ${error.message}`;
  const response = `https response error StatusCode: ${httpStatusCode}, RequestID: ${requestId ?? ''}`;
  return `${prefix}, ${response}, ${error.name}: ${error.message}`;
}
