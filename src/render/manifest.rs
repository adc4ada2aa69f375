//! `manifest.json`: path → SHA-256 of everything in a finished bundle.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::artifact::{Artifact, Bundle};
use crate::base::text::hexadecimal;

/// The SHA-256 of everything that was rendered, by path; computed once, since the publisher asks for it too.
pub fn digests(bundle: &Bundle) -> BTreeMap<String, [u8; 32]> {
    let rendered =
        bundle.iter().filter_map(|(path, artifact)| if let Artifact::Bytes(bytes) = artifact { Some((path, bytes)) } else { None });
    rendered.map(|(path, bytes)| (path.to_string(), Sha256::digest(bytes).into())).collect()
}

/// Writes the manifest of a bundle; the digests of files carried over from the workspace are given by the caller, by path.
///
/// A file without a digest is left out, and the manifest never lists itself.
pub fn manifest(bundle: &Bundle, digests: &BTreeMap<String, [u8; 32]>, carried: impl Fn(&str) -> Option<String>) -> String {
    let digest = |path: &str| match bundle.get(path)? {
        Artifact::Source(_) | Artifact::Made(_) => carried(bundle.target(path)),
        _ => digests.get(bundle.target(path)).map(|digest| hexadecimal(digest)),
    };
    let listed = bundle.iter().map(|(path, _)| path).filter(|path| *path != "manifest.json");
    let listed: BTreeMap<&str, String> = listed.filter_map(|path| Some((path, digest(path)?))).collect();
    // Strings always serialise.
    let mut json = serde_json::to_string_pretty(&listed).unwrap_or_default();
    json.push('\n');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_its_digest_and_twins_share_one() {
        let mut bundle = Bundle::default();
        bundle.put("a.html", "x".to_string());
        bundle.put("Q/A.html", Artifact::Same("a.html".into()));
        bundle.put("attachments/b.pdf", Artifact::Source("u/attachments/b.pdf".into()));
        let json = manifest(&bundle, &digests(&bundle), |path| (path == "attachments/b.pdf").then(|| "d1".to_string()));
        let read: BTreeMap<String, String> = serde_json::from_str(&json).unwrap();
        assert_eq!(read.len(), 3);
        assert_eq!(read["a.html"], read["Q/A.html"]);
        assert_eq!(read["attachments/b.pdf"], "d1");
    }
}
