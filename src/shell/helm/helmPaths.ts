import os from 'node:os';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The file with the repositories that were added, where Helm has it on this system. */
export function repositoryFile(environment: Environment, platform: NodeJS.Platform = process.platform): string {
  const { HELM_REPOSITORY_CONFIG, HELM_CONFIG_HOME } = environment;
  if (HELM_REPOSITORY_CONFIG !== undefined) return HELM_REPOSITORY_CONFIG;
  return path.join(HELM_CONFIG_HOME ?? configHome(environment, platform), 'repositories.yaml');
}

function configHome(environment: Environment, platform: NodeJS.Platform): string {
  const { XDG_CONFIG_HOME, APPDATA } = environment;
  const home = environment['HOME'] ?? os.homedir();
  if (XDG_CONFIG_HOME !== undefined) return path.join(XDG_CONFIG_HOME, 'helm');
  if (platform === 'win32') return path.join(APPDATA ?? home, 'helm');
  if (platform === 'darwin') return path.join(home, 'Library', 'Preferences', 'helm');
  return path.join(home, '.config', 'helm');
}
