import { PassThrough } from 'node:stream';
import path from 'node:path';
import { runTool } from '../../../../src/shell/runTool.ts';
import type { ToolContext } from '../../../../src/shell/tool.ts';
import { KubectlLab, type Answer } from '../../kubectlLab.ts';

/** Two clusters that began alike: one for the real kubectl, one for ours. */
export class KubectlPair {
  readonly real: KubectlLab;
  readonly ours: KubectlLab;

  private constructor(real: KubectlLab, ours: KubectlLab) {
    this.real = real;
    this.ours = ours;
  }

  /** Both on one cluster, for what changes nothing. */
  static onOne(lab: KubectlLab): KubectlPair {
    return new KubectlPair(lab, lab);
  }

  static async start(speed?: number, version?: string): Promise<KubectlPair> {
    return new KubectlPair(await KubectlLab.start(speed, version), await KubectlLab.start(speed, version));
  }

  /** Runs our kubectl in this process against its own cluster. */
  async runOurs(
    args: readonly string[],
    input = '',
    signal: AbortSignal = new AbortController().signal,
    more: Partial<ToolContext> = {},
  ): Promise<Answer> {
    let [out, err] = ['', ''];
    const context: ToolContext = {
      environment: { ...process.env, HOME: path.dirname(this.ours.kubeconfig), KUBECONFIG: this.ours.kubeconfig },
      cwd: path.dirname(this.ours.kubeconfig),
      input: new PassThrough().end(input),
      screen: undefined,
      keys: undefined,
      print: (text) => (out += text),
      printError: (text) => (err += text),
      now: () => new Date(),
      sleep: async (ms) =>
        await new Promise((resolve, reject) => {
          const timer = setTimeout(resolve, ms);
          signal.addEventListener('abort', () => {
            clearTimeout(timer);
            reject(signal.reason as Error);
          });
        }),
      signal,
      agent: undefined,
      editFile: undefined,
      aws: () => Promise.reject(new Error('kubectl asks nothing of AWS')),
      ...more,
    };
    const code = await runTool('kubectl', args, context);
    return { code, out, err };
  }

  dispose(): void {
    this.real.dispose();
    this.ours.dispose();
  }
}
