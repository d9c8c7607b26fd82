// Looks at every frame: how long it took, and whether anything that should stay in its place moved while text was typed.
(() => {
  const parts = [
    '.live header > *, .live header button, [role=timer]',
    '.live nav button',
    '.ask article > *',
    '.kinds label, .line, .line textarea',
    '.dock fieldset, .dock fieldset label, .dock legend, .acts button',
  ].join(', ');
  const seen = (window.seen = { frames: 0, worst: 0, worstIn: '', over: [], moved: [], parts: 0, doing: '', typing: false });
  const name = (element) => `${element.tagName.toLowerCase()}.${element.classList[0] ?? ''} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 24)}`;
  const place = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height].map(Math.round).join(' ');
  };
  let places = new Map();
  // The clocks tick and the words of the pace change: where they stand must not.
  window.typing = (now, doing) => {
    places = new Map(now ? [...document.querySelectorAll(parts)].filter((element) => element.checkVisibility() && element.offsetWidth > 0).map((element) => [element, place(element)]) : []);
    Object.assign(seen, { typing: now, doing, parts: Math.max(seen.parts, places.size) });
  };
  const begun = performance.now();
  let last = begun;
  const frame = (now) => {
    const took = now - last;
    last = now;
    seen.frames += 1;
    if (took > seen.worst) Object.assign(seen, { worst: took, worstIn: seen.doing });
    if (took > 50) seen.over.push([Math.round(took), `${seen.doing}, ${Math.round((now - begun) / 1000)} s after the start`]);
    for (const [element, before] of seen.typing ? places : []) {
      const after = element.isConnected ? place(element) : 'gone';
      if (after === before) continue;
      seen.moved.push(`${name(element)}: ${before} became ${after}`);
      places.set(element, after);
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})();
