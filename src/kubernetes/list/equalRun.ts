/** So many bytes are compared at once, as one number. */
const width = 8;

/** How many bytes, `most` at most, are the same in `a` from `atA` on and in `b` from `atB` on. */
export function equalRun(a: DataView, atA: number, b: DataView, atB: number, most: number): number {
  let run = 0;
  // The bytes of text are never those of a NaN or of a negative zero, which alone compare otherwise than their bytes.
  while (run + width <= most && a.getFloat64(atA + run, true) === b.getFloat64(atB + run, true)) run += width;
  while (run < most && a.getUint8(atA + run) === b.getUint8(atB + run)) run += 1;
  return run;
}
