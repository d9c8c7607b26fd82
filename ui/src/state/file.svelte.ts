// Whether the workspace file is the one that is open, as the shell sees it. It can be moved or deleted while nothing is
// being written.
import { commands, type FileState } from '../ipc';
import { followFileState } from '../ipc/shell';

let now = $state.raw<FileState>({ path: '', problem: null, read_only: false });

export const file = {
  get path(): string {
    return now.path;
  },
  /** What is wrong with the file, as a sentence; empty while all is well. */
  get problem(): string {
    return now.problem ?? '';
  },
  get readOnly(): boolean {
    return now.read_only;
  },
};

/** Follows the file; `well` is called when a problem with it is over. Returns the way to stop. */
export function followFile(well: () => void): () => void {
  const take = (next: FileState) => {
    const over = now.problem !== null && next.problem === null;
    now = next;
    if (over) well();
  };
  let told = false;
  const stop = followFileState((next) => {
    told = true;
    take(next);
  });
  // What was told meanwhile is newer than this answer. Without an answer the file counts as well until a write fails.
  void commands.fileState().then((first) => told || take(first), () => undefined);
  return () => {
    stop();
    now = { path: '', problem: null, read_only: false };
  };
}
