// What the shell tells windows unasked: rows changed, and the interviewer's window is about to close.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Noun } from './bindings';
import { asFailure, tell, touch } from './index';

/**
 * Reads again after writes of the other window. The interviewer's window has no need of it: every write is its own, and
 * `act` has told its readers already. Returns the way to stop.
 */
export function followChanges(): () => void {
  return ending(listen<Noun[]>('changed', ({ payload }) => touch(payload)));
}

/** Runs `finish` before the window closes, so that the last keystrokes are stored, then lets it. Returns the way to stop. */
export function beforeClose(finish: () => Promise<void>): () => void {
  return ending(listen('leaving', () => void finish().finally(() => invoke('leave'))));
}

function ending(started: Promise<() => void>): () => void {
  const stop = started.catch((thrown) => {
    tell(asFailure(thrown));
    return () => {};
  });
  return () => void stop.then((end) => end());
}
