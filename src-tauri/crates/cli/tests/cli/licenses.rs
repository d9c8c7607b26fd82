//! What the licenses ask to go along with the program can be read where there is no window.

use crate::support::Desk;

#[test]
fn the_licenses_of_what_is_included_are_printed_without_a_workspace() {
    let desk = Desk::new();
    let said = desk.run(&["licenses"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    for line in [
        "the Evenhand developers",
        "May you do good and not evil.",
        "SIL OPEN FONT LICENSE",
        "Mozilla Public License",
    ] {
        assert!(said.out.contains(line), "{line} is one of them");
    }
    assert!(
        said.out.contains("\nsvelte 5"),
        "also of what is in the window only: one list serves both programs"
    );
    assert!(!said.out.contains("\\u0"), "nothing in it has to be hidden from the terminal");
    assert!(!desk.path("w.evenhand").exists(), "looking makes no workspace");
}
