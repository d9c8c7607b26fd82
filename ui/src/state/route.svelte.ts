// Which screen is on show. A stack in memory: a desktop window has no address bar, and starts where work is waiting.

export interface Place {
  screen: string;
  params: Record<string, string>;
}

let stack = $state.raw<Place[]>([{ screen: 'home', params: {} }]);
let at = $state(0);

const same = (a: Place, b: Place) => a.screen === b.screen && JSON.stringify(a.params) === JSON.stringify(b.params);

export const route = {
  get screen(): string {
    return stack[at]!.screen;
  },
  get params(): Record<string, string> {
    return stack[at]!.params;
  },
  get canBack(): boolean {
    return at > 0;
  },
  get canForward(): boolean {
    return at < stack.length - 1;
  },
};

type Asks = (leave: () => void) => boolean;
let asking: Asks | undefined;

/**
 * Has a screen ask before it is left: `asks` returns true where it does, and calls `leave` if the person wants to go.
 * Returns the way to stop.
 */
export function beforeGoing(asks: Asks): () => void {
  asking = asks;
  return () => {
    if (asking === asks) asking = undefined;
  };
}

function step(leave: () => void): void {
  if (!asking?.(leave)) leave();
}

/** Opens a screen. What lay ahead is forgotten, as in a browser. */
export function go(screen: string, params: Record<string, string> = {}): void {
  const place = { screen, params };
  if (same(place, stack[at]!)) return;
  step(() => {
    stack = [...stack.slice(0, at + 1), place];
    at = stack.length - 1;
  });
}

/** Puts another place where this one was, for instance after a draft got its id or its thing was deleted. */
export function replace(screen: string, params: Record<string, string> = {}): void {
  stack = [...stack.slice(0, at), { screen, params }, ...stack.slice(at + 1)];
}

export function back(): void {
  if (at > 0) step(() => at--);
}

export function forward(): void {
  if (at < stack.length - 1) step(() => at++);
}

/** Forgets every step and starts at `screen`. */
export function start(screen: string, params: Record<string, string> = {}): void {
  stack = [{ screen, params }];
  at = 0;
}
