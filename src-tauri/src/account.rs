//! The name of whoever is signed in to the machine: nobody should have to type what the machine knows.

/// The person's full name, if the account carries one. `EVENHAND_INTERVIEWER` says otherwise (kiosks, tests).
#[must_use]
pub fn full_name() -> Option<String> {
    if let Ok(name) = std::env::var("EVENHAND_INTERVIEWER") {
        return Some(name).filter(|name| !name.is_empty());
    }
    let login = std::env::var("USER").ok()?;
    named(&std::fs::read_to_string("/etc/passwd").ok()?, &login)
}

/// The full name in the fifth field of the login's line (see passwd(5)); it ends at the first comma.
fn named(accounts: &str, login: &str) -> Option<String> {
    let line = accounts.lines().find(|line| line.split(':').next() == Some(login))?;
    let name = line.split(':').nth(4)?.split(',').next()?.trim();
    // Accounts that belong to nobody repeat their login, or say nothing.
    (name.contains(' ')).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn an_account_with_a_full_name_says_it_and_others_say_nothing() {
        let accounts = "root:x:0:0:root:/root:/bin/sh\nines:x:1000:1000:Inês Ferreira,,,:/home/ines:/bin/sh\nbot:x:7:7::/:\n";
        assert_eq!(named(accounts, "ines").as_deref(), Some("Inês Ferreira"));
        for nobody in ["root", "bot", "ine", "gone"] {
            assert_eq!(named(accounts, nobody), None, "{nobody}");
        }
    }
}
