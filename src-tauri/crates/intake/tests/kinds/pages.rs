//! Web pages: saved as HTML, or copied as text with menus, banners and all their scars.

use crate::{drafts, holds, prompts, read};

#[test]
fn a_page_with_menus_banner_footer_and_related_articles() {
    let text = "<!DOCTYPE html><html><head><title>Questions</title><style>p{}</style><script>ask('What?')</script></head><body>\
<nav><ul><li><a href='/a'>What is new?</a><li><a href='/b'>How it works?</a></ul></nav><div class='cookie-banner'>Do you accept cookies?</div>\
<article><h1>10 SQL interview questions</h1><h2>1. What is a join?</h2><p>Rows of two tables <b>matched</b>.<h2>2. What is a view?</h2><p>A stored query.\
<pre><code class='language-sql'>SELECT *\n  FROM v;</code></pre></article>\
<section class='related-posts'><h3>What is NoSQL?</h3></section><footer><p>Any questions? Write us.</footer></body></html>";
    let found = holds("page.html", text, &["What is a join?", "What is a view?"]);
    assert_eq!(found[0].answer.as_deref(), Some("Rows of two tables **matched**."));
    assert_eq!(found[1].answer.as_deref(), Some("A stored query.\n\n```sql\nSELECT *\n  FROM v;\n```"));
}

#[test]
fn a_fragment_with_unclosed_items() {
    let text = "<h3>Network:</h3>\n<ul>\n<li>What does <code>ping</code> do?\n<li>What is a subnet?\n<ul>\n<li>How large is a /24?\n</ul>\n<li>Fix this:\n<pre>\n  <code>route add\n    default</code>\n</pre>\n</ul>\n";
    let found = holds("net.html", text, &["What does `ping` do?", "What is a subnet?", "Fix this:"]);
    assert_eq!(found[1].probes, ["How large is a /24?"]);
    assert!(found[2].code[0].starts_with("route add"));
    assert_eq!(found.iter().map(|d| d.line).collect::<Vec<_>>(), [Some(3), Some(4), Some(8)]);
}

#[test]
fn questions_below_a_lone_bullet_in_preformatted_text_keep_their_lines() {
    let text = "<pre><li>•\nQue 7. What is a lock?\nQue 8. What is a latch?\nQue 9. What is a pin?\n</pre>";
    let found = holds("pre.html", text, &["What is a lock?", "What is a latch?", "What is a pin?"]);
    assert_eq!(found.iter().map(|d| d.line).collect::<Vec<_>>(), [Some(2), Some(3), Some(4)]);
}

#[test]
fn numbered_headings_that_sound_like_a_pages_furniture_are_questions() {
    let text = "# Web questions\n\n## 1. What is a cookie policy?\n\nA promise.\n\n## 2. Ready to deploy means what?\n\nTests pass.\n\n## 3. What is a session?\n\nState.\n";
    holds("web.md", text, &["What is a cookie policy?", "Ready to deploy means what?", "What is a session?"]);
}

#[test]
fn definition_lists_and_tables_of_a_page() {
    let text = "<html><body><h1>Interview questions</h1><dl><dt>What is REST?<dd>A style.<dt>What is SOAP?<dd>A protocol.</dl><h2>More</h2><table><tr><th>Question<th>Answer<tr><td>What is gRPC?<td>Calls over HTTP/2.</table></body></html>";
    let found = holds("p.html", text, &["What is REST?", "What is SOAP?", "What is gRPC?"]);
    assert_eq!(found[0].answer.as_deref(), Some("A style."));
    assert_eq!(found[2].answer.as_deref(), Some("Calls over HTTP/2."));
    assert_eq!(found[2].topics, ["More"]);
}

#[test]
fn a_page_copied_as_text_with_its_frame() {
    let text = "Skip to content\nHome\nCourses\nLog in\nWe use cookies. Do you accept?\nTop Python Interview Questions and Answers\nBy Amara Obi\nUpdated 3 May\n\n1. What is a list?\nA list is an ordered collection.\nIt can change.\n\n2. What is a tuple?\nA tuple cannot change.\n\n3. What is a set?\nA set has no order.\n\nRelated Articles\nWhat is Java?\nHow to learn Go?\n\nFAQs\nIs Python hard to learn?\nNo.\n\nSubscribe to our newsletter\nCopyright 2025\n";
    let found = holds("page.txt", text, &["What is a list?", "What is a tuple?", "What is a set?"]);
    assert_eq!(found[0].answer.as_deref(), Some("A list is an ordered collection.\n\nIt can change."));
    assert_eq!(found[2].answer.as_deref(), Some("A set has no order."));
}

#[test]
fn the_next_question_behind_code() {
    let text = "Que 1. What does enumerate do?\nAnswer: It counts along.\nExample:\nfor i, x in enumerate(a):\n    print(i, x)Que 2. What does zip do?\nAnswer: It pairs.\nExample:\nfor a, b in zip(x, y):\n    print(a)This is handy for two lists at once.\nQue 3. What does map do?\nAnswer: It applies.\n";
    let found = holds("p.txt", text, &["What does enumerate do?", "What does zip do?", "What does map do?"]);
    assert!(
        found[0].answer.as_deref().unwrap().ends_with("```\nfor i, x in enumerate(a):\n    print(i, x)\n```")
    );
    assert!(found[1].answer.as_deref().unwrap().ends_with("```\n\nThis is handy for two lists at once."));
    assert_eq!(found[1].line, Some(5));
}

#[test]
fn code_without_fences_and_without_indentation() {
    let text = "1. How do you open a file?\nUse a with block.\nExample:\nimport os\nwith open(path) as f:\ndata = f.read()\nprint(data)\n2. How do you list a folder?\nUse os.listdir for that.\n";
    let found = holds("p.txt", text, &["How do you open a file?", "How do you list a folder?"]);
    let answer = found[0].answer.as_deref().unwrap();
    assert!(
        answer.contains("```\nimport os\nwith open(path) as f:\ndata = f.read()\nprint(data)\n```"),
        "{answer}"
    );
}

#[test]
fn inline_code_on_lines_of_its_own() {
    let text = "1. What is the difference between\n==\nand\nis\nin Python?\nOne compares values.\n2. What does\n__init__\ndo?\nIt sets up.\n3. Why use\nself\n?\nBy habit.\n";
    let found = holds(
        "p.txt",
        text,
        &["What is the difference between == and is in Python?", "What does __init__ do?", "Why use self ?"],
    );
    assert_eq!(found[0].answer.as_deref(), Some("One compares values."));
}

#[test]
fn bullets_glued_to_the_line_before() {
    let text = "Q1. What makes code readable?\nAnswer: Several things:• good names• short functions\nQ2. What slows a build?\nAnswer: Mostly these:- Too many crates.- No cache.\n";
    let found = holds("p.txt", text, &["What makes code readable?", "What slows a build?"]);
    assert_eq!(found[0].answer.as_deref(), Some("Several things:\n\n- good names\n- short functions"));
    assert_eq!(found[1].answer.as_deref(), Some("Mostly these:\n\n- Too many crates.\n- No cache."));
}

#[test]
fn answers_glued_to_their_questions() {
    let text = "Q1. What is a bit?Answer: A zero or a one.\nQ2. What is a byte?Answer: Eight bits.\n";
    let found = holds("p.txt", text, &["What is a bit?", "What is a byte?"]);
    assert_eq!(found[1].answer.as_deref(), Some("Eight bits."));
}

#[test]
fn text_without_any_answers() {
    let text = "What is your greatest strength?\nWhy do you want this job?\nTell me about yourself.\nWhere do you see yourself in five years?\nDescribe a hard day.\n";
    let found = drafts("hr.txt", text);
    assert_eq!(found.len(), 5, "{:?}", prompts(&found));
    assert!(found.iter().all(|d| d.answer.is_none()));
}

#[test]
fn unnumbered_questions_with_answers_below() {
    let text = "Machine learning interview questions\n\nWhat is overfitting?\nThe model learns the noise.\n\nWhat is regularization?\nA price for large weights.\nIt helps against overfitting.\n\nHow do you split data?\nBy time, if time matters.\n";
    let found =
        holds("ml.txt", text, &["What is overfitting?", "What is regularization?", "How do you split data?"]);
    assert!(found.iter().all(|d| d.answer.is_some()));
}

#[test]
fn parts_of_a_plain_page_are_topics() {
    let text = "Data Engineering Interview Questions\n\nBasic Questions\n\n1. What is ETL?\nExtract, transform, load.\n\n2. What is a warehouse?\nA store for analysis.\n\nAdvanced Questions\n\n3. How do you backfill?\nIn small windows.\n";
    let found = holds("de.txt", text, &["What is ETL?", "What is a warehouse?", "How do you backfill?"]);
    assert_eq!(found[0].topics, ["Basic Questions"]);
    assert_eq!(
        found.iter().map(|d| d.level.as_deref()).collect::<Vec<_>>(),
        [Some("junior"), Some("junior"), Some("senior")]
    );
}

#[test]
fn numbers_on_lines_of_their_own() {
    let text = "1.\nWhat is a closure?\nA function with memory.\n2.\nWhat is hoisting?\nNames move up.\n";
    holds("p.txt", text, &["What is a closure?", "What is hoisting?"]);
}

#[test]
fn lines_broken_at_a_fixed_width() {
    let text = "Interview notes\n\n1. How would you explain to a colleague from another department what a\n   deployment pipeline does and why it sometimes has to stop?\n   A pipeline takes every change through the same steps, and it stops when\n   one of the steps says that the change is not ready for the people who\n   would have to live with it.\n2. What would you change first in a service that nobody has touched for a\n   long time, and how would you find out that the change was a good one?\n   I would write a test before anything else, since nobody remembers what\n   the service is supposed to do when something unusual comes along.\n";
    let found = drafts("notes.txt", text);
    assert_eq!(found.len(), 2, "{:?}", prompts(&found));
    assert!(found[0].prompt.ends_with("why it sometimes has to stop?"), "{}", found[0].prompt);
    assert!(found[1].answer.as_deref().unwrap().starts_with("I would write a test"));
}

#[test]
fn damage_of_encodings_is_mended_before_reading() {
    let text = "## ðŸ§\u{a0} 1. What is Pythonâ€™s GIL?\n\nA lock â€” just one.\n\n## ðŸ§\u{a0} 2. Whatâ€™s a wheel?\n\nA package.\n";
    let read = read("m.md", text);
    assert_eq!(prompts(&read.drafts), ["What is Python’s GIL?", "What’s a wheel?"]);
    assert!(read.warnings.iter().any(|w| w.contains("restored")), "{:?}", read.warnings);
}

#[test]
fn buttons_that_unfold_answers_bear_questions() {
    let text = "<html><body><button>Menu</button><button aria-controls='x'>Subscribe</button><h1>Interview questions</h1><h2>Wires</h2>\
<button class='accordion'>What is a relay?</button><div class='panel' hidden><p>A switch.</p></div>\
<div><h3><button aria-expanded='false'>What is a fuse?</button></h3><div class='accordion-collapse' aria-hidden='true'>It melts.</div></div>\
<h3><button aria-expanded='false'>Explain earthing</button></h3><div role='region' hidden><pre>a\n  b</pre></div></body></html>";
    let found = drafts("wires.html", text);
    assert!(prompts(&found).contains(&"What is a relay?"), "{:?}", prompts(&found));
    assert!(prompts(&found).contains(&"Explain earthing"), "{:?}", prompts(&found));
    let answer =
        |asked: &str| found.iter().find(|draft| draft.prompt == asked).and_then(|draft| draft.answer.clone());
    assert_eq!(answer("What is a fuse?").as_deref(), Some("It melts."));
    assert_eq!(answer("Explain earthing").as_deref(), Some("```\na\n  b\n```"));
    assert!(!prompts(&found).iter().any(|text| text.contains("Menu") || text.contains("Subscribe")));
}

#[test]
fn questions_that_a_page_keeps_as_data() {
    let page = |data: &str| {
        format!(
            "<html><head><script type=\"application/ld+json\">{data}</script></head><body><div id='app'></div></body></html>"
        )
    };
    let faq = page(
        "{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":[\"WebPage\",\"FAQPage\"],\"mainEntity\":[{\"@type\":\"Question\",\"name\":\"What is a sluice?\",\"acceptedAnswer\":{\"@type\":\"Answer\",\"text\":\"<p>A <b>gate</b>.</p>\"}},{\"@type\":\"Question\",\"name\":\"Who opens it?\",\"acceptedAnswer\":[{\"@type\":\"Answer\",\"text\":\"The keeper.\"}]}]}]}",
    );
    let found = holds("app.html", &faq, &["What is a sluice?", "Who opens it?"]);
    assert_eq!(found[0].answer.as_deref(), Some("A **gate**."));
    assert_eq!(found[1].answer.as_deref(), Some("The keeper."));
    let quiz = page(
        "{\"@type\":\"Quiz\",\"hasPart\":[{\"@type\":\"Question\",\"eduQuestionType\":\"Multiple choice\",\"name\":\"Dams\",\"text\":\"Which one holds water?\",\"suggestedAnswer\":[{\"text\":\"A sieve\"}],\"acceptedAnswer\":{\"text\":\"A dam\"}}]}",
    );
    let found = holds("quiz.html", &quiz, &["Which one holds water?"]);
    let told: Vec<(&str, bool)> = found[0].options.iter().map(|o| (o.text.as_str(), o.correct)).collect();
    assert_eq!(told, [("A dam", true), ("A sieve", false)]);
}

#[test]
fn code_set_with_breaks_keeps_its_indentation() {
    let text = "<h1>Python interview questions</h1><h3>1. What does this print?</h3>\n<p>def f(x):<br>\n&nbsp; &nbsp; if x:<br>\n&nbsp; &nbsp; &nbsp; &nbsp; return 1<br>\n&nbsp; &nbsp; return 2<br>\nprint(f(0))</p><p><b>Answer:</b> 2</p><h3>2. What is a list?</h3><p>It is ordered.<br>It may change.</p>";
    let found = holds("py.html", text, &["What does this print?", "What is a list?"]);
    assert_eq!(found[0].code, ["def f(x):\n    if x:\n        return 1\n    return 2\nprint(f(0))"]);
    assert_eq!(found[0].answer.as_deref(), Some("2"));
    assert!(found[1].code.is_empty() && found[1].answer.as_deref().is_some_and(|text| !text.contains("```")));
}

#[test]
fn a_text_put_on_a_page_as_it_stood() {
    let text = "<html><body><pre>\n   Interview questions\n\nQ1.What is a kiln?\n\nAns:- An oven.\nIt is hot.\n\nQ2. What is glaze?\n\nAns:- Glass.\n\nQ3.Why does it crack?\n\nAns:- It cools too fast.\n</pre></body></html>";
    let found = holds("clay.html", text, &["What is a kiln?", "What is glaze?", "Why does it crack?"]);
    assert_eq!(found[1].answer.as_deref(), Some("Glass."));
    assert!(found.iter().all(|draft| draft.code.is_empty()));
}
