//! What one needs while somebody talks is within the window, at every size: the line being typed, the rating with its
//! anchors, the next step, the save mark and the time.

use crate::conversation::begin_at_question as begin;
use crate::driver::{CONTROL, Window};

/// What is not wholly inside the window, or has no size.
const OUT: &str = "
    const parts = {
      note: document.querySelector('textarea[aria-label=Note]'),
      rating: document.querySelector('fieldset:has(input[type=radio][value=\"5\"])'),
      next: [...document.querySelectorAll('main button')].find(b => /^(Next|First question)/.test(b.textContent.trim())),
      save: document.querySelector('header .mark'),
      time: document.querySelector('[role=timer]'),
    };
    const anchors = parts.rating ? [...parts.rating.querySelectorAll('label')] : [];
    anchors.forEach((label, at) => parts['anchor ' + (at + 1)] = label);
    const out = [];
    for (const [name, part] of Object.entries(parts)) {
      if (!part) { out.push(name + ' is not there'); continue; }
      const b = part.getBoundingClientRect();
      const inside = b.width > 0 && b.height > 0 && b.left >= -0.5 && b.top >= -0.5 && b.right <= innerWidth + 0.5 && b.bottom <= innerHeight + 0.5;
      if (!inside) out.push(`${name}: ${[b.left, b.top, b.right, b.bottom].map(Math.round)} of ${innerWidth} x ${innerHeight}`);
      const x = (b.left + b.right) / 2, y = (b.top + b.bottom) / 2;
      const top = document.elementFromPoint(x, y);
      if (inside && top && top !== part && !part.contains(top)) out.push(`${name} is covered by ${top.className || top.tagName}`);
      // At 200 % in a small window long anchors scroll inside the rating.
      const roomy = innerWidth >= 700;
      if (roomy && name.startsWith('anchor') && part.scrollHeight > part.clientHeight + 1) out.push(`${name} is cut`);
    }
    return out";

fn check(w: &Window, size: &str) {
    w.settled();
    let out = w.js(OUT);
    assert_eq!(out, serde_json::json!([]), "at {size}");
}

#[test]
fn note_rating_time_and_save_mark_are_in_the_window_at_every_size() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::sized(folder.path(), "2560x1440");
    begin(&w);
    w.keys("He measured first");
    w.stored("SELECT count(*) FROM note", "1");
    for (width, height) in
        [(2560, 1440), (1440, 900), (1280, 824), (1024, 640), (960, 640), (720, 850), (720, 480)]
    {
        w.resize(width, height);
        w.wait("the window has its size", &format!("return innerWidth === {width}"));
        w.picture(&format!("fits-{width}x{height}"));
        check(&w, &format!("{width} x {height}"));
    }
    // 200 % text: three steps above the usual size.
    for size in ["large", "larger", "largest"] {
        w.chord(&[CONTROL, "="]);
        w.stored(&format!("SELECT count(*) FROM setting WHERE value LIKE '%\"{size}\"%'"), "1");
        w.settled();
    }
    for (width, height) in [(1440, 900), (1024, 640), (720, 850)] {
        w.resize(width, height);
        w.wait("the window has its size", &format!("return Math.abs(innerWidth - {width} / 2) < 3"));
        w.picture(&format!("fits-{width}x{height}-twice"));
        check(&w, &format!("{width} x {height} at 200 %"));
    }
}
