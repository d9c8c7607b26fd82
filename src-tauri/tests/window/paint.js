// A page at rest is not drawn, and a picture waits for the next drawing: a point that nobody can see keeps it going.
const done = arguments[0];
const point = document.documentElement.appendChild(document.createElement('i'));
point.style.cssText = 'position: fixed; inset: 0 auto auto 0; inline-size: 1px; block-size: 1px; background: currentColor';
point.animate([{ opacity: 0 }, { opacity: 0.004 }], { duration: 500, iterations: Infinity });
window.still = () => point.remove();
// Two frames on, what changed last is drawn.
requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
