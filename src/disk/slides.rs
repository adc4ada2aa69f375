//! The list beside the slides of a unit: what each is, and until when it may be shown. What the last list named and this one does
//! not is removed, so that nobody carries a slide that is over to a screen; files of others are left alone.

use std::path::Path;

use super::error::DiskError;
use super::ops;

/// What the list is called.
const LIST: &str = "slides.csv";
/// Its first line; a table program shows it as it is.
const HEAD: &str = "\u{feff}文件 file,首日 first day,末日 last day,秒 seconds";

/// Writes the list of a folder (one line a slide, the file's name first) and removes the pictures that only the last list named.
///
/// # Errors
/// When the list cannot be written or a picture not be removed.
pub fn list_slides(folder: &Path, lines: &[String]) -> Result<(), DiskError> {
    let place = folder.join(LIST);
    let before = std::fs::read_to_string(&place).unwrap_or_default();
    let name = |line: &str| line.split(',').next().unwrap_or_default().to_string();
    let now: Vec<String> = lines.iter().map(|line| name(line)).collect();
    // Whoever edited the list does not thereby name a file elsewhere.
    let ours = |name: &String| name.ends_with(".png") && !name.contains(['/', '\\']) && !now.contains(name);
    for gone in before.lines().skip(1).map(name).filter(ours).map(|name| folder.join(name)).filter(|path| path.is_file()) {
        ops::remove_file(&gone)?;
    }
    ops::make_folders(folder)?;
    ops::replace(&place, format!("{HEAD}\n{}\n", lines.join("\n")).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_last_list_named_is_removed() {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path();
        for name in ["a.png", "b.png", "own.png"] {
            std::fs::write(folder.join(name), b"x").unwrap();
        }
        let lines = |names: &[&str]| names.iter().map(|name| format!("{name},,,15")).collect::<Vec<_>>();
        list_slides(folder, &lines(&["a.png", "b.png", "../own.png"])).unwrap();
        list_slides(folder, &lines(&["b.png", "c.png"])).unwrap();
        let stands = |name: &str| folder.join(name).exists();
        assert!(!stands("a.png") && stands("b.png") && stands("own.png"));
        list_slides(folder, &lines(&["b.png"])).unwrap();
        assert!(std::fs::read_to_string(folder.join(LIST)).unwrap().ends_with("b.png,,,15\n"), "c.png was never drawn, and is no fault");
    }
}
