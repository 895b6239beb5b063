/** What kubectl 1.27 writes for the first connection of `port-forward`, and for the second one after it. */
export const firstSynStream = Buffer.from(
  '800300010000003d0000000100000000000078f9e3c6a7c202253a703a2b294a4dcc851625aca9a0808614cb45a024cc6461c0c0c0c0590489' +
    'c44c50e2663400000000ffff',
  'hex',
);
export const secondSynStream = Buffer.from('800300010000001300000003000000000000225fab21000000ffff', 'hex');
/** The end of a stream: no data, and FIN. */
export const emptyEnd = Buffer.from('0000000101000000', 'hex');
/** Its ping, of every five seconds. */
export const ping = Buffer.from('800300060000000400000001', 'hex');
