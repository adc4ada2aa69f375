use super::fixture;
use crate::artifact::{Artifact, Bundle};
use crate::render;
use crate::render::qr::tests::decode_embedded;
use crate::site::Site;
use crate::theme::{Theme, unlabelled};
use crate::unit::board::Locale;

fn rendered(site: &Site, locales: &[Locale]) -> Bundle {
    let theme = Theme::embedded().unwrap();
    let mut found = Vec::new();
    let bundle = render::render(site, &theme, locales, &mut found);
    assert!(found.is_empty(), "{}", found.iter().map(|d| d.what.en.as_str()).collect::<Vec<_>>().join("\n"));
    bundle
}

fn text(bundle: &Bundle, path: &str) -> String {
    let Some(Artifact::Bytes(bytes)) = bundle.get(path) else { panic!("no {path}") };
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn pages(bundle: &Bundle) -> Vec<(String, String)> {
    bundle.iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, _)| (path.to_string(), text(bundle, path))).collect()
}

#[test]
fn every_page_is_complete_strict_and_has_all_its_words() {
    let bundle = rendered(&fixture::site(), Locale::ALL);
    for (path, page) in pages(&bundle) {
        assert!(unlabelled(&page).is_empty(), "{path}: {:?}", unlabelled(&page));
        assert!(page.contains("<head>\n<meta http-equiv=\"Content-Security-Policy\""), "{path}");
        // Every script stands in a file of its own; what stands in the page is data.
        let data = page.matches("<script type=\"application/ld+json\">{").count();
        assert_eq!(page.matches("<script").count(), page.matches("<script src=\"").count() + data, "{path}");
        for never in ["style=\"", "javascript:", " onclick", "{{", "{%"] {
            assert!(!page.contains(never), "{path}: {never}");
        }
        assert!(page.ends_with("</html>\n"), "{path}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    let bundle = rendered(&fixture::site(), Locale::ALL);
    let known: Vec<&str> = bundle.iter().map(|(path, _)| path).collect();
    // The fixture names more records than it holds pages for.
    let outside = [
        "attachments/",
        "finance/2026-",
        "matter/charging",
        "matter/hire",
        "document/next",
        "finance/index-2",
        "roster/",
        "notice/index",
        "evaluation/index",
        "matter/index",
        // Written when everything else is.
        "manifest.json",
    ];
    for (path, page) in pages(&bundle).iter().filter(|(path, _)| !path.ends_with("404.html")) {
        let base: Vec<&str> = path.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect();
        for part in page.split(" href=\"").skip(1).chain(page.split(" src=\"").skip(1)) {
            let href = part.split('"').next().unwrap();
            if ["http", "tel:", "mailto:", "data:image/png;base64,", "#"].iter().any(|start| href.starts_with(start)) {
                continue;
            }
            let mut at = base.clone();
            for step in href.split('#').next().unwrap().split('/') {
                if step == ".." { assert!(at.pop().is_some() || href.ends_with("../index.html"), "{path} {href}") } else { at.push(step) }
            }
            let target = at.join("/");
            let plain = target.trim_start_matches("en/").trim_start_matches("zh-hant/");
            assert!(known.contains(&target.as_str()) || outside.iter().any(|o| plain.starts_with(o)), "{path}: {href} → {target}");
        }
    }
}

#[test]
fn a_scanned_code_opens_the_page_itself() {
    let bundle = rendered(&fixture::site(), &[Locale::ZhHans, Locale::En]);
    assert_eq!(bundle.iter().find(|(path, _)| *path == "Q/ABC234.html").unwrap().1, &Artifact::Same("finance/2026-q3.html".into()));
    for (page, code) in
        [("finance/2026-q3.html", "ABC234"), ("en/finance/2026-q3.html", "ABC234"), ("index.html", "7K2M9P"), ("Q/7K2M9P.html", "7K2M9P")]
    {
        let address = format!("https://gs.example.cn/shuiyue-garden/Q/{code}.html");
        assert_eq!(decode_embedded(&text(&bundle, page)), Some(address), "{page}");
    }
    assert!(text(&bundle, "Q/7K2M9P.html").contains("<link rel=\"canonical\" href=\"https://gs.example.cn/shuiyue-garden/index.html\">"));
}

#[test]
fn without_an_address_there_is_no_code_and_the_page_says_so() {
    let bundle = rendered(&fixture::empty(), &[Locale::ZhHans]);
    let home = text(&bundle, "index.html");
    assert!(!home.contains("data:image/png"));
    assert!(home.contains("还没有登记网址") && home.contains("刚刚开张") && !home.contains("rel=\"canonical\""));
}

#[test]
fn nobody_is_named_who_must_not_be_and_a_tombstone_tells_nothing() {
    let bundle = rendered(&fixture::site(), &[Locale::ZhHans]);
    assert!(pages(&bundle).iter().all(|(_, page)| !page.contains("p-07") && !page.contains("p-9")));
    let gone = text(&bundle, "notice/gone.html");
    assert!(gone.contains("已经移除") && !gone.contains("61,260") && !gone.contains("gs-chart"));
    assert!(!text(&bundle, "feed.xml").contains("<title>寻人启事</title>\n<published>2026-06-01T00:00:00+08:00</published>\n<updated>2026-06-03T00:00:00+08:00</updated>\n<link rel=\"alternate\" href=\"https://gs.example.cn/shuiyue-garden/notice/gone.html\"/>\n<category term=\"notice\" label=\"通知公告\"/>\n<author><name>第三届业主委员会</name></author>\n<summary>2026"));
}

#[test]
fn a_broken_theme_is_reported_and_the_other_pages_are_made() {
    let theme = Theme::load("mine", &[("templates/list.html".into(), b"{{ nothing.here }}".to_vec())]).unwrap();
    let mut found = Vec::new();
    let bundle = render::render(&fixture::site(), &theme, &[Locale::ZhHans], &mut found);
    let told: Vec<_> = found.iter().map(|d| (d.rule, d.place.source.path.as_str(), d.place.line_column(), d.what.zh.as_str())).collect();
    let words = "模板出错，这一页没有做成：没有“nothing”这个值";
    assert_eq!(told, [("theme/format/template", "themes/mine/templates/list.html", (1, 1), words)], "once, though every list fails");
    assert!(bundle.get("index.html").is_some() && bundle.get("finance/index.html").is_none());
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    let site = fixture::site();
    assert_eq!(rendered(&site, Locale::ALL), rendered(&site, Locale::ALL));
}

/// Writes the fixture to `GONGSHI_PAGES`, to be looked at in a browser.
#[test]
#[ignore = "for looking at"]
fn write_pages_to_look_at() {
    let folder = std::path::PathBuf::from(std::env::var("GONGSHI_PAGES").unwrap_or_else(|_| "/tmp/gongshi-pages".into()));
    let mut portal = Bundle::default();
    let theme = Theme::embedded().unwrap();
    let board = crate::render::portal::tests::board();
    portal.extend(render::render_portal(
        &board,
        Some("https://gs.example.cn"),
        &crate::render::portal::tests::small(),
        &theme,
        crate::record::testing::day("2026-11-22"),
        &mut Vec::new(),
    ));
    for (name, bundle) in
        [("site", rendered(&fixture::site(), Locale::ALL)), ("empty", rendered(&fixture::empty(), &[Locale::ZhHans])), ("portal", portal)]
    {
        for (path, _) in bundle.iter() {
            let Some(Artifact::Bytes(bytes)) = bundle.get(path) else { continue };
            let file = folder.join(name).join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, bytes).unwrap();
        }
    }
}

/// Prints what record pages cost: page, code and picture, on one thread, in time on the processor.
#[test]
#[ignore = "a measurement"]
fn measure_record_pages() {
    let on_processor = || -> u64 {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
        text.split(' ').next().unwrap().parse().unwrap()
    };
    let theme = Theme::embedded().unwrap();
    let site = fixture::site();
    let records: Vec<_> = site.pages.iter().filter(|page| matches!(page.content, crate::site::Content::Record(_))).cloned().collect();
    for only in [Some("finance/2026-q3.html"), Some("document/charter.html"), None] {
        let mut site = site.clone();
        let chosen = records.iter().filter(|page| only.is_none_or(|only| page.route == only));
        site.pages = chosen.cycle().take(700).cloned().collect();
        let best = (0..7)
            .map(|_| {
                let start = on_processor();
                let bundle = render::render(&site, &theme, &[Locale::ZhHans], &mut Vec::new());
                assert!(!bundle.is_empty());
                on_processor() - start
            })
            .min();
        eprintln!("{}: {} µs a page", only.unwrap_or("all sorts"), best.unwrap() / 700_000);
    }
}
