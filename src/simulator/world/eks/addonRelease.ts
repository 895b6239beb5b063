/** A release of an add-on: `1.12.6` is `[1, 12, 6]`. */
export type AddonRelease = readonly [number, number, number];

/** The release an image or an add-on version names; what names none is taken for the newest. */
export function addonRelease(text: string): AddonRelease {
  const [, major, minor, patch] = /v(\d+)\.(\d+)\.(\d+)/.exec(text) ?? [];
  return major === undefined ? [Infinity, 0, 0] : [Number(major), Number(minor), Number(patch)];
}

/** True for `release`, such as `1.17.1`, and everything after it. */
export function isSince(version: AddonRelease, release: string): boolean {
  const [major = 0, minor = 0, patch = 0] = release.split('.').map(Number);
  const order = version[0] - major || version[1] - minor || version[2] - patch;
  return order >= 0;
}
