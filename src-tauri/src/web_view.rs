//! The web view inside each window: which page it shows (its own and no other), what it draws with, and what its context
//! menu offers. On Linux it starts empty and loads its page last, because WebKitGTK takes the way it draws from the
//! settings only before the first load; changed later, the page no longer hears of the mouse wheel.

use tauri::utils::config::FrontendDist;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Runtime, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// A window that will show `page`, one of the app's own files, and refuses every other address.
pub fn builder<'a, R: Runtime>(
    app: &'a AppHandle<R>,
    label: &str,
    page: &str,
) -> tauri::Result<WebviewWindowBuilder<'a, R, AppHandle<R>>> {
    let own = address(app, page)?;
    let first = if cfg!(target_os = "linux") {
        WebviewUrl::External("about:blank".parse().map_err(tauri::Error::InvalidUrl)?)
    } else {
        WebviewUrl::App(page.into())
    };
    let builder = WebviewWindowBuilder::new(app, label, first)
        // X11 takes no icon of 512 by 512, which is what Tauri would give it.
        .icon(tauri::include_image!("icons/128x128.png"))?
        .on_navigation(move |to| same_page(&own, to))
        .on_new_window(|_, _| NewWindowResponse::Deny);
    Ok(if cfg!(target_os = "linux") { builder } else { builder.initialization_script(NO_PAGE_MENU) })
}

/// Gives the web view its settings, then loads the page that its builder was made for.
pub fn load<R: Runtime>(window: &WebviewWindow<R>, page: &str) -> tauri::Result<()> {
    #[cfg(target_os = "linux")]
    {
        let own = window.clone();
        window.with_webview(move |view| {
            let view = view.inner();
            linux::draw_without_graphics_card(&view);
            linux::only_editing_in_menu(&view);
            linux::close_with_page(&view, own);
            linux::revive(&view);
        })?;
        window.navigate(address(window.app_handle(), page)?)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (window, page);
        Ok(())
    }
}

/// Where the app's own page is: in the program, or on the development server.
fn address<R: Runtime>(app: &AppHandle<R>, page: &str) -> tauri::Result<Url> {
    let build = &app.config().build;
    let base = match (&build.dev_url, &build.frontend_dist) {
        (Some(url), _) if tauri::is_dev() => url.clone(),
        (_, Some(FrontendDist::Url(url))) => url.clone(),
        _ if cfg!(windows) => "http://tauri.localhost".parse().map_err(tauri::Error::InvalidUrl)?,
        _ => "tauri://localhost".parse().map_err(tauri::Error::InvalidUrl)?,
    };
    // Tauri asks for the first page without its name.
    base.join(if page == "index.html" { "/" } else { page }).map_err(tauri::Error::InvalidUrl)
}

/// Whether a navigation stays on the page, perhaps at another place of it.
fn same_page(own: &Url, to: &Url) -> bool {
    let place = |url: &Url| {
        let path = url.path().trim_start_matches('/').to_owned();
        (url.scheme().to_owned(), url.host_str().map(str::to_owned), url.port_or_known_default(), path)
    };
    place(own) == place(to)
}

/// Elsewhere than on Linux the page itself keeps the menu with Reload and Back away; a text keeps its menu.
const NO_PAGE_MENU: &str = "addEventListener('contextmenu', (event) => {
  if (!event.target.closest?.('input, textarea') && String(getSelection()) === '') event.preventDefault();
});";

#[cfg(target_os = "linux")]
mod linux {
    use gtk::prelude::WidgetExt;
    use tauri::{Runtime, WebviewWindow};
    use webkit2gtk::{
        ContextMenu, ContextMenuAction, ContextMenuExt, ContextMenuItemExt, HardwareAccelerationPolicy,
        SettingsExt, WebView, WebViewExt,
    };

    /// On a machine without a graphics card (a virtual one, a remote desktop) the web view would draw through an
    /// imitated one, and each letter typed would take three times as long to appear; it paints by itself there.
    pub fn draw_without_graphics_card(view: &WebView) {
        let card = std::fs::read_dir("/dev/dri")
            .into_iter()
            .flatten()
            .flatten()
            .any(|device| device.file_name().to_string_lossy().starts_with("renderD"));
        if let (false, Some(settings)) = (card, WebViewExt::settings(view)) {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    }

    /// A page that closes itself, as the candidate's may, takes its window along; no command is needed for that.
    pub fn close_with_page<R: Runtime>(view: &WebView, window: WebviewWindow<R>) {
        // A window that is closing already needs nothing more.
        view.connect_destroy(move |_| drop(window.close()));
    }

    /// Loads the page again when the process that draws it has died: a dead picture would still say "Saved". The page
    /// learns from its address that it was restarted.
    pub fn revive(view: &WebView) {
        view.connect_web_process_terminated(|view, _| {
            if let Some(mut address) = view.uri().and_then(|uri| uri.parse::<tauri::Url>().ok()) {
                address.set_query(Some("restarted"));
                address.set_fragment(None);
                view.load_uri(address.as_str());
            }
        });
    }

    /// The context menu edits text. Reload or Back would leave a running interview.
    pub fn only_editing_in_menu(view: &WebView) {
        view.connect_context_menu(|_, menu, _, _| {
            keep_editing(menu);
            // True: there is nothing to show.
            menu.n_items() == 0
        });
    }

    fn keep_editing(menu: &ContextMenu) {
        use ContextMenuAction::{
            Copy, Cut, IgnoreSpelling, LearnSpelling, NoGuessesFound, Paste, SelectAll, SpellingGuess,
        };
        // A line between groups stays only where a kept item comes before and after it.
        let mut line = None;
        let mut kept = false;
        for item in menu.items() {
            let editing = matches!(
                item.stock_action(),
                Copy | Cut
                    | IgnoreSpelling
                    | LearnSpelling
                    | NoGuessesFound
                    | Paste
                    | SelectAll
                    | SpellingGuess
            );
            menu.remove(&item);
            if item.is_separator() {
                line = kept.then_some(item);
            } else if editing {
                line.take().into_iter().for_each(|line| menu.append(&line));
                menu.append(&item);
                kept = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_page_is_the_same_page() {
        let own: Url = "tauri://localhost/candidate.html".parse().unwrap();
        for (to, stays) in [
            ("tauri://localhost/candidate.html", true),
            ("tauri://localhost/candidate.html#part", true),
            ("tauri://localhost/", false),
            ("tauri://localhost/index.html", false),
            ("tauri://elsewhere/candidate.html", false),
            ("https://localhost/candidate.html", false),
            ("http://example.org/", false),
            ("file:///candidate.html", false),
            ("about:blank", false),
            ("data:text/html,candidate.html", false),
        ] {
            assert_eq!(same_page(&own, &to.parse().unwrap()), stays, "{to}");
        }
        let first: Url = "tauri://localhost/".parse().unwrap();
        assert!(same_page(&first, &"tauri://localhost".parse().unwrap()), "as Tauri writes it");
    }
}
