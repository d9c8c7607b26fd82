// Whether the candidate's window is open: it may be closed by its own cross, so only the shell knows.
import { followCandidateWindow } from '../ipc/shell';

let open = $state(false);

export const candidateWindow = {
  get open(): boolean {
    return open;
  },
};

/** Listens to the shell. Returns the way to stop. */
export const followCandidate = (): (() => void) => followCandidateWindow((now) => (open = now));
