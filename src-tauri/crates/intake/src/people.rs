//! People from contact files (vCard) and résumés (JSON Resume): a name and the ways to reach them, which is all that
//! a candidate holds. Whatever else such a file says (birthday, photograph, gender, nationality, address) is not read.

mod resume;
mod vcard;

use model::text;

use crate::{Error, Options, encoding};

/// A person as a file told of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// As they are called, on one line.
    pub name: String,
    /// Mail address and telephone, on one line; empty where the file has neither.
    pub contact: String,
}

/// Everybody in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    /// In the order of the file.
    pub people: Vec<Person>,
    /// Who was left out and why, each a sentence.
    pub warnings: Vec<String>,
}

/// People that are read of one file.
const MOST: usize = 2_000;

/// Reads the people in the file called `name`.
///
/// # Errors
/// It is neither a vCard nor a JSON Resume, or too large.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<People, Error> {
    let limit = options.limits.bytes;
    if bytes.len() > limit {
        return Err(Error::TooLarge { name: name.to_owned(), bytes: bytes.len(), limit });
    }
    let text = encoding::decode(bytes, options.encoding.as_deref())?.text;
    let start = text.trim_start();
    let mut found = if vcard::begins(start) {
        vcard::read(start)
    } else if start.starts_with(['{', '[']) {
        resume::read(name, start)?
    } else {
        return Err(Error::Unsupported {
            name: name.to_owned(),
            what: "neither a contact file nor a résumé in JSON".to_owned(),
            way_out: "Choose a vCard (.vcf) or a JSON Resume (.json).".to_owned(),
        });
    };
    if found.people.len() > MOST {
        found.people.truncate(MOST);
        found
            .warnings
            .push(format!("Only the first {MOST} people were read. Split the file to read the rest."));
    }
    if found.people.is_empty() && found.warnings.is_empty() {
        found.warnings.push(format!("Nobody was found in “{name}”."));
    }
    Ok(found)
}

/// A person of what was read; none without a name that can be stored.
fn person(name: &str, mail: &str, telephone: &str) -> Option<Person> {
    let line = |typed: &str| text::name("It", typed).unwrap_or_default();
    let ways: Vec<String> = [mail, telephone].map(line).into_iter().filter(|way| !way.is_empty()).collect();
    let both = ways.join(", ");
    let contact = if both.chars().count() > text::NAME_MAX { ways.into_iter().next()? } else { both };
    text::name("The name", name).ok().map(|name| Person { name, contact })
}

/// That entries have no name.
fn nameless(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 entry without a name was left out.".to_owned()),
        many => Some(format!("{many} entries without a name were left out.")),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(name: &str, bytes: &[u8]) -> (Vec<(String, String)>, Vec<String>) {
        let found = read(name, bytes, &Options::default()).unwrap();
        (found.people.into_iter().map(|p| (p.name, p.contact)).collect(), found.warnings)
    }

    macro_rules! fixture {
        ($name:literal) => {
            found($name, include_bytes!(concat!("../tests/fixtures/people/", $name)))
        };
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(name, contact)| ((*name).to_owned(), (*contact).to_owned())).collect()
    }

    #[test]
    fn several_cards_of_version_3_and_4_in_one_file() {
        let (people, warnings) = fixture!("team.vcf");
        assert_eq!(
            people,
            pairs(&[
                ("Zoë Łukasiewicz", "zoe@example.org, +48 601 000 111"),
                ("نور الدين الحسيني", "nour@example.com"),
                ("欧阳静怡", "jingyi.private@example.cn, +86-10-5555-0100"),
                ("María del Carmen Núñez de la Peña, PhD; sometimes Mari", ""),
                ("Anneliese van den Berg", "+49 30 5550100"),
            ])
        );
        assert_eq!(
            warnings,
            ["“Berlin office” is no person and was left out.", "1 entry without a name was left out."]
        );
    }

    #[test]
    fn version_2_with_quoted_printable_in_an_old_encoding() {
        let (people, _) = fixture!("phone.vcf");
        assert_eq!(
            people,
            pairs(&[
                ("Jürgen Grünwald-Weißenböck von und zu Hohenschönhausen", "juergen@example.de"),
                ("Фёдор Ёлкин", "+7 495 555 01 00"),
            ])
        );
    }

    #[test]
    fn cards_in_utf_16_and_in_an_old_encoding() {
        let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ágnes Szűcs\r\nEMAIL:agnes@example.hu\r\nEND:VCARD\r\n";
        let wide: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain(card.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(found("a.vcf", &wide).0, pairs(&[("Ágnes Szűcs", "agnes@example.hu")]));
        let old = b"BEGIN:VCARD\nVERSION:3.0\nFN:Bj\xf6rn Str\xf6m\nEND:VCARD\n";
        assert_eq!(found("b.vcf", old).0, pairs(&[("Björn Ström", "")]));
    }

    #[test]
    fn a_resume_and_a_list_of_them() {
        assert_eq!(
            fixture!("resume.json").0,
            pairs(&[("Thandiwe Nkosi", "thandiwe@example.org, +27 11 555 0100")])
        );
        let (people, warnings) = found(
            "all.json",
            br#"[{"basics":{"name":"A B","email":null}},{"basics":{}},{"basics":{"name":"C"}}]"#,
        );
        assert_eq!(people, pairs(&[("A B", ""), ("C", "")]));
        assert_eq!(warnings, ["1 entry without a name was left out."]);
    }

    #[test]
    fn nothing_protected_comes_in() {
        for text in [format!("{:?}", fixture!("team.vcf")), format!("{:?}", fixture!("resume.json"))] {
            for private in ["1984", "F;", "iVBOR", "Kraków", "divorced", "South Africa", "photo", "Catholic"]
            {
                assert!(!text.contains(private), "{private} came in: {text}");
            }
        }
    }

    #[test]
    fn other_files_are_refused_in_a_sentence() {
        for (name, bytes, words) in [
            ("a.txt", b"Zo\xc3\xab, zoe@example.org".as_slice(), "neither a contact file nor"),
            ("a.json", br#"{"name": "Zoe"}"#, "no “basics”"),
            ("b.json", b"{\"basics\": ", "could not be read as a JSON Resume"),
            ("c.vcf", b"", "neither a contact file nor"),
        ] {
            let error = read(name, bytes, &Options::default()).unwrap_err().to_string();
            assert!(error.contains(words) && error.ends_with('.'), "{name}: {error}");
        }
    }

    /// A value as a card writes it, its line folded at a number of characters.
    fn written(value: &str, fold: usize) -> String {
        let escaped =
            value.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n");
        let line: Vec<char> = format!("FN:{escaped}").chars().collect();
        line.chunks(fold).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join("\r\n ")
    }

    proptest! {
        #[test]
        fn any_name_comes_back_however_it_is_folded(name in "[\\PC&&[^\u{2028}\u{2029}]]{0,60}", fold in 4_usize..80) {
            let card = format!("BEGIN:VCARD\r\nVERSION:4.0\r\n{}\r\nEND:VCARD\r\n", written(&name, fold));
            let options = Options { encoding: Some("utf-8".to_owned()), ..Options::default() };
            let found = read("a.vcf", card.as_bytes(), &options).unwrap().people;
            let meant = text::name("It", &name).ok();
            prop_assert_eq!(found.into_iter().next().map(|person| person.name), meant);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = read("a", &bytes, &Options::default());
            let _ = read("a", &[b"BEGIN:VCARD\n".as_slice(), &bytes].concat(), &Options::default());
        }

        #[test]
        fn no_card_makes_it_panic(lines in prop::collection::vec(
            "(item1\\.)?(FN|N|EMAIL|TEL|AGENT|BEGIN|END|KIND)(;(PREF=[0-9]{0,3}|TYPE=\"[^\"]{0,3}\"?|ENCODING=QUOTED-PRINTABLE|CHARSET=[a-z0-9-]{0,6})){0,3}:?[ =;,\\\\\\PC]{0,12}(VCARD)?=?\r?\n?", 0..12,
        )) {
            let _ = read("a", format!("BEGIN:VCARD\n{}", lines.concat()).as_bytes(), &Options::default());
        }
    }
}
