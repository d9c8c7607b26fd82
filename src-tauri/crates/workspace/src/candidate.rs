//! Candidates: a name, a way to reach them, and a neutral code that is drawn once.

use std::collections::HashMap;

use intake::people::People;
use model::id::{CandidateId, OpeningId};
use model::text;

use crate::error::Result;
use crate::fold::fold;
use crate::view::candidate::{CandidatePreview, Person, PersonRow, WaitingCandidate};
use crate::{Changes, Workspace, store};

impl Workspace {
    /// Adds a candidate to an opening.
    ///
    /// # Errors
    /// The name is empty or too long; the opening is gone.
    pub fn add_candidate(&mut self, opening: OpeningId, name: String, contact: String) -> Result<Changes> {
        let (name, contact) = person(&name, &contact)?;
        self.transact("add candidate", |tx, _| {
            store::opening::get(tx, opening)?;
            Ok(Some(store::candidate::add(tx, opening, &name, &contact, false)?.to_string()))
        })
    }

    /// Who has no interview yet, of all openings that are hired for, by name.
    ///
    /// # Errors
    /// Reading fails.
    pub fn waiting_candidates(&self) -> Result<Vec<WaitingCandidate>> {
        self.read(|conn, _| store::candidate::waiting(conn))
    }

    /// Whom files would bring into an opening, and who of them may be there already: by name, or by mail address.
    ///
    /// # Errors
    /// The opening is gone.
    pub fn preview_candidates(
        &self,
        opening: OpeningId,
        files: Vec<std::result::Result<People, String>>,
    ) -> Result<CandidatePreview> {
        self.read(|conn, _| {
            store::opening::get(conn, opening)?;
            let mut seen = Seen::default();
            for known in store::candidate::of(conn, opening)? {
                seen.add(&known.name, &known.contact, &known.code);
            }
            let mut preview = CandidatePreview { people: Vec::new(), remarks: Vec::new() };
            for file in files {
                let People { people, warnings } = match file {
                    Ok(read) => read,
                    Err(sentence) => People { people: Vec::new(), warnings: vec![sentence] },
                };
                preview.remarks.extend(warnings);
                for intake::people::Person { name, contact } in people {
                    let known = seen.who(&name, &contact);
                    seen.add(&name, &contact, "somebody above");
                    preview.people.push(PersonRow { person: Person { name, contact }, known });
                }
            }
            Ok(preview)
        })
    }

    /// Adds people to an opening as its candidates, in one step of undo.
    ///
    /// # Errors
    /// A name is empty or too long; the opening is gone.
    pub fn import_candidates(&mut self, opening: OpeningId, people: Vec<Person>) -> Result<Changes> {
        let people: Vec<_> = people.iter().map(|p| person(&p.name, &p.contact)).collect::<Result<_>>()?;
        let op = if people.len() == 1 { "import candidate" } else { "import candidates" };
        self.transact(op, |tx, _| {
            store::opening::get(tx, opening)?;
            for (name, contact) in &people {
                store::candidate::add(tx, opening, name, contact, false)?;
            }
            Ok(None)
        })
    }

    /// Writes a candidate's name and contact; the code stays.
    ///
    /// # Errors
    /// The name is empty or too long; the candidate is gone.
    pub fn edit_candidate(&mut self, id: CandidateId, name: String, contact: String) -> Result<Changes> {
        let (name, contact) = person(&name, &contact)?;
        self.transact("edit candidate", |tx, _| {
            store::candidate::get(tx, id)?;
            store::candidate::put(tx, id, &name, &contact)?;
            Ok(None)
        })
    }
}

/// Who is there already, by name and by mail address.
#[derive(Default)]
struct Seen {
    names: HashMap<String, String>,
    mails: HashMap<String, String>,
}

impl Seen {
    fn add(&mut self, name: &str, contact: &str, who: &str) {
        self.names.entry(bare(name)).or_insert_with(|| who.to_owned());
        for mail in mails(contact) {
            self.mails.entry(mail).or_insert_with(|| who.to_owned());
        }
    }

    fn who(&self, name: &str, contact: &str) -> Option<String> {
        let by_mail = mails(contact).find_map(|mail| self.mails.get(&mail));
        let by_name = self.names.get(&bare(name));
        by_mail
            .map(|who| format!("the same mail address as {who}"))
            .or_else(|| by_name.map(|who| format!("the same name as {who}")))
    }
}

/// A name without case, accents and the order of its words: address books put the family name first or last.
fn bare(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

fn mails(contact: &str) -> impl Iterator<Item = String> {
    let words = contact.split(|c: char| c.is_whitespace() || ",;<>()".contains(c));
    words.filter(|word| word.contains('@')).map(str::to_lowercase)
}

/// A name as one line, and a contact that may be empty.
pub(crate) fn person(name: &str, contact: &str) -> Result<(String, String)> {
    let contact = if contact.trim().is_empty() { String::new() } else { text::name("The contact", contact)? };
    Ok((text::name("The candidate's name", name)?, contact))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::tests::{Hand, bare};
    use crate::view::opening::OpeningForm;
    use intake::people::Person as Read;

    fn file(people: &[(&str, &str)]) -> std::result::Result<People, String> {
        let person =
            |(name, contact): &(&str, &str)| Read { name: (*name).into(), contact: (*contact).into() };
        Ok(People {
            people: people.iter().map(person).collect(),
            warnings: vec!["1 entry was left out.".into()],
        })
    }

    #[test]
    fn people_of_files_are_compared_with_the_opening_and_come_in_as_one_step() {
        let mut workspace = bare(&Hand::new());
        let level = workspace.levels().unwrap()[0].key.clone();
        let form = OpeningForm { title: "Engineer".into(), level, sets: Vec::new(), retention: None };
        let opening: OpeningId = workspace.add_opening(form).unwrap().made.unwrap().parse().unwrap();
        workspace.add_candidate(opening, "Zoë Łukasiewicz".into(), String::new()).unwrap();
        workspace.add_candidate(opening, "B. Adeyemi".into(), "Bola <bola@example.org>".into()).unwrap();
        let candidates = |w: &Workspace| w.opening(opening).unwrap().candidates;
        let before = candidates(&workspace);
        let code = |name: &str| before.iter().find(|c| c.name.contains(name)).unwrap().code.clone();

        let files = vec![
            file(&[
                ("ŁUKASIEWICZ, ZOE", "z@example.org"),
                ("Bola Adeyemi", "BOLA@example.org, +234 1 555"),
                ("Ngozi Adeyemi", "ngozi@example.org"),
                ("Adeyemi Ngozi", ""),
            ]),
            Err("“a.png” is a picture.".into()),
        ];
        let preview = workspace.preview_candidates(opening, files).unwrap();
        let known: Vec<_> = preview.people.iter().map(|row| row.known.clone().unwrap_or_default()).collect();
        assert_eq!(
            known,
            [
                format!("the same name as {}", code("Zoë")),
                format!("the same mail address as {}", code("Adeyemi")),
                String::new(),
                "the same name as somebody above".into(),
            ]
        );
        assert_eq!(preview.remarks, ["1 entry was left out.", "“a.png” is a picture."]);
        assert_eq!(candidates(&workspace), before, "a preview stores nothing");

        let people: Vec<_> = preview.people.into_iter().skip(1).take(2).map(|row| row.person).collect();
        workspace.import_candidates(opening, people).unwrap();
        let names: Vec<_> = candidates(&workspace).into_iter().map(|c| c.name).collect();
        assert_eq!(names, ["B. Adeyemi", "Bola Adeyemi", "Ngozi Adeyemi", "Zoë Łukasiewicz"]);
        assert_eq!(workspace.history().unwrap().undo.as_deref(), Some("import candidates"));
        let waiting = |w: &Workspace| w.waiting_candidates().unwrap().len();
        assert_eq!(waiting(&workspace), 4);
        workspace.archive_opening(opening, true).unwrap();
        assert_eq!(waiting(&workspace), 0, "nobody waits where nobody is hired");
        workspace.undo(None).unwrap();
        workspace.undo(None).unwrap();
        assert_eq!(candidates(&workspace), before, "one undo takes all of them back");

        let nobody = Person { name: "  ".into(), contact: String::new() };
        let some = Person { name: "Ana".into(), contact: String::new() };
        assert!(workspace.import_candidates(opening, vec![some, nobody]).is_err());
        assert_eq!(candidates(&workspace), before, "all of them or none");
    }
}
