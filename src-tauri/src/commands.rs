//! The handlers behind the command list: each takes the workspace, does one thing, and tells the windows what changed.

use tauri::ipc::Invoke;
use tauri::{AppHandle, Emitter, Runtime, State};
use workspace::Changes;

use crate::crossing::*;
use crate::failure::Failure;
use crate::shared::Shared;

/// Tells every window which nouns to read again.
pub fn tell<R: Runtime>(app: &AppHandle<R>, changes: &Changes) {
    // A window that is just closing cannot be told, and need not be.
    let _ = app.emit("changed", &changes.touched);
}

macro_rules! commands {
    ($($kind:ident $name:ident($($arg:ident: $ty:ty),* $(,)?) $(-> $ret:ty)?;)*) => {
        $(commands!(@handler $kind $name($($arg: $ty),*) $(-> $ret)?);)*

        /// Every command of the list.
        pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name),*]
        }
    };
    (@handler ask $name:ident($($arg:ident: $ty:ty),*) -> $ret:ty) => {
        #[tauri::command(async)]
        fn $name(shared: State<'_, Shared>, $($arg: $ty),*) -> Result<$ret, Failure> {
            shared.with(|workspace| workspace.$name($($arg),*))
        }
    };
    (@handler act $name:ident($($arg:ident: $ty:ty),*)) => {
        #[tauri::command(async)]
        fn $name<R: Runtime>(app: AppHandle<R>, shared: State<'_, Shared>, $($arg: $ty),*) -> Result<Changes, Failure> {
            let changes = shared.with(|workspace| workspace.$name($($arg),*))?;
            tell(&app, &changes);
            Ok(changes)
        }
    };
    (@handler own $name:ident($($arg:ident: $ty:ty),*) -> $ret:ty) => {
        #[allow(clippy::too_many_arguments, reason = "each is a field of the message from the window")]
        #[tauri::command(async)]
        fn $name<R: Runtime>(app: AppHandle<R>, shared: State<'_, Shared>, $($arg: $ty),*) -> Result<$ret, Failure> {
            crate::shell_commands::$name(&app, &shared, $($arg),*)
        }
    };
}
include!("command_list.rs");
