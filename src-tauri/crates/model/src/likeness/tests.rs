//! What the measure is worth, in figures, and that the index gives what comparing everything would give.

use super::*;

type Pair = (bool, &'static str, &'static str);

/// The judged pairs: same question or not, and the two prompts.
fn judged(lines: &'static str) -> Vec<Pair> {
    let lines = lines.lines().filter(|l| l.starts_with("same |") || l.starts_with("other |"));
    lines
        .map(|line| match line.splitn(3, " | ").collect::<Vec<_>>()[..] {
            [verdict, a, b] => (verdict == "same", a, b),
            _ => panic!("a line of pairs.txt has three parts: {line}"),
        })
        .collect()
}

const PAIRS: &str = include_str!("pairs.txt");

#[test]
fn paraphrases_are_told_from_questions_on_the_same_topic() {
    let (fitted, held_out) = PAIRS.split_once("# Held out").unwrap();
    for (name, lines) in [("fitted", fitted), ("held out", held_out)] {
        let judged = judged(lines);
        let same = judged.iter().filter(|(same, ..)| *same).count();
        let (hit, wrong): (Vec<Pair>, Vec<Pair>) = judged
            .iter()
            .copied()
            .filter(|(_, a, b)| likeness(a, b) >= RESEMBLES)
            .partition(|(same, ..)| *same);
        let precision = hit.len() as f64 / (hit.len() + wrong.len()) as f64;
        let recall = hit.len() as f64 / same as f64;
        println!("likeness, {name}: precision {precision:.2}, recall {recall:.2} on {} pairs", judged.len());
        assert!(precision >= 0.85, "{name}: precision {precision:.2}; wrongly alike: {wrong:#?}");
        assert!(recall >= 0.7, "{name}: recall {recall:.2}; found {hit:#?}");
    }
}

#[test]
fn a_text_is_wholly_like_itself_whatever_its_script_or_emptiness() {
    for text in ["Why?", "What is it?", "列表", "字", "a == b", "Что такое замыкание?", "ما الفرق؟"]
    {
        assert_eq!(likeness(text, text), 1.0, "{text}");
    }
    assert_eq!(likeness("", ""), 0.0, "nothing resembles nothing");
    assert_eq!(likeness("What does this print?\n```python\nprint(f(2))\n```", "Where is Lima?"), 0.0);
}

#[test]
fn prompts_that_differ_in_their_code_only_are_two_questions() {
    let ask = |code: &str| format!("What does this print, and why?\n```js\n{code}\n```");
    let like = likeness(
        &ask("const shape = { radius: 10, diameter() { return this.radius * 2 } }; shape.diameter()"),
        &ask("for (var i = 0; i < 3; i++) { setTimeout(() => console.log(i), 1) }"),
    );
    assert!(like < RESEMBLES, "{like}");
}

/// As many different prompts as one likes, from a vocabulary with common and rare words as in a real bank.
fn invented(n: usize) -> Vec<String> {
    let mut state = 7_u64;
    let mut next = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let word = |mut w: usize| -> String {
        let mut letters = || {
            let c = char::from(b'a' + (w % 26) as u8);
            w /= 26;
            c
        };
        [letters(), letters(), letters(), 'o', 'k', 'a'].into_iter().collect()
    };
    let words: Vec<String> = (0..6_000).map(word).collect();
    (0..n)
        .map(|_| {
            let each = (0..14 + next(20)).map(|_| {
                // Squaring makes low numbers common, roughly as in any language.
                let at = next(6_000) * next(6_000) / 6_000;
                words[at as usize].as_str()
            });
            format!("What happens when {} and why?", each.collect::<Vec<_>>().join(" "))
        })
        .collect()
}

#[test]
fn the_index_finds_exactly_what_comparing_all_would_find() {
    let judged = judged(PAIRS);
    let texts: Vec<&str> = judged.iter().flat_map(|(_, a, b)| [*a, *b]).collect();
    let index = Index::of(&texts);
    for at_least in [0.3, RESEMBLES, 0.9] {
        let mut all = Vec::new();
        for (later, b) in texts.iter().enumerate() {
            for (earlier, a) in texts.iter().enumerate().take(later) {
                if likeness(a, b) >= at_least {
                    all.push((earlier, later));
                }
            }
        }
        let found: Vec<_> = index.pairs(at_least).into_iter().map(|(a, b, _)| (a, b)).collect();
        assert_eq!(found, all, "at {at_least}");
    }
    let best = index.alike("How does a tuple differ from a list?", RESEMBLES);
    assert!(texts[best[0].0].contains("tuple"), "{best:?}");
}

#[test]
fn ten_thousand_prompts_are_compared_with_few_others_each() {
    let texts = invented(10_000);
    let index = Index::of(&texts);
    let each = index.texts.iter().enumerate();
    let work: usize = each.map(|(at, text)| index.candidates(text, RESEMBLES, at).len()).sum();
    assert!(work < 400 * texts.len(), "{} comparisons for each prompt", work / texts.len());
    for planted in [17, 4_711, 9_000] {
        let other_words = texts[planted].replace("What happens when", "Explain, please:");
        let found: Vec<_> = index.alike(&other_words, RESEMBLES).into_iter().map(|(at, _)| at).collect();
        assert_eq!(found, [planted]);
    }
}

#[test]
fn the_nearest_is_the_first_of_the_most_alike() {
    let mut texts = invented(800);
    texts.extend(judged(PAIRS).iter().flat_map(|(_, a, b)| [(*a).to_owned(), (*b).to_owned()]));
    texts.extend((0..200).map(|n| format!("What does case {} of kind {} hold?", n / 2, n % 7)));
    let mut index = Index::default();
    let mut met = 0;
    for text in &texts {
        let first = index.alike(text, RESEMBLES).into_iter().next();
        let nearest = index.nearest(text, RESEMBLES);
        assert_eq!(nearest.map(|(at, _)| at), first.map(|(at, _)| at), "{text}");
        met += usize::from(nearest.is_some());
        index.add(text);
    }
    assert!(met > 200, "only {met} resemble an earlier one");
}

#[test]
fn thousands_that_are_all_alike_are_not_compared_each_with_each() {
    for kinds in [1, 97, 2_000] {
        let (mut index, mut compared) = (Index::default(), 0);
        for n in 0..2_000 {
            let text =
                format!("Question {n}: what does a lock of kind {} hold, and when is it gone?", n % kinds);
            compared += index.search(&index.query(&text), RESEMBLES).1;
            index.add(&text);
        }
        assert!(compared < 100_000, "{compared} comparisons for 2,000 texts of {kinds} kinds");
    }
}
