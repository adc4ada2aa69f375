//! `manifest.json`: path → SHA-256 of everything in a finished bundle.

use std::collections::BTreeMap;

use crate::artifact::{Artifact, Bundle};

/// Writes the manifest of a bundle; the digests of files carried over from the workspace are given by the caller.
///
/// A file without a digest is left out, and the manifest never lists itself.
pub fn manifest(bundle: &Bundle, digest_of_source: impl Fn(&str) -> Option<String>) -> String {
    let mut digests: BTreeMap<&str, String> = BTreeMap::new();
    for (path, artifact) in bundle.iter() {
        let digest = match artifact {
            Artifact::Bytes(bytes) => Some(crate::theme::hex(bytes, 32)),
            Artifact::Source(source) => digest_of_source(source),
            Artifact::Same(_) => None,
        };
        if let Some(digest) = digest {
            digests.insert(path, digest);
        }
    }
    let same: Vec<(&str, String)> = bundle
        .iter()
        .filter_map(|(path, artifact)| if let Artifact::Same(other) = artifact { Some((path, other)) } else { None })
        .filter_map(|(path, other)| digests.get(other.as_str()).map(|digest| (path, digest.clone())))
        .collect();
    digests.extend(same);
    digests.remove("manifest.json");
    // Strings always serialise.
    let mut json = serde_json::to_string_pretty(&digests).unwrap_or_default();
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
        let json = manifest(&bundle, |path| (path == "u/attachments/b.pdf").then(|| "d1".to_string()));
        let read: BTreeMap<String, String> = serde_json::from_str(&json).unwrap();
        assert_eq!(read.len(), 3);
        assert_eq!(read["a.html"], read["Q/A.html"]);
        assert_eq!(read["attachments/b.pdf"], "d1");
    }
}
