// Where the focus goes when what a screen is for arrives after the screen itself.

/** Puts the focus on the screen's `data-focus`, unless the person has moved it somewhere already. */
export function land(): void {
  const at = document.activeElement;
  if (at && at !== document.body && !at.matches('h1, main')) return;
  document.querySelector<HTMLElement>('[data-focus]')?.focus();
}
