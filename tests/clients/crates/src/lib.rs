//! Client crates as AUR helpers use them, against the sample's site at `AURPRESS_CLIENTS_URL`, such as
//! `http://127.0.0.1:8080`; `tests/clients/run` starts it. What is expected is read from the site's own archive of
//! names and from what the answers must have in common, so that other sites pass too.
#![cfg(test)]

mod aur_rs;
mod raur;

/// The site without a slash at its end.
fn site() -> String {
    std::env::var("AURPRESS_CLIENTS_URL").expect("AURPRESS_CLIENTS_URL names a running site")
}

/// Names of packages of the site, from the file that `AURPRESS_CLIENTS_NAMES` names: a name a line.
fn names() -> Vec<String> {
    let file = std::env::var("AURPRESS_CLIENTS_NAMES").expect("AURPRESS_CLIENTS_NAMES is a list of names");
    std::fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect()
}
