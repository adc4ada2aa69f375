//! A tiny site in numbered versions, and a judge of whether one stands complete.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::artifact::{Artifact, Bundle};
use crate::disk::{Digest, DiskError, Meta, Publisher, Tally};

/// A folder on a memory file system where there is one: a sync there does not wait for the machine's other work.
pub(super) fn scratch() -> TempDir {
    match Path::new("/dev/shm").is_dir() {
        true => TempDir::new_in("/dev/shm").unwrap(),
        false => TempDir::new().unwrap(),
    }
}

/// A fingerprinted name.
pub(super) fn asset(text: &str) -> String {
    format!("assets/style.{}.css", &Digest::of(text.as_bytes()).to_hex()[..10])
}

/// Version `n` of a site: pages that change, pages that do not, the same page twice, an asset, a manifest.
pub(super) fn site(n: u32) -> Bundle {
    let mut bundle = Bundle::default();
    bundle.put("index.html", format!("version {n} index"));
    for page in 0..4 {
        bundle.put(format!("finance/page-{page}.html"), format!("version {n} page {page} {}", "账".repeat(400)));
        bundle.put(format!("fixed/page-{page}.html"), format!("fixed {page}"));
        bundle.put(format!("Q/{page}.html"), Artifact::Same(format!("finance/page-{page}.html")));
    }
    // One page comes and goes.
    if n.is_multiple_of(2) {
        bundle.put("matter/even.html", format!("version {n} even"));
    }
    let style = format!("body {{ order: {} }}", n / 3);
    bundle.put(asset(&style), style);
    let listing: BTreeMap<String, String> =
        contents(&bundle).iter().map(|(path, bytes)| (path.clone(), Digest::of(bytes).to_hex())).collect();
    bundle.put("manifest.json", serde_json::to_string(&listing).unwrap());
    bundle
}

/// Path → bytes, `Same` resolved.
pub(super) fn contents(bundle: &Bundle) -> BTreeMap<String, Vec<u8>> {
    let bytes = |path: &str| match bundle.get(path) {
        Some(Artifact::Bytes(bytes)) => bytes.to_vec(),
        other => panic!("{path}: {other:?}"),
    };
    bundle.iter().map(|(path, _)| (path.to_string(), bytes(path))).collect()
}

/// Every file below a folder.
pub(super) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|e| !e.file_type().is_dir());
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_string();
    entries.map(|e| (name(e.path()), fs::read(e.path()).unwrap_or_default())).collect()
}

/// The version that stands complete in a unit's folder; panics over a mixture. Old assets may stand beside it.
pub(super) fn version(unit: &Path, foreign: &[&str]) -> u32 {
    let mut found = files(unit);
    for path in foreign {
        assert!(found.remove(*path).is_some(), "the file of others {path} is gone");
    }
    let index = String::from_utf8(found["index.html"].clone()).unwrap();
    let version = index.split(' ').nth(1).unwrap().parse().unwrap();
    let expected = contents(&site(version));
    found.retain(|path, _| expected.contains_key(path) || !path.starts_with("assets/"));
    assert!(found == expected, "version {version} is not complete: {:?} {:?}", found.keys(), expected.keys());
    version
}

/// A place to publish to.
pub(super) struct Board {
    pub(super) folder: TempDir,
}

impl Board {
    pub(super) fn new() -> Self {
        Self { folder: scratch() }
    }

    pub(super) fn out(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    pub(super) fn unit(&self) -> PathBuf {
        self.out().join("garden")
    }

    pub(super) fn book(&self) -> PathBuf {
        self.folder.path().join(".public.gongshi")
    }

    pub(super) fn publisher(&self) -> Publisher {
        Publisher::open(&self.out(), &[]).unwrap()
    }

    pub(super) fn publish(&self, bundle: &Bundle) -> Tally {
        publish(&self.out(), self.folder.path(), bundle).unwrap()
    }

    /// Writes a file of somebody else into the unit's output.
    pub(super) fn put(&self, path: &str, text: &str) {
        let whole = self.unit().join(path);
        fs::create_dir_all(whole.parent().unwrap()).unwrap();
        fs::write(whole, text).unwrap();
    }

    pub(super) fn is_tidy(&self) -> bool {
        fs::read_dir(self.book().join("stage")).unwrap().next().is_none()
            && files(&self.book().join("state")).keys().all(|name| !name.contains(".next.") && !name.contains(".was."))
    }
}

/// Opens, stages, commits and closes.
pub(super) fn publish(out: &Path, content: &Path, bundle: &Bundle) -> Result<Tally, DiskError> {
    let publisher = Publisher::open(out, &[])?;
    let staged = publisher.stage("garden", bundle, content, Meta::default())?;
    publisher.commit(vec![staged])?.pop().unwrap().result
}
