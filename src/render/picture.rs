//! Pictures on pages: with their size, so that nothing moves while they load, and only when they come into sight.

use std::fmt::Write as _;

use crate::site::AttachmentName;
use crate::theme::push_escaped;

use super::route::Spot;

/// The most bytes a picture may have to be shown whole within a text.
const LIGHT: u64 = 150 * 1024;

/// Writes a picture as it stands beside its link: small.
pub fn push_small(spot: &Spot, file: &AttachmentName, alt: &str, out: &mut String) {
    if let Some(picture) = &file.picture {
        push(spot, &picture.route, Some((picture.width, picture.height)), alt, out);
    }
}

/// Writes a picture as it stands within a text: whole where it is light, else small and leading to the whole.
pub fn push_within(spot: &Spot, file: &AttachmentName, alt: &str, out: &mut String) {
    let whole = file.picture.as_ref().map(|picture| picture.whole);
    if file.size <= LIGHT || file.small().is_none() {
        return push(spot, &file.route, whole, alt, out);
    }
    out.push_str("<a href=\"");
    push_escaped(out, &spot.shared(&file.route));
    out.push_str("\">");
    push_small(spot, file, alt, out);
    out.push_str("</a>");
}

fn push(spot: &Spot, route: &str, size: Option<(u32, u32)>, alt: &str, out: &mut String) {
    out.push_str("<img class=\"gs-picture\" loading=\"lazy\" decoding=\"async\" src=\"");
    push_escaped(out, &spot.shared(route));
    out.push('"');
    if let Some((width, height)) = size {
        // Writing to a string cannot fail.
        let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
    }
    out.push_str(" alt=\"");
    push_escaped(out, alt);
    out.push_str("\">");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::PictureName;

    fn file(size: u64, small: bool) -> AttachmentName {
        let route = if small { "thumbnails/甲.jpg.jpg" } else { "attachments/甲.jpg" };
        AttachmentName {
            title: "甲".into(),
            route: "attachments/甲.jpg".into(),
            size,
            digest: None,
            picture: Some(PictureName { route: route.into(), width: 480, height: 360, whole: (4000, 3000) }),
        }
    }

    fn within(file: &AttachmentName) -> String {
        let mut out = String::new();
        push_within(&Spot::at(1, ""), file, "a \"b\"", &mut out);
        out
    }

    #[test]
    fn a_heavy_picture_is_shown_small_and_leads_to_the_whole() {
        let out = within(&file(4_000_000, true));
        assert!(out.starts_with("<a href=\"../attachments/%E7%94%B2.jpg\"><img ") && out.ends_with("</a>"), "{out}");
        assert!(out.contains("src=\"../thumbnails/%E7%94%B2.jpg.jpg\" width=\"480\" height=\"360\" alt=\"a &quot;b&quot;\""), "{out}");
    }

    #[test]
    fn a_light_picture_is_shown_whole() {
        for file in [file(90_000, true), file(900_000, false)] {
            let out = within(&file);
            assert!(
                out.starts_with("<img ") && out.contains("src=\"../attachments/%E7%94%B2.jpg\" width=\"4000\" height=\"3000\""),
                "{out}"
            );
        }
    }
}
