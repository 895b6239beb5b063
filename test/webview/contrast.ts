/** Contrast of colours as WCAG 2 defines it; colours in the form `getComputedStyle` gives them. */

type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** The ratio, 1 to 21, between a colour and what it lies on; `behind` is behind that. */
export function contrast(colour: string, on: string, behind: string): number {
  const base = over(parse(on), parse(behind));
  const [light = 0, dark = 0] = [luminance(over(parse(colour), base)), luminance(base)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function parse(text: string): Rgba {
  const numbers = /^rgba?\(([^)]+)\)$/
    .exec(text)?.[1]
    ?.split(/[ ,/]+/)
    .map(Number);
  const [red, green, blue, alpha = 1] = numbers ?? [];
  if (red === undefined || green === undefined || blue === undefined) throw new RangeError(`not a colour: ${text}`);
  return [red, green, blue, alpha];
}

function over([red, green, blue, alpha]: Rgba, below: Rgba): Rgba {
  const mix = (above: number, under: number) => above * alpha + under * (1 - alpha);
  return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2]), 1];
}

function luminance([red, green, blue]: Rgba): number {
  const linear = (channel: number) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
