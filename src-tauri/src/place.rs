//! Where the windows stood, kept in the program's own folder, so that each opens there again. A display may be gone by
//! then: a window that could not be reached opens where the system puts it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager, Runtime, WebviewWindow, WebviewWindowBuilder};

use crate::windows::{CANDIDATE, MAIN};

/// A rectangle of the desktop, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Area {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// How one window stood.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Place {
    /// Where, when it was not maximised.
    area: Area,
    maximised: bool,
}

/// How much of a window must be on a display to be grasped.
const GRASP: f64 = 80.0;

/// The place of a window on the displays that there are: no larger than its display, and none where nobody could reach
/// its title.
fn fit(area: Area, displays: &[Area]) -> Option<Area> {
    let display = displays.iter().find(|d| {
        area.x + area.width >= d.x + GRASP
            && area.x <= d.x + d.width - GRASP
            && area.y >= d.y - 1.0
            && area.y <= d.y + d.height - GRASP
    })?;
    Some(Area { width: area.width.min(display.width), height: area.height.min(display.height), ..area })
}

fn file<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    app.path().app_config_dir().ok().map(|folder| folder.join("windows.json"))
}

/// What was kept. A file that is missing or not understood is none: the windows open where they are new.
fn kept<R: Runtime>(app: &AppHandle<R>) -> BTreeMap<String, Place> {
    file(app)
        .and_then(|path| std::fs::read(path).ok())
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

/// Keeps where the open windows stand. It is no loss that would be worth a word if it cannot be written.
pub fn keep<R: Runtime>(app: &AppHandle<R>) {
    let mut places = kept(app);
    for label in [MAIN, CANDIDATE] {
        let now = app
            .get_webview_window(label)
            .and_then(|window| stands(&window, places.get(label)).ok().flatten());
        places.extend(now.map(|place| (label.to_owned(), place)));
    }
    if let (Some(path), Ok(text)) = (file(app), serde_json::to_vec_pretty(&places)) {
        let _ = path.parent().map(std::fs::create_dir_all);
        let _ = report::file::write(&path, &text);
    }
}

/// How a window stands; a maximised one goes back to the area it had before. None while it is not on the desktop.
fn stands<R: Runtime>(window: &WebviewWindow<R>, before: Option<&Place>) -> tauri::Result<Option<Place>> {
    if window.is_minimized()? {
        return Ok(None);
    }
    let scale = window.scale_factor()?;
    let (at, size) = (window.outer_position()?.to_logical(scale), window.inner_size()?.to_logical(scale));
    let area = Area { x: at.x, y: at.y, width: size.width, height: size.height };
    let maximised = window.is_maximized()?;
    Ok(Some(match before {
        Some(before) if maximised => Place { maximised, ..*before },
        _ => Place { area, maximised },
    }))
}

fn displays<R: Runtime>(app: &AppHandle<R>) -> Vec<Area> {
    let monitors = app.available_monitors().unwrap_or_default();
    monitors
        .iter()
        .map(|monitor| {
            let (at, size) = (
                monitor.position().to_logical(monitor.scale_factor()),
                monitor.size().to_logical(monitor.scale_factor()),
            );
            Area { x: at.x, y: at.y, width: size.width, height: size.height }
        })
        .collect()
}

/// Builds a window where it stood last, or of its usual `size`. The candidate's first opens on the other display, if
/// there is one, since the first is the interviewer's own; else beside the interviewer's window, if there is room.
///
/// # Errors
/// The web view cannot be made.
pub fn restored<'a, R: Runtime>(
    app: &'a AppHandle<R>,
    label: &str,
    size: (f64, f64),
    builder: WebviewWindowBuilder<'a, R, AppHandle<R>>,
) -> tauri::Result<WebviewWindow<R>> {
    let displays = displays(app);
    let place = kept(app).get(label).copied();
    let area = match place {
        Some(place) => fit(place.area, &displays),
        None if label == CANDIDATE => app
            .get_webview_window(MAIN)
            .and_then(|main| stands(&main, None).ok().flatten())
            .and_then(|main| {
                other_display(main.area, &displays, size).or_else(|| beside(main.area, &displays, size))
            }),
        None => None,
    };
    let builder = match area {
        Some(Area { x, y, width, height }) => builder.inner_size(width, height).position(x, y),
        None => {
            let display = displays.first().map_or(size, |display| (display.width, display.height));
            builder.inner_size(size.0.min(display.0), size.1.min(display.1))
        }
    };
    builder.maximized(place.is_some_and(|place| place.maximised)).build()
}

/// The middle of a display on which `main` is not.
fn other_display(main: Area, displays: &[Area], (width, height): (f64, f64)) -> Option<Area> {
    let other = displays.iter().find(|display| fit(main, &[**display]).is_none())?;
    let (width, height) = (width.min(other.width), height.min(other.height));
    Some(Area {
        x: other.x + (other.width - width) / 2.0,
        y: other.y + (other.height - height) / 2.0,
        width,
        height,
    })
}

/// The narrowest that the candidate's window is of use.
const NARROWEST: f64 = 480.0;

/// The larger room to the left or right of `main`, so that nothing of it is covered.
fn beside(main: Area, displays: &[Area], (width, height): (f64, f64)) -> Option<Area> {
    let display = displays.iter().find(|display| fit(main, &[**display]).is_some())?;
    let (left, end) = (main.x - display.x, main.x + main.width);
    let right = display.x + display.width - end;
    let room = left.max(right).min(width);
    let x = if right >= left { end } else { main.x - room };
    let height = height.min(display.height);
    let y = main.y.clamp(display.y, display.y + display.height - height);
    (room >= NARROWEST).then_some(Area { x, y, width: room, height })
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn area(x: f64, y: f64, width: f64, height: f64) -> Area {
        Area { x, y, width, height }
    }

    const LEFT: Area = area(0.0, 0.0, 1920.0, 1080.0);
    const RIGHT: Area = area(1920.0, 0.0, 1280.0, 800.0);

    #[test]
    fn a_window_comes_back_where_it_was_while_its_display_is_there() {
        let window = area(2000.0, 40.0, 960.0, 600.0);
        assert_eq!(fit(window, &[LEFT, RIGHT]), Some(window));
        assert_eq!(fit(window, &[LEFT]), None, "the second display was unplugged");
        assert_eq!(fit(window, &[]), None, "no display is known");
    }

    #[test]
    fn a_window_is_never_larger_than_its_display_nor_out_of_reach() {
        assert_eq!(fit(area(10.0, 10.0, 2500.0, 1400.0), &[LEFT]), Some(area(10.0, 10.0, 1920.0, 1080.0)));
        for lost in [(-1900.0, 0.0), (1900.0, 0.0), (100.0, -300.0), (100.0, 1070.0)] {
            assert_eq!(fit(area(lost.0, lost.1, 1900.0, 800.0), &[LEFT]), None, "{lost:?}");
        }
    }

    #[test]
    fn the_candidates_window_opens_on_the_other_display() {
        let main = area(100.0, 100.0, 1280.0, 800.0);
        assert_eq!(
            other_display(main, &[LEFT, RIGHT], (960.0, 600.0)),
            Some(area(2080.0, 100.0, 960.0, 600.0))
        );
        assert_eq!(other_display(main, &[LEFT], (960.0, 600.0)), None);
    }

    #[test]
    fn on_one_display_the_candidates_window_covers_nothing_of_the_interviewers() {
        let beside = |x: f64, width: f64| beside(area(x, 100.0, width, 900.0), &[LEFT], (960.0, 600.0));
        assert_eq!(beside(0.0, 960.0), Some(area(960.0, 100.0, 960.0, 600.0)), "the right half is free");
        assert_eq!(beside(960.0, 960.0), Some(area(0.0, 100.0, 960.0, 600.0)), "the left half is free");
        assert_eq!(beside(100.0, 1280.0), Some(area(1380.0, 100.0, 540.0, 600.0)), "as wide as the room");
        assert_eq!(beside(0.0, 1920.0), None, "there is no room: the system finds a place");
        assert_eq!(beside(320.0, 1280.0), None, "too narrow on both sides to read a question");
    }
}
