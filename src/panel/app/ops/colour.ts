/** A colour without transparency, each channel 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** WCAG's contrast of two colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = luminance(a) > luminance(b) ? [a, b] : [b, a];
  return (luminance(light) + 0.05) / (luminance(dark) + 0.05);
}

/** The colour, moved as little as it takes towards another until it has this contrast to what it lies on. */
export function readable(colour: Rgb, on: Rgb, towards: Rgb, least: number): Rgb {
  for (let share = 0; share < 1; share += 0.1) {
    const mixed = mix(colour, towards, share);
    if (contrast(mixed, on) >= least) return mixed;
  }
  return towards;
}

export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (channel: 0 | 1 | 2) => Math.round(from[channel] + (to[channel] - from[channel]) * share);
  return [at(0), at(1), at(2)];
}

export function css([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (channel: number) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
