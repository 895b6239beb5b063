// The browser that drives the workbench in tests. On Debian and Ubuntu, as root, it is installed; nowhere else.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Arguments under which Chromium runs as root, without a GPU, and asks nobody outside. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium (environment variable CHROMIUM first), or undefined where none is installed. */
export function findChromium(): string | undefined {
  const asked = process.env['CHROMIUM'];
  return asked ?? usualPlaces.find((place) => existsSync(place));
}

/** Like findChromium, but first installs what Debian's and Ubuntu's packages offer when there is none. */
export function ensureChromium(): string | undefined {
  if (findChromium() === undefined && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk', 'fonts-dejavu'];
    for (const args of [['update', '-qq'], install]) spawnSync('apt-get', args, { stdio: 'ignore', env });
  }
  return findChromium();
}
