//! `datapackage.json`: a Frictionless Tabular Data Package of all tables, with the column types of the Fiscal Data Package.

use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};

use crate::base::text::hexadecimal;
use crate::published::{Outline, VERSION};
use crate::site::Site;

use super::schema::table_schema;

/// The descriptor of a unit's tables, each with what its CSV holds.
pub fn descriptor(site: &Site, tables: &[(&Outline, &str)]) -> String {
    let resources: Vec<Json> = tables.iter().map(|(outline, csv)| resource(outline, csv)).collect();
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": site.place.id,
        "title": site.place.name,
        "description": "公示数据：金额单位为元，面积单位为平方米，日期为 ISO 8601。 Open data of a transparency board; amounts in CNY yuan, areas in square metres.",
        "version": VERSION,
        "created": format!("{}T00:00:00+08:00", site.newest.unwrap_or(site.as_of)),
        "resources": resources,
    });
    if let (Some(map), Some(address)) = (package.as_object_mut(), &site.address) {
        map.insert("homepage".into(), json!(format!("{address}/index.html")));
    }
    format!("{package}\n")
}

fn resource(outline: &Outline, csv: &str) -> Json {
    json!({
        "profile": "tabular-data-resource",
        "name": outline.name,
        "title": outline.title,
        "description": outline.about,
        "path": format!("{}.csv", outline.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "header": true },
        "bytes": csv.len(),
        "hash": format!("sha256:{}", hexadecimal(&Sha256::digest(csv.as_bytes()))),
        "schema": table_schema(outline),
    })
}
