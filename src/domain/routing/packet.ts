/** The addresses of a packet at one place of its way. */
export interface Packet {
  readonly source: string;
  readonly destination: string;
}

/** The answer to a packet. */
export function answerTo({ source, destination }: Packet): Packet {
  return { source: destination, destination: source };
}
