//! vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), as far as a candidate goes: FN or N, EMAIL, TEL, and KIND, which
//! tells people from offices. Lines of other properties are passed over unread.

use encoding_rs::{Encoding, UTF_8};

use super::{People, nameless, person};

/// Whether `text` is a contact file.
pub(super) fn begins(text: &str) -> bool {
    text.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCARD"))
}

/// A card while it is read.
#[derive(Default)]
struct Card {
    formatted: String,
    structured: String,
    kind: String,
    /// The most wanted mail address, and how much it is wanted.
    mail: Option<(u8, String)>,
    telephone: Option<(u8, String)>,
}

/// A property: its name in capitals, its parameters, its value as written.
struct Property<'a> {
    name: String,
    parameters: Vec<&'a str>,
    value: &'a str,
}

/// Reads all cards of a file.
pub(super) fn read(text: &str) -> People {
    let mut found = People::default();
    let (mut card, mut without, mut agents) = (None::<Card>, 0, 0_usize);
    let mut announced = false;
    for line in lines(text) {
        let Some(property) = property(&line) else { continue };
        let marks = property.value.trim().eq_ignore_ascii_case("VCARD");
        match property.name.as_str() {
            // The card of somebody's assistant stands within theirs.
            "BEGIN" if marks && (announced || agents > 0) => agents += 1,
            "BEGIN" if marks => take(card.replace(Card::default()), &mut found, &mut without),
            "END" if marks && agents > 0 => agents -= 1,
            "END" if marks => take(card.take(), &mut found, &mut without),
            _ if agents == 0 => {
                if let Some(card) = &mut card {
                    card.hear(&property);
                }
            }
            _ => {}
        }
        announced = property.name == "AGENT" && property.value.trim().is_empty();
    }
    take(card, &mut found, &mut without);
    found.warnings.extend(nameless(without));
    found
}

fn take(card: Option<Card>, found: &mut People, without: &mut usize) {
    let Some(card) = card else { return };
    let name = if card.formatted.trim().is_empty() {
        in_order(&card.structured)
    } else {
        unescaped(&card.formatted)
    };
    let way = |way: Option<(u8, String)>| way.map(|(_, text)| text).unwrap_or_default();
    match person(&name, &way(card.mail), &way(card.telephone)) {
        Some(person) if matches!(card.kind.as_str(), "" | "individual") => found.people.push(person),
        Some(person) => {
            found.warnings.push(format!("“{}” is no person and was left out.", person.name));
        }
        None => *without += 1,
    }
}

impl Card {
    fn hear(&mut self, property: &Property) {
        let first = |slot: &mut String| {
            if slot.trim().is_empty() {
                *slot = decoded(property);
            }
        };
        match property.name.as_str() {
            "FN" => first(&mut self.formatted),
            "N" => first(&mut self.structured),
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => self.kind = property.value.trim().to_lowercase(),
            "EMAIL" => prefer(&mut self.mail, property, "mailto:"),
            "TEL" => prefer(&mut self.telephone, property, "tel:"),
            _ => {}
        }
    }
}

/// Keeps the address that is preferred most, the first of those that are preferred alike.
fn prefer(slot: &mut Option<(u8, String)>, property: &Property, scheme: &str) {
    let wanted = wanted(&property.parameters);
    let text = unescaped(&decoded(property));
    let text = text.trim();
    let bare = match text.get(..scheme.len()) {
        Some(start) if start.eq_ignore_ascii_case(scheme) => text.get(scheme.len()..).unwrap_or_default(),
        _ => text,
    };
    if !bare.is_empty() && slot.as_ref().is_none_or(|(kept, _)| *kept < wanted) {
        *slot = Some((wanted, bare.to_owned()));
    }
}

/// How much an address is preferred: `PREF=1` most (4.0), then `TYPE=pref` (3.0) and `PREF` (2.1), then none.
fn wanted(parameters: &[&str]) -> u8 {
    let each = parameters.iter().map(|parameter| {
        let (name, value) = parameter.split_once('=').unwrap_or(("TYPE", parameter));
        if name.eq_ignore_ascii_case("PREF") {
            return value.trim_matches('"').parse::<u8>().map_or(0, |rank| 101_u8.saturating_sub(rank));
        }
        let types = value.trim_matches('"').split(',');
        if types.into_iter().any(|each| each.eq_ignore_ascii_case("pref")) { 100 } else { 0 }
    });
    each.max().unwrap_or(0)
}

/// The lines of a file, folded ones whole again.
fn lines(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in text.split('\n').map(|line| line.trim_end_matches('\r')) {
        match out.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(line.get(1..).unwrap_or_default()),
            // Quoted-printable texts break their lines with an equals sign instead.
            Some(last) if last.ends_with('=') && property(last).is_some_and(|p| quoted_printable(&p)) => {
                last.pop();
                last.push_str(line);
            }
            _ => out.push(line.to_owned()),
        }
    }
    out
}

fn quoted_printable(property: &Property) -> bool {
    property.parameters.iter().any(|parameter| {
        let value = parameter.split_once('=').map_or(*parameter, |(_, value)| value);
        value.eq_ignore_ascii_case("QUOTED-PRINTABLE")
    })
}

/// `item1.EMAIL;TYPE="home,work":zoe@example.org` in its parts; none for what is no property.
fn property(line: &str) -> Option<Property<'_>> {
    let mut quoted = false;
    let colon = line.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == ':' && !quoted).then_some(at)
    })?;
    let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
    let mut parts = head.split(';');
    let name = parts.next()?.rsplit('.').next()?.trim().to_uppercase();
    Some(Property { name, parameters: parts.map(str::trim).collect(), value })
}

/// The value without its transfer encoding.
fn decoded(property: &Property) -> String {
    if !quoted_printable(property) {
        return property.value.to_owned();
    }
    let charset = property.parameters.iter().find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        if name.eq_ignore_ascii_case("CHARSET") {
            Encoding::for_label(value.trim_matches('"').as_bytes())
        } else {
            None
        }
    });
    let mut bytes = Vec::with_capacity(property.value.len());
    let mut rest = property.value.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'=').and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    charset.unwrap_or(UTF_8).decode_without_bom_handling(&bytes).0.into_owned()
}

/// A value without its backslashes.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push(' '),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            _ => out.push(c),
        }
    }
    out
}

/// The parts of N (family; given; further; titles) as they are said: given, further, family. Titles are left out.
fn in_order(value: &str) -> String {
    let mut parts = vec![String::new()];
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, parts.last_mut()) {
            (';', _) => parts.push(String::new()),
            (',', Some(last)) => last.push(' '),
            ('\\', Some(last)) => last.extend(chars.next()),
            (c, Some(last)) => last.push(c),
            (_, None) => {}
        }
    }
    let part = |at: usize| parts.get(at).map(|part| part.trim()).filter(|part| !part.is_empty());
    [part(1), part(2), part(0)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
