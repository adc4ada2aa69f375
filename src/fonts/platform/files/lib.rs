//! The macro that each font crate calls: it hands over the one file that the crate carries.
//!
//! A compiler plug-in, not a part of the program: what it asks of the environment is asked while the font crate is compiled.

use proc_macro::TokenStream;

/// Makes the function of its crate that gives its half of a face. What stands between the braces is for another program.
#[proc_macro]
pub fn live_design(_: TokenStream) -> TokenStream {
    let crate_name = std::env::var("CARGO_PKG_NAME").unwrap_or_default();
    let weight = if crate_name.contains("bold") { "Bold" } else { "Regular" };
    let half = if crate_name.ends_with("-2") { ".2" } else { "" };
    let path = format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/resources/LXGWWenKai{weight}.ttf{half}\")");
    let function = format!("pub fn live_design(cx: &mut Cx) {{ cx.parts.push(include_bytes!({path})); }}");
    // A function that cannot be read would be a fault of the three lines above; the font crate then does not compile.
    function.parse().unwrap_or_default()
}
