//! What the window can ask of the shell itself: files to write, windows to open, the workspace to change.

use model::id::{InterviewId, OpeningId};
use tauri::{AppHandle, Emitter, Manager, Runtime};
use tauri_plugin_dialog::DialogExt;

use crate::crossing::*;
use crate::failure::Failure;
pub use crate::files::*;
pub use crate::keeping::*;
use crate::shared::{Shared, recover};
use crate::windows;

/// What a command of the shell gives back.
pub type Answer<T> = Result<T, Failure>;

/// The program and its workspace.
pub fn about<R: Runtime>(_: &AppHandle<R>, shared: &Shared) -> Answer<About> {
    let path = shared.path();
    let bytes = std::fs::metadata(&path).map_or(0, |m| m.len());
    Ok(About { version: env!("CARGO_PKG_VERSION").to_owned(), path: path.display().to_string(), bytes })
}

/// Everything that is in the program, with the name of its license.
pub fn licenses<R: Runtime>(_: &AppHandle<R>, _: &Shared) -> Answer<Vec<Licensed>> {
    let row = |(id, package): (u32, &licenses::Package)| {
        let licenses::Package { name, version, license, source, .. } = package.clone();
        Licensed { id, name, version, license, source }
    };
    Ok((0..).zip(&licenses::notices().packages).map(row).collect())
}

/// The texts of a package's license, which are long: one package's at a time.
pub fn license_text<R: Runtime>(_: &AppHandle<R>, _: &Shared, id: u32) -> Answer<String> {
    let notices = licenses::notices();
    let package = notices.packages.get(id as usize).ok_or_else(|| Failure {
        code: "gone".to_owned(),
        message: "There is no such package in the program.".to_owned(),
    })?;
    Ok(notices.text(package))
}

/// The record to print with the hash of the whole of it.
fn record(full: Scorecard, blind: bool) -> (Scorecard, String) {
    let hash = full.hash();
    (if blind { full.blind() } else { full }, hash)
}

fn options(shared: &Shared, guide: bool, notes: bool, summary_only: bool) -> Answer<report::Options> {
    let paper = match shared.with(|w| w.settings())?.paper {
        PaperSize::A4 => report::Paper::A4,
        PaperSize::Letter => report::Paper::Letter,
    };
    Ok(report::Options { paper, guide, notes, summary_only })
}

/// The scorecard's own pages, to look at before exporting.
pub fn scorecard_pages<R: Runtime>(
    _: &AppHandle<R>,
    shared: &Shared,
    id: InterviewId,
    blind: bool,
    guide: bool,
    notes: bool,
    summary_only: bool,
) -> Answer<Vec<String>> {
    let (card, hash) = record(shared.with(|w| w.scorecard(id, false))?, blind);
    Ok(report::svg_pages(
        &card,
        &hash,
        &options(shared, guide, notes, summary_only)?,
        &report::Fonts::bundled(),
    )?)
}

/// Writes a scorecard where the person says; none when they changed their mind.
#[allow(clippy::too_many_arguments, reason = "they are the export dialog's fields, named on both sides")]
pub fn export_scorecard<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    id: InterviewId,
    format: ExportFormat,
    blind: bool,
    guide: bool,
    notes: bool,
    summary_only: bool,
) -> Answer<Option<Exported>> {
    let (card, hash) = record(shared.with(|w| w.settled_scorecard(id))?, blind);
    let options = options(shared, guide, notes, summary_only)?;
    let (ending, bytes, remark) = match format {
        ExportFormat::Pdf => {
            let export = report::pdf(&card, &hash, &options, &report::Fonts::bundled())?;
            let remark = export.warning().unwrap_or_default();
            ("pdf", export.bytes, remark)
        }
        ExportFormat::Json => ("json", report::json(&card, &hash).into_bytes(), String::new()),
        ExportFormat::Markdown => {
            ("md", report::markdown(&card, &hash, &options).into_bytes(), String::new())
        }
    };
    let who = if blind {
        &card.candidate_code
    } else {
        card.candidate_name.as_ref().unwrap_or(&card.candidate_code)
    };
    let name = format!("Scorecard {} {}.{ending}", file_name(who), file_name(&card.opening));
    write(app, shared, &name, ending, &bytes, remark)
}

/// Writes an opening's comparison where the person says.
pub fn export_comparison<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    opening: OpeningId,
    blind: bool,
) -> Answer<Option<Exported>> {
    let comparison = shared.with(|w| w.comparison(opening, blind))?;
    let options = options(shared, false, false, false)?;
    let tables = crate::printing::comparison(&comparison);
    if tables.is_empty() {
        let message =
            format!("No interview for {} is closed yet; close one to compare.", comparison.opening_title);
        return Err(Failure { code: "export".to_owned(), message });
    }
    let export = report::comparison_pdf(&tables, options.paper, &report::Fonts::bundled())?;
    let name = format!("Comparison {}.pdf", file_name(&comparison.opening_title));
    write(app, shared, &name, "pdf", &export.bytes, export.warning().unwrap_or_default())
}

/// Writes an opening's comparison as a table where the person says. With `guard`, no cell can be taken for a formula.
pub fn export_comparison_table<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    opening: OpeningId,
    blind: bool,
    guard: bool,
) -> Answer<Option<Exported>> {
    let comparison = shared.with(|w| w.comparison(opening, blind))?;
    let csv = crate::printing::comparison_csv(&comparison, guard);
    let name = format!("Comparison {}.csv", file_name(&comparison.opening_title));
    write(app, shared, &name, "csv", csv.as_bytes(), String::new())
}

/// Asks where, then writes beside the target and moves into place, so that no half file is ever left.
pub fn write<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    name: &str,
    ending: &str,
    bytes: &[u8],
    remark: String,
) -> Answer<Option<Exported>> {
    let chosen = match &shared.exports {
        Some(folder) => Some(folder.join(name)),
        None => app
            .dialog()
            .file()
            .set_title("Save as")
            .set_file_name(name)
            .add_filter(ending.to_uppercase(), &[ending])
            .blocking_save_file()
            .and_then(|path| path.into_path().ok()),
    };
    let Some(path) = chosen else { return Ok(None) };
    report::file::write(&path, bytes).map_err(|error| Failure::writing(&path, &error))?;
    *recover(shared.exported.lock()) = Some(path.clone());
    Ok(Some(Exported { path: path.display().to_string(), remark }))
}

/// Shows the file that was exported last in the system's file manager. The window names no path: it can show no other.
pub fn show_exported<R: Runtime>(_: &AppHandle<R>, shared: &Shared) -> Answer<()> {
    let exported = recover(shared.exported.lock()).clone();
    let path = exported.filter(|path| path.exists()).ok_or_else(|| Failure {
        code: "gone".to_owned(),
        message: "The exported file was moved or deleted.".to_owned(),
    })?;
    tauri_plugin_opener::reveal_item_in_dir(&path).map_err(|_| Failure {
        code: "export".to_owned(),
        message: format!("No file manager answers. The file is {}.", path.display()),
    })
}

/// A text as part of a file's name on any system: at most 80 bytes of it, since a whole name may have 255.
pub fn file_name(text: &str) -> String {
    let mut kept = String::new();
    for c in text.chars() {
        let c = if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c };
        if kept.len() + c.len_utf8() > 80 {
            break;
        }
        kept.push(c);
    }
    let words = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    // Dots alone lead to a folder, and Windows drops them at the end.
    words.trim_matches(['.', ' ']).to_owned()
}

/// Shows or closes the candidate's window for an interview; true when it is open afterwards.
pub fn show_candidate_window<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    interview: InterviewId,
    show: bool,
) -> Answer<bool> {
    if show {
        on_screen(app, shared, Some(interview))?;
    }
    let open = windows::show_candidate(app, show).map_err(|error| Failure {
        code: "window".to_owned(),
        message: format!("The candidate window could not be opened: {error}."),
    })?;
    windows::tell_candidate(app, open);
    Ok(open)
}

/// The live interview that came to the interviewer's screen, or none when it was left: the candidate window follows.
pub fn on_screen<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    interview: Option<InterviewId>,
) -> Answer<()> {
    *recover(shared.on_screen.lock()) = interview;
    // A window that is just closing cannot be told, and need not be.
    let _ = app.emit_to(windows::CANDIDATE, "changed", [workspace::Noun::Interview]);
    Ok(())
}

/// What the candidate may see of the interview on the interviewer's screen, and nothing else of it.
pub fn candidate_page<R: Runtime>(_: &AppHandle<R>, shared: &Shared) -> Answer<CandidatePage> {
    let Some(id) = *recover(shared.on_screen.lock()) else { return Ok(CandidatePage::default()) };
    shared.with(|w| w.interview(id)).map(|view| view.candidate_page())
}

/// Names the interviewer's window after what it shows.
pub fn set_window_title<R: Runtime>(app: &AppHandle<R>, _: &Shared, title: String) -> Answer<()> {
    if let Some(window) = app.get_webview_window(windows::MAIN) {
        let _ = window.set_title(&title);
    }
    Ok(())
}

/// Shows in the native menu which verbs can be done now, and as what.
pub fn show_verbs<R: Runtime>(app: &AppHandle<R>, _: &Shared, verbs: Vec<MenuVerb>) -> Answer<()> {
    crate::menu::show(app, &verbs);
    Ok(())
}

/// Shows the interviewer's window this large, in per cent; it is laid out like one that is smaller by as much.
pub fn zoom<R: Runtime>(app: &AppHandle<R>, _: &Shared, percent: u16) -> Answer<()> {
    if let Some(window) = app.get_webview_window(windows::MAIN) {
        let _ = window.set_zoom(f64::from(percent.clamp(50, 300)) / 100.0);
    }
    Ok(())
}

/// Draws the menu bar and the system's dialogs as the page is drawn.
pub fn show_theme<R: Runtime>(app: &AppHandle<R>, _: &Shared, theme: Theme) -> Answer<()> {
    let dark = match theme {
        Theme::System => None,
        Theme::Light => Some(false),
        Theme::Dark => Some(true),
    };
    crate::start::show_dark(app, dark);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn any_name_of_a_person_makes_a_file_name() {
        assert_eq!(file_name("Zoë O'Neill"), "Zoë O'Neill");
        assert_eq!(file_name("a/b\\c: *?"), "a b c");
        assert_eq!(file_name(".."), "");
        assert_eq!(file_name("Dr. Who."), "Dr. Who");
        assert!(file_name(&"👩‍💻".repeat(60)).len() <= 80, "a file's name may have 255 bytes");
    }
}
