//! `aurpress theme`: what who writes a theme needs.

use super::Exit;
use crate::cli::{ThemeArgs, ThemeCommand, ThemeNewArgs};
use crate::render::theme::files::BUILT_IN;
use crate::report;
use crate::site::release::OutputError;
use std::path::Path;

/// Copied when nothing else is asked for: colours and shape of every page.
const USUAL: [&str; 2] = ["static/css/aurweb.css", "templates/layout.html"];

const README: &str = "\
A theme for aurpress: what lies here is laid over the built-in theme, file by file. A file that is not here is taken from
there, so remove those that you do not change; aurpress then keeps them up to date.

    aurpress.toml:  theme = \"THIS DIRECTORY\"

templates/  pages, in the language of tera (https://keats.github.io/tera/). All extend layout.html.
            [[/static/css/aurweb.css]] is the address of an asset under a name made from its content,
            [[nav-home]] a string of the language, [[search-found count=total]] one with arguments.
static/     style sheets, scripts, pictures; published under /static/. Pages may hold no script and no style themselves.
i18n/       strings in Fluent (https://projectfluent.org/), one file for each language. A string here takes the place of
            the built-in one; names that end in -html are HTML.

`aurpress theme files` lists the files of the built-in theme, `aurpress theme new DIR FILE…` copies some. A mistake stops a
build before anything is published, with file, line and reason.
";

pub(super) fn run(args: &ThemeArgs) -> anyhow::Result<Exit> {
    match &args.command {
        ThemeCommand::New(args) => new(args),
        ThemeCommand::Files => {
            report::data(&BUILT_IN.iter().map(|(path, _)| format!("{path}\n")).collect::<String>());
            Ok(Exit::Done)
        }
    }
}

fn new(args: &ThemeNewArgs) -> anyhow::Result<Exit> {
    let usual = USUAL.map(str::to_owned);
    let wanted = if args.files.is_empty() { &usual[..] } else { &args.files };
    let mut files: Vec<(&str, &[u8])> = vec![("README.txt", README.as_bytes())];
    for name in wanted {
        let file = BUILT_IN.iter().find(|(path, _)| path == name);
        let file = file.ok_or_else(|| {
            anyhow::anyhow!("the built-in theme has no file {name:?}; `aurpress theme files` lists them")
        })?;
        files.push((file.0, file.1));
    }
    for (name, bytes) in files {
        let path = args.directory.join(name);
        // What somebody wrote there is theirs.
        if path.exists() {
            report::say(&format!("{}: is there, and stays", path.display()));
            continue;
        }
        write(&path, bytes).map_err(|e| OutputError::at(&path, e))?;
    }
    Ok(Exit::Done)
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, bytes)
}
