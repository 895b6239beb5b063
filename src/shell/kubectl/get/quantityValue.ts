const scales: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The number that a quantity such as `100m` or `1Gi` stands for; undefined if the text is none. */
export function quantityValue(text: string): number | undefined {
  const [, number, scale = ''] =
    /^([+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)(n|u|m|k|M|G|T|P|E|[KMGTPE]i)?$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * (scales[scale] ?? 1);
}
