import type { Disposable } from '../../../base/disposable.ts';
import type { Container } from '../../kubernetes/objects/pod.ts';
import type { Pulled } from '../images/nodeImages.ts';
import { BackOff } from './backOff.ts';
import { fieldPath, type ContainerList, type PodSeat } from './podSeat.ts';

/** Why a container waits for its image. */
export interface PullTrouble {
  readonly reason: 'ErrImagePull' | 'ImagePullBackOff' | 'ErrImageNeverPull';
  readonly message: string;
}

/** Lab milliseconds until the kubelet looks again at a pod in trouble: soon after its sandbox was made, then rarely. */
const firstLook = 1000;
const laterLook = 12_000;

/** Gets the image of one container onto its node, and tries again, ever more rarely, while it cannot be had. */
export class ImagePull implements Disposable {
  readonly #seat: PodSeat;
  readonly #container: Container;
  readonly #at: string;
  readonly #backOff = new BackOff(false);
  #timer: Disposable | undefined;
  #failures = 0;
  #disposed = false;

  constructor(seat: PodSeat, container: Container, list: ContainerList) {
    this.#seat = seat;
    this.#container = container;
    this.#at = fieldPath(list, container.name);
  }

  dispose(): void {
    this.#disposed = true;
    this.#timer?.dispose();
  }

  /** Calls `there` once the image is on the node, and `trouble` with each new reason why it is not. */
  begin(there: () => void, trouble: (trouble: PullTrouble) => void): void {
    const { image, imagePullPolicy } = this.#container;
    const { images } = this.#seat.host;
    if (images.has(image) && imagePullPolicy !== 'Always') {
      this.#tell('Pulled', alreadyPresent(image, this.#minor));
      return there();
    }
    if (imagePullPolicy === 'Never') {
      const message = `Container image "${image}" is not present with pull policy of Never`;
      this.#tell('ErrImageNeverPull', message, 'Warning');
      this.#tell('Failed', 'Error: ErrImageNeverPull', 'Warning');
      return trouble({ reason: 'ErrImageNeverPull', message });
    }
    this.#tell('Pulling', `Pulling image "${image}"`);
    images.pull(image, (pulled) => {
      if (this.#disposed) return;
      if (pulled.error !== undefined) return this.#failed(pulled.error, there, trouble);
      this.#tell('Pulled', pulledMessage(image, pulled, this.#minor));
      there();
    });
  }

  #failed(error: string, there: () => void, trouble: (trouble: PullTrouble) => void): void {
    const { clock } = this.#seat.host.context;
    const { image } = this.#container;
    this.#tell('Failed', `Failed to pull image "${image}": ${error}`, 'Warning');
    this.#tell('Failed', 'Error: ErrImagePull', 'Warning');
    trouble({ reason: 'ErrImagePull', message: error });
    const pause = this.#backOff.next(clock.labTime());
    this.#failures += 1;
    const look = this.#failures === 1 ? firstLook : laterLook;
    this.#timer = clock.background(look, () => {
      const backOff = `Back-off pulling image "${image}"`;
      this.#tell('BackOff', backOff);
      this.#tell('Failed', 'Error: ImagePullBackOff', 'Warning');
      const message = this.#minor >= 32 ? `${backOff}: ErrImagePull: ${error}` : backOff;
      trouble({ reason: 'ImagePullBackOff', message });
      this.#timer = clock.background(Math.max(laterLook, pause) - look, () => this.begin(there, trouble));
    });
  }

  get #minor(): number {
    return this.#seat.host.context.release.minor;
  }

  #tell(reason: string, message: string, type: 'Normal' | 'Warning' = 'Normal'): void {
    this.#seat.tell(type, reason, message, this.#at);
  }
}

function alreadyPresent(image: string, minor: number): string {
  return `Container image "${image}" already present on machine${minor >= 35 ? ' and can be accessed by the pod' : ''}`;
}

/** The wait for other pulls is told since 1.27, the size since 1.30. */
function pulledMessage(image: string, { took, waited, size }: Pulled, minor: number): string {
  const head = `Successfully pulled image "${image}" in ${goSeconds(took)}`;
  if (minor < 27) return head;
  const waiting = `${head} (${goSeconds(waited)} including waiting)`;
  return minor < 30 ? waiting : `${waiting}. Image size: ${size} bytes.`;
}

/** `1.9s`, `550ms`, `1m3.5s`, as Go prints a duration of milliseconds. */
function goSeconds(ms: number): string {
  const rounded = Math.round(ms);
  if (rounded < 1000) return `${rounded}ms`;
  const minutes = Math.floor(rounded / 60_000);
  const seconds = (rounded - minutes * 60_000) / 1000;
  return minutes === 0 ? `${seconds}s` : `${minutes}m${seconds}s`;
}
