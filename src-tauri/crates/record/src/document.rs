//! A sealed document, the views of it, and how both are written.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use serde_json::Value;
use thiserror::Error;

use crate::LEAVES_MAX;
use crate::key::Signer;
use crate::leaf::{self, Leaf, SALT};
use crate::paths::{self, Class, Path, Short};
use crate::statement::{Hash, Link, Statement};
use crate::verify::{Refusal, verify};

/// What a document is. A signature for one kind can never serve as another's, since each has its own header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A sealed interview.
    Record,
    /// What happened in it, event by event.
    History,
    /// What was added to a record after it was sealed.
    Addendum,
    /// What was deleted, and by which rule.
    Erasure,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Record, Self::History, Self::Addendum, Self::Erasure];

    /// As the statement names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::History => "history",
            Self::Addendum => "addendum",
            Self::Erasure => "erasure",
        }
    }

    /// The header of its signature.
    pub(crate) fn header(self) -> String {
        format!("{{\"alg\":\"EdDSA\",\"typ\":\"evenhand-{}+sd-jwt\"}}", self.name())
    }
}

/// The views that have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Everything.
    Full,
    /// Without what tells who the candidate is or when it was. All that was typed about the answers is hidden too.
    Blind,
    /// Without the notes.
    WithoutNotes,
    /// What stands on the first page.
    Summary,
    /// What redaction leaves.
    Redacted,
}

impl View {
    /// True if the view shows this path.
    #[must_use]
    pub fn shows(self, path: &Path) -> bool {
        let row = path.row();
        match self {
            Self::Full => true,
            Self::Blind => row.class == Class::Plain || row.pattern == "/candidate/code",
            Self::WithoutNotes => row.short != Short::Neither,
            Self::Summary => row.short == Short::Summary,
            Self::Redacted => row.class == Class::Plain,
        }
    }
}

/// Why something cannot be sealed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CannotSeal {
    /// A value does not look as the list says.
    #[error("The value for {0} is not of the kind that a document can hold there.")]
    Value(String),
    /// One path twice.
    #[error("{0} was given twice.")]
    Twice(String),
    /// A path is missing; where there is nothing, null is given.
    #[error("{0} is missing.")]
    Missing(String),
    /// More than [`LEAVES_MAX`] values.
    #[error("This interview has more than 20,000 parts. That is more than one record can hold.")]
    TooMany,
    /// An addendum without its place, or a place for something else.
    #[error("An addendum must say to which record it belongs and which number it has, and nothing else can.")]
    Link,
    /// The system's generator failed.
    #[error("The system gave no random numbers, so nothing was sealed. Try again.")]
    Random,
    /// What was sealed would be refused wherever it is verified: it is too large, for example.
    #[error("This interview cannot be sealed. {0}")]
    Refused(#[from] Refusal),
}

/// A sealed document with all of its leaves, or a view of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub(crate) statement: Statement,
    pub(crate) protected: String,
    pub(crate) payload: String,
    pub(crate) signature: String,
    pub(crate) leaves: Vec<Leaf>,
}

/// Seals a document: every value gets a fresh salt, and the signer signs their digests. A value is null where there is
/// nothing. An addendum, and nothing else, has a link.
///
/// # Errors
/// [`CannotSeal`] says which value is wrong.
pub fn seal(
    kind: Kind,
    link: Option<Link>,
    values: Vec<(Path, Value)>,
    signer: &Signer,
) -> Result<Document, CannotSeal> {
    let mut salts = vec![0; values.len().min(LEAVES_MAX) * SALT];
    getrandom::fill(&mut salts).map_err(|_| CannotSeal::Random)?;
    seal_with(kind, link, values, signer, &salts)
}

pub(crate) fn seal_with(
    kind: Kind,
    link: Option<Link>,
    mut values: Vec<(Path, Value)>,
    signer: &Signer,
    salts: &[u8],
) -> Result<Document, CannotSeal> {
    if values.len() > LEAVES_MAX {
        return Err(CannotSeal::TooMany);
    }
    if (kind == Kind::Addendum) != link.is_some() || link.is_some_and(|link| !link.sound()) {
        return Err(CannotSeal::Link);
    }
    values.sort_by(|(a, _), (b, _)| a.as_str().cmp(b.as_str()));
    if let Some(((path, _), _)) = values.iter().zip(values.iter().skip(1)).find(|((a, _), (b, _))| a == b) {
        return Err(CannotSeal::Twice(path.to_string()));
    }
    let fits = |path: &Path, value: &Value| {
        Path::parse(kind, path.as_str()).as_ref() == Some(path) && path.row().shape.fits(value)
    };
    if let Some((path, _)) = values.iter().find(|(path, value)| !fits(path, value)) {
        return Err(CannotSeal::Value(path.to_string()));
    }
    if let Some(path) = paths::missing(kind, values.iter().map(|(path, _)| path)) {
        return Err(CannotSeal::Missing(path));
    }
    let leaves: Vec<Leaf> = values
        .into_iter()
        .zip(salts.chunks_exact(SALT))
        .map(|((path, value), salt)| Leaf::new(path, value, salt))
        .collect();
    let document = sign(kind, link, leaves, signer);
    verify(document.to_json().as_bytes())?;
    Ok(document)
}

/// Signs the leaves as they are.
pub(crate) fn sign(kind: Kind, link: Option<Link>, leaves: Vec<Leaf>, signer: &Signer) -> Document {
    let mut digests: Vec<String> = leaves.iter().map(|leaf| leaf::digest(&leaf.encoded)).collect();
    digests.sort_unstable();
    let statement = Statement { kind, digests, key: signer.key().to_bytes(), link };
    let (protected, payload) = (BASE64.encode(kind.header()), BASE64.encode(statement.to_json()));
    let signature = BASE64.encode(signer.sign(&format!("{protected}.{payload}")));
    Document { statement, protected, payload, signature, leaves }
}

impl Document {
    /// The document with only those leaves whose path is kept. What was dropped cannot be found in it.
    #[must_use]
    pub fn view(&self, keep: impl Fn(&Path) -> bool) -> Self {
        let leaves = self.leaves.iter().filter(|leaf| keep(leaf.path())).cloned().collect();
        Self { leaves, ..self.clone() }
    }

    /// The JSON form of RFC 9901, the content of a `.json` file.
    #[must_use]
    pub fn to_json(&self) -> String {
        let leaves = self.leaves.iter().map(|leaf| leaf.encoded.as_str());
        write(&self.payload, &self.protected, &self.signature, leaves)
    }

    /// The compact form, which any SD-JWT library reads.
    #[must_use]
    pub fn compact(&self) -> String {
        let mut text = format!("{}.{}.{}~", self.protected, self.payload, self.signature);
        for leaf in &self.leaves {
            text.push_str(&leaf.encoded);
            text.push('~');
        }
        text
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.statement.kind
    }

    /// Where it belongs, if it is an addendum.
    #[must_use]
    pub fn link(&self) -> Option<Link> {
        self.statement.link
    }

    /// The hash that all views of this document share.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash::of(&format!("{}.{}", self.protected, self.payload))
    }

    /// The leaves that are shown, in the order of their paths.
    #[must_use]
    pub fn leaves(&self) -> &[Leaf] {
        &self.leaves
    }

    /// How many leaves are not shown.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.statement.digests.len().saturating_sub(self.leaves.len())
    }

    /// The value under a path; none if it is hidden. Null where there is nothing.
    #[must_use]
    pub fn value(&self, path: &str) -> Option<&Value> {
        let at = self.leaves.binary_search_by(|leaf| leaf.path().as_str().cmp(path)).ok()?;
        self.leaves.get(at).map(Leaf::value)
    }
}

/// The parts as a file has them. All are base64url, so that nothing has to be escaped.
pub(crate) fn write<'a>(
    payload: &str,
    protected: &str,
    signature: &str,
    leaves: impl Iterator<Item = &'a str>,
) -> String {
    let leaves = leaves.map(|leaf| format!("\"{leaf}\"")).collect::<Vec<_>>().join(",");
    format!(
        "{{\"payload\":\"{payload}\",\"protected\":\"{protected}\",\"signature\":\"{signature}\",\"header\":{{\"disclosures\":[{leaves}]}}}}\n"
    )
}
