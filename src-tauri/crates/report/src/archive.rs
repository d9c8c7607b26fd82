//! What turns printpdf's file into an archival and accessible one (ISO 19005-2, ISO 14289-1): structure, outline,
//! metadata, colour space, and ids that come from the content instead of chance.

use lopdf::{
    Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary, text_string,
};
use sha2::{Digest, Sha256};

use crate::Error;
use crate::display::{NodeId, Sheets};
use crate::{icc, tags, xmp};

/// The finished file.
///
/// # Errors
/// A part that printpdf always writes is not there, or cannot be written.
pub fn finish(mut file: Document, sheets: &Sheets, marks: &[Vec<NodeId>]) -> Result<Vec<u8>, Error> {
    let failed = |e: lopdf::Error| Error::Write(e.to_string());
    file.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = file.page_iter().collect();
    for (i, page) in pages.iter().enumerate() {
        let page = file.get_dictionary_mut(*page).map_err(failed)?;
        page.set("StructParents", i as i64);
        page.set("Tabs", "S");
        page.remove(b"Annots");
    }
    let structure = tags::add(&mut file, sheets, marks, &pages);
    let packet = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp::packet(&sheets.about).into_bytes(),
    );
    let metadata = file.add_object(packet.with_compression(false));
    let profile = file.add_object(Stream::new(dictionary! { "N" => 3 }, icc::srgb()));
    let intent = file.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    });
    let outline = outline(&mut file, sheets, &pages);
    let info = file.add_object(information(sheets));
    file.trailer.set("Info", info);
    let catalog = file.catalog_mut().map_err(failed)?;
    catalog.set("StructTreeRoot", structure);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Lang", Object::string_literal("en"));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    file.prune_objects();
    identify(&mut file);
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object {
            pack(stream).map_err(failed)?;
        }
    }
    save(&file)
}

/// The document information, which says what the XMP says.
fn information(sheets: &Sheets) -> Dictionary {
    let about = &sheets.about;
    let mut info = dictionary! {
        "Title" => text_string(&about.title),
        "Subject" => text_string(&about.subject),
        "Creator" => text_string(xmp::PRODUCER),
        "Producer" => text_string(xmp::PRODUCER),
    };
    if !about.author.is_empty() {
        info.set("Author", text_string(&about.author));
    }
    if let Some((at, offset)) = about.made {
        let zone = at.local(offset, "%:z").replace(':', "'");
        let date = Object::string_literal(format!("D:{}{zone}'", at.local(offset, "%Y%m%d%H%M%S")));
        info.set("CreationDate", date.clone());
        info.set("ModDate", date);
    }
    info
}

/// The outline: bookmarks of depth 0, and below each those of depth 1 that follow it.
fn outline(file: &mut Document, sheets: &Sheets, pages: &[ObjectId]) -> Option<ObjectId> {
    if sheets.bookmarks.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = sheets.bookmarks.iter().map(|_| file.new_object_id()).collect();
    let mut above: Vec<usize> = Vec::new();
    let mut parents: Vec<Option<usize>> = Vec::new();
    for (i, bookmark) in sheets.bookmarks.iter().enumerate() {
        above.truncate(bookmark.depth);
        parents.push(above.last().copied());
        above.push(i);
    }
    let siblings = |parent: Option<usize>| -> Vec<usize> {
        parents.iter().enumerate().filter(|(_, p)| **p == parent).map(|(i, _)| i).collect()
    };
    let id = |i: Option<usize>| i.and_then(|i| ids.get(i)).copied();
    let family = |dict: &mut Dictionary, of: Option<usize>, shown: bool| {
        let kids = siblings(of);
        if let (Some(first), Some(last)) = (id(kids.first().copied()), id(kids.last().copied())) {
            dict.set("First", first);
            dict.set("Last", last);
            dict.set("Count", if shown { kids.len() as i64 } else { -(kids.len() as i64) });
        }
    };
    for (i, (bookmark, own)) in sheets.bookmarks.iter().zip(&ids).enumerate() {
        let parent = parents.get(i).copied().flatten();
        let row = siblings(parent);
        let at = row.iter().position(|s| *s == i).unwrap_or(0);
        let page = pages.get(bookmark.page).copied().map_or(Object::Null, Object::Reference);
        let top = Object::Real((sheets.height - bookmark.y + 8.0).round());
        let mut entry = dictionary! {
            "Title" => text_string(&bookmark.title),
            "Parent" => id(parent).unwrap_or(root),
            "Dest" => vec![page, "XYZ".into(), Object::Null, top, Object::Null],
        };
        if let Some(previous) = at.checked_sub(1).and_then(|p| id(row.get(p).copied())) {
            entry.set("Prev", previous);
        }
        if let Some(next) = id(row.get(at + 1).copied()) {
            entry.set("Next", next);
        }
        family(&mut entry, Some(i), false);
        file.set_object(*own, entry);
    }
    let mut all = dictionary! { "Type" => "Outlines" };
    family(&mut all, None, true);
    file.set_object(root, all);
    Some(root)
}

/// The file's id: a hash of its content, so that the same content has the same id.
fn identify(file: &mut Document) {
    let mut hash = Sha256::new();
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update(&stream.content);
        }
    }
    let id: Vec<u8> = hash.finalize().iter().take(16).copied().collect();
    let id = Object::String(id, StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
}

/// Compresses a stream. One that ended in a carriage return would look a byte short to some readers, who take it for
/// part of the line end that follows; such a one is padded and compressed anew.
fn pack(stream: &mut Stream) -> lopdf::Result<()> {
    if !stream.allows_compression {
        return Ok(());
    }
    let plain = stream.content.clone();
    let font = stream.dict.has(b"Length1");
    for pad in 0..16 {
        let mut content = plain.clone();
        content.resize(plain.len() + pad, if font { 0 } else { b' ' });
        if font {
            stream.dict.set("Length1", content.len() as i64);
        }
        stream.set_plain_content(content);
        stream.compress()?;
        if stream.content.last() != Some(&b'\r') {
            break;
        }
    }
    Ok(())
}

/// The bytes. The streams of objects are made only here, so one that ends in a carriage return is avoided by
/// putting fewer objects into each.
fn save(file: &Document) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    for most in (1..=200).rev().step_by(7) {
        bytes.clear();
        let options = SaveOptions::builder()
            .use_object_streams(true)
            .use_xref_streams(true)
            .max_objects_per_stream(most)
            .compression_level(9)
            .build();
        file.clone().save_with_options(&mut bytes, options).map_err(|e| Error::Write(e.to_string()))?;
        if !bytes.windows(11).any(|w| w == b"\r\nendstream") {
            break;
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_stream_ends_in_a_carriage_return() {
        for turn in 0..600 {
            let mut file = Document::with_version("1.7");
            for object in 0..60 {
                file.add_object(dictionary! { "Object" => object });
            }
            file.add_object(text_string(&"y".repeat(turn)));
            let bytes = save(&file).unwrap();
            assert!(
                !bytes.windows(11).any(|w| w == b"\r\nendstream"),
                "a validator takes the carriage return for part of the line end and refuses the file (turn {turn})"
            );
        }
    }
}
