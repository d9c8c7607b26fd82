// A bar that stays at the foot of the window: what gets the focus is scrolled above it, and messages stand above it.

/** Keeps `--foot` on the root at the height of this bar while it is there. */
export function foot(bar: HTMLElement): () => void {
  const { style } = document.documentElement;
  const measure = () => style.setProperty('--foot', `${bar.offsetHeight}px`);
  measure();
  const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(measure);
  observer?.observe(bar);
  return () => {
    observer?.disconnect();
    style.removeProperty('--foot');
  };
}
