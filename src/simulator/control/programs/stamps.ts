const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** `2026/11/23 09:00:00`, UTC, as nginx writes. */
export function slashStamp(ms: number): string {
  const date = new Date(ms);
  return `${date.toISOString().slice(0, 10).replaceAll('-', '/')} ${date.toISOString().slice(11, 19)}`;
}

/** The head of a klog line: `I1123 09:00:00.123456       1 main.go:1] `. */
export function klog(ms: number, source: string, level = 'I'): string {
  const date = new Date(ms);
  const time = date.toISOString().slice(11, 23);
  return `${level}${pad(date.getUTCMonth() + 1)}${pad(date.getUTCDate())} ${time}000       1 ${source}] `;
}

/** A line of logrus in its text form. */
export function logrus(ms: number, message: string): string {
  return `time="${new Date(ms).toISOString().slice(0, 19)}Z" level=info msg="${message}"`;
}
