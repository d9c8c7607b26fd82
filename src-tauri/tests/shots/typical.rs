//! A team in the middle of its hiring: every place, and the work in each.

use crate::camera::{Camera, ESCAPE, escape, go, open_menu, opening, place, question, to_the_end};
use crate::driver::{ALT, CONTROL, DOWN, ENTER, SHIFT};

pub fn places(camera: &mut Camera) {
    camera.tell(crate::worlds::typical);
    camera.bring(&[("people.vcf", PEOPLE)]);
    let w = &camera.open();
    camera.state(w, "home-running", |w| w.sees(crate::worlds::RUNNING));
    camera.fleeting(
        w,
        "palette-verbs",
        |w| {
            w.chord(&[CONTROL, "k"]);
            w.focused("What do you want to do?");
        },
        escape,
    );
    camera.fleeting(
        w,
        "palette-found",
        |w| {
            w.chord(&[CONTROL, "k"]);
            w.focused("What do you want to do?");
            w.keys("payments");
            w.wait("something is found", "return !!document.querySelector('dialog[open] [role=option]')");
        },
        escape,
    );
    camera.fleeting(
        w,
        "keys-map",
        |w| {
            w.keys("?");
            w.wait("the keys are shown", "return !!document.querySelector('dialog[open] kbd')");
        },
        escape,
    );
    camera.state(w, "openings-list", |w| place(w, "Openings"));
    camera.fleeting(w, "openings-menu", |w| open_menu(w, "More for Backend engineer, payments"), escape);
    camera.state(w, "opening-candidates", |w| opening(w, "Backend engineer, payments"));
    camera.fleeting(
        w,
        "opening-edit",
        |w| {
            w.keys("e");
            w.focused("Title")
        },
        escape,
    );
    camera.fleeting(
        w,
        "opening-add",
        |w| {
            w.keys("n");
            w.focused("Name")
        },
        escape,
    );
    camera.fleeting(
        w,
        "opening-import",
        |w| {
            w.keys("n");
            w.focused("Name");
            w.click("Import candidates");
            dialog(w);
        },
        |w| {
            escape(w);
            escape(w);
        },
    );
    camera.state(w, "comparison-blind", |w| {
        opening(w, "Backend engineer, Python");
        w.click("Compare");
        w.sees("in the order of the candidates");
    });
    camera.state(w, "comparison-named", |w| {
        w.keys("b");
        w.sees("Wanjiru Kamau");
    });
    camera.fleeting(w, "comparison-end", to_the_end, |_| ());
    camera.state(w, "interviews-list", |w| place(w, "Interviews"));
    camera.fleeting(w, "interviews-menu", |w| open_menu(w, "More for"), escape);
    camera.state(w, "interviews-none-found", |w| {
        w.keys("/zyzzyva");
        w.sees("No interview matches");
    });
    camera.state(w, "plan-form", |w| {
        go(w, "plan an interview");
        w.sees("Plan and start");
    });
    camera.state(w, "plan-refused", |w| {
        w.chord(&[CONTROL, ENTER]);
        w.wait("it is said what is missing", "return !!document.querySelector('[aria-invalid=true]')");
    });
    camera.state(w, "settings-top", |w| place(w, "Settings"));
    camera.fleeting(w, "settings-end", to_the_end, |_| ());
    camera.state(w, "licenses-list", |w| {
        w.click("Licenses of what is included");
        w.sees("the Evenhand developers");
    });
    camera.state(w, "licenses-found", |w| {
        w.keys("/noto sans");
        w.sees("SIL OPEN FONT LICENSE");
    });
    camera.fleeting(
        w,
        "toast-undo",
        |w| {
            place(w, "Openings");
            open_menu(w, "More for Data engineer, Nairobi");
            w.keys(ESCAPE);
            w.click("More for Data engineer, Nairobi");
            w.click("Archive");
            w.sees("Opening archived");
        },
        |w| w.click("Undo"),
    );
}

pub fn work(camera: &mut Camera) {
    camera.tell(crate::worlds::typical);
    camera.bring(&IMPORTS);
    let w = &camera.open();
    camera.state(w, "questions-list", |w| place(w, "Questions"));
    camera.state(w, "questions-edit", |w| {
        question(w, "deadlock");
    });
    camera.state(w, "questions-history", |w| {
        w.click("History (3)");
        w.sees("Version 1");
    });
    camera.fleeting(
        w,
        "questions-edit-end",
        |w| {
            if w.js("return document.querySelector('[role=tab][aria-selected=true]').textContent.includes('History')") == true {
                w.click("Edit");
            }
            to_the_end(w);
        },
        |_| (),
    );
    camera.fleeting(w, "questions-menu", |w| open_menu(w, "More for this question"), escape);
    camera.state(w, "questions-filtered", |w| {
        go(w, "search questions");
        w.chord(&[CONTROL, "a"]);
        w.keys("level:senior competency:concurrency kind:knowledge");
        w.sees("found");
    });
    camera.state(w, "questions-chosen", |w| {
        w.keys(DOWN);
        w.keys(&format!("{DOWN} "));
        w.chord(&[SHIFT, DOWN]);
        w.sees("selected");
    });
    camera.fleeting(
        w,
        "questions-many",
        |w| {
            w.keys("bt");
            dialog(w)
        },
        escape,
    );
    camera.fleeting(
        w,
        "questions-export",
        |w| {
            go(w, "export");
            dialog(w)
        },
        escape,
    );
    camera.state(w, "sets-list", |w| place(w, "Question sets"));
    camera.fleeting(w, "sets-menu", |w| open_menu(w, "More for"), escape);
    camera.state(w, "set-published", |w| {
        go(w, "python knowledge mid level");
        w.sees("version 1");
    });
    camera.fleeting(w, "set-published-end", to_the_end, |_| ());
    camera.fleeting(w, "set-menu", |w| open_menu(w, "More for this set"), escape);
    camera.state(w, "set-draft", |w| {
        go(w, "knowledge for data engineers");
        w.sees("not published yet");
    });
    camera.state(w, "set-draft-item", |w| {
        w.keys("s");
        w.keys(ENTER);
    });
    camera.state(w, "import-preview", |w| {
        place(w, "Questions");
        w.click("Import");
        w.click("Choose files");
        w.wait("drafts are shown", "return !!document.querySelector('[role=option]')");
    });
    camera.state(w, "import-settled", |w| w.keys(&format!("k{DOWN}x{DOWN}")));
    camera.fleeting(
        w,
        "import-many",
        |w| {
            w.keys("b");
            dialog(w)
        },
        escape,
    );
    camera.fleeting(
        w,
        "import-columns",
        |w| {
            w.click("Columns…");
            dialog(w)
        },
        escape,
    );
    camera.state(w, "import-stored", |w| {
        w.chord(&[CONTROL, ENTER]);
        w.sees("imported");
    });
    camera.state(w, "scorecard-pages", |w| {
        go(w, "zeynep");
        drawn(w);
        w.wait("the news has gone", "return !document.querySelector('.toast')");
    });
    camera.state(w, "scorecard-blind", |w| {
        w.keys("b");
        drawn(w);
    });
    camera.state(w, "scorecard-text", |w| w.keys("t"));
    camera.state(w, "scorecard-toast", |w| {
        w.chord(&[CONTROL, "e"]);
        w.exported("pdf");
        w.sees(".pdf");
    });
    camera.state(w, "scorecard-open", |w| {
        go(w, "wanjiru kamau");
        w.wait("a page is there", "return !!document.querySelector('h1')");
        w.chord(&[ALT, "s"]);
        drawn(w);
    });
    camera.fleeting(
        w,
        "scorecard-seal",
        |w| {
            w.click("Seal");
            dialog(w)
        },
        escape,
    );
}

fn dialog(w: &crate::driver::Window) {
    w.wait("the dialog is there", "return !!document.querySelector('dialog[open]')");
}

fn drawn(w: &crate::driver::Window) {
    w.wait(
        "the pages are drawn",
        "return [...document.querySelectorAll('img')].some(i => i.complete && i.naturalWidth > 100)",
    );
}

/// A page of notes, and a table in another language.
const IMPORTS: [(&str, &str); 2] = [
    (
        "interview notes.md",
        "# Backend questions\n\n## Caching\n\n1. When would you not cache a response at all?\n   - Listen for: privacy, correctness, cost of staleness\n2. How do you find out that a cache is serving stale data?\n\n## Concurrency\n\n3. What does the GIL protect, and what does it not protect?\n4. Tell me about a time when two jobs changed the same row.\n\n```python\nasync def take(queue):\n    return await queue.get()\n```\n",
    ),
    (
        "问题.csv",
        "问题,答案,级别\n什么时候不应该使用缓存？,涉及隐私或必须是最新数据时,mid\n如何发现一个查询没有使用索引？,查看执行计划,senior\n描述一次你把发布回滚的经历。,看谁先发现以及如何沟通,mid\n",
    ),
];

/// Three people from everywhere, as an address book writes them.
const PEOPLE: &str = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Tariku Abebe\r\nEMAIL:tariku@example.org\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ylva Sundström\r\nTEL:+46 70 555 01 23\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nFN:渡辺 美咲\r\nEMAIL:misaki@example.org\r\nEND:VCARD\r\n";
