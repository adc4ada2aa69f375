//! Every crate the program is made of has its row in the README, and enters by the door that row names.

use std::collections::BTreeMap;
use std::path::Path;

use super::source::files;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The names of a cell of a table: what stands between grave accents.
fn named(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// From the name of a crate to the places in `src` where it enters; none where it may enter anywhere.
fn doors(readme: &str) -> BTreeMap<String, Vec<String>> {
    let table = readme.split("## Dependencies, each behind one door").nth(1).unwrap().split("\n\n").nth(1).unwrap();
    let mut doors = BTreeMap::new();
    for row in table.lines().skip(2) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let places: Vec<String> =
            if cells[2].starts_with("anywhere") { Vec::new() } else { named(cells[2]).into_iter().map(str::to_string).collect() };
        named(cells[0]).into_iter().for_each(|name| _ = doors.insert(name.to_string(), places.clone()));
    }
    doors
}

/// The crates the program is made of, as `Cargo.toml` lists them.
fn listed() -> Vec<String> {
    let manifest = read("Cargo.toml");
    let lines = manifest.split("\n[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap().lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| Some(line.split_once(" = ")?.0.to_string())).collect()
}

#[test]
fn every_crate_enters_by_the_door_its_row_names() {
    let doors = doors(&read("README.md"));
    let row =
        |name: &str| doors.iter().find(|(known, _)| *known == name || known.strip_suffix('*').is_some_and(|stem| name.starts_with(stem)));
    let files = files();
    let mut wrong = Vec::new();
    for name in listed().iter().filter(|name| *name != "makepad-platform") {
        let Some((_, places)) = row(name) else {
            wrong.push(format!("`{name}` has no row"));
            continue;
        };
        let word = format!("{}::", name.replace('-', "_"));
        let at: Vec<String> =
            files.iter().flat_map(|file| file.places(&word)).map(|place| place.trim_start_matches("src/").to_string()).collect();
        let enters = |place: &str| places.iter().any(|door| place.starts_with(door.as_str()));
        if !places.is_empty() {
            wrong.extend(at.iter().filter(|place| !enters(place)).map(|place| format!("`{name}` at {place}, its row says {places:?}")));
        }
        wrong.extend(
            places
                .iter()
                .filter(|door| !at.iter().any(|place| place.starts_with(door.as_str())))
                .map(|door| format!("`{name}` does not enter by {door}")),
        );
    }
    wrong.extend(
        doors
            .keys()
            .filter(|name| !name.ends_with('*') && !listed().contains(name))
            .map(|name| format!("`{name}` has a row and is not used")),
    );
    assert!(wrong.is_empty(), "README, Dependencies:\n{}", wrong.join("\n"));
}
