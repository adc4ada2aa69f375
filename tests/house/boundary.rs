//! The boundary: who may touch the outside, print, ask the clock, panic, or reckon with floats.

use super::source::{File, files};

/// Every place of these words, but in files whose path begins with one of these.
fn places(words: &[&str], but: &[&str]) -> Vec<String> {
    let files: Vec<File> = files().into_iter().filter(|file| !but.iter().any(|start| file.path.starts_with(start))).collect();
    words.iter().flat_map(|word| files.iter().flat_map(|file| file.places(word)).map(move |place| format!("{place} {word}"))).collect()
}

#[test]
fn only_the_disk_and_the_server_touch_the_outside() {
    let words = [
        "std::fs",
        "fs::read",
        "fs::write",
        "File::open",
        "File::create",
        "std::net",
        "TcpListener",
        "process::Command",
        "walkdir",
        "notify::",
    ];
    assert_eq!(places(&words, &["src/disk", "src/server", "src/cli/serve"]), Vec::<String>::new());
}

#[test]
fn the_environment_is_asked_by_the_shell_only() {
    assert_eq!(
        places(&["env::var", "env::args", "env::current_dir", "env::home_dir"], &["src/disk", "src/server", "src/cli"]),
        Vec::<String>::new()
    );
}

#[test]
fn nobody_asks_the_clock() {
    let words = ["SystemTime::now", "Instant::now", "Local::now", "Utc::now", "Local::today", "Utc::today"];
    assert_eq!(places(&words, &["src/disk/clock.rs", "src/server", "src/cli/serve"]), Vec::<String>::new());
}

#[test]
fn only_the_report_prints() {
    let words = ["println!", "eprintln!", "print!", "eprint!", "dbg!", "io::stdout", "io::stderr"];
    assert_eq!(places(&words, &["src/cli/report.rs"]), Vec::<String>::new());
}

#[test]
fn nothing_panics_but_tests() {
    assert_eq!(
        places(&[".unwrap()", ".expect(", "todo!", "unimplemented!", "panic!", "unreachable!", "assert!"], &[]),
        Vec::<String>::new()
    );
}

#[test]
fn nothing_is_reckoned_in_floats() {
    // The typesetter measures paper in fractions of a point.
    assert_eq!(places(&["f64", "f32"], &["src/render/poster/press.rs"]), Vec::<String>::new());
}

#[test]
fn no_order_depends_on_a_hash() {
    // A catalogue is looked into by key and never listed.
    assert_eq!(places(&["HashMap", "HashSet"], &["src/disk", "src/server", "src/theme/catalogue.rs"]), Vec::<String>::new());
}

#[test]
fn nothing_is_unsafe() {
    assert_eq!(places(&["unsafe"], &[]), Vec::<String>::new());
}

#[test]
fn no_template_lifts_the_escaping() {
    let theme = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    let mut places = Vec::new();
    for entry in
        walkdir::WalkDir::new(theme).sort_by_file_name().into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file())
    {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        for (at, line) in text.lines().enumerate() {
            // A template outputs markup only where a renderer has made it, in a value called `html`.
            let lifted =
                line.match_indices("safe").filter(|(n, _)| !line[..*n].trim_end().trim_end_matches('|').trim_end().ends_with("html"));
            places.extend(lifted.map(|_| format!("{}:{} {}", entry.path().display(), at + 1, line.trim())));
        }
    }
    assert_eq!(places, Vec::<String>::new());
}
