//! `datapackage.json`: a Frictionless Tabular Data Package of all tables, with the column types of the Fiscal Data Package.

use serde::Serialize;
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use crate::base::text::hexadecimal;
use crate::published::{Outline, VERSION};
use crate::site::Site;

use super::schema::schemas;

/// `datapackage.json`
#[derive(Debug, Serialize)]
struct Package<'t> {
    profile: &'static str,
    name: &'t str,
    title: &'t str,
    description: &'static str,
    version: &'static str,
    created: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<String>,
    resources: Vec<Resource<'t>>,
}

#[derive(Debug, Serialize)]
struct Resource<'t> {
    profile: &'static str,
    name: &'static str,
    title: &'static str,
    description: &'static str,
    path: String,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    dialect: Dialect,
    bytes: usize,
    hash: String,
    schema: Option<&'t Json>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    delimiter: &'static str,
    line_terminator: &'static str,
    header: bool,
}

const ABOUT: &str = "公示数据：金额单位为元，面积单位为平方米，日期为 ISO 8601。 Open data of a transparency board; amounts in CNY yuan, areas in square metres.";

/// The descriptor of a unit's tables, each with what its CSV holds.
pub fn descriptor(site: &Site, tables: &[(&'static Outline, &str)]) -> String {
    let package = Package {
        profile: "tabular-data-package",
        name: &site.place.id,
        title: &site.place.name,
        description: ABOUT,
        version: VERSION,
        created: format!("{}T00:00:00+08:00", site.newest.unwrap_or(site.as_of)),
        homepage: site.address.as_ref().map(|address| format!("{address}/index.html")),
        resources: tables.iter().map(|(outline, csv)| resource(outline, csv)).collect(),
    };
    // What is all strings and numbers always serialises.
    serde_json::to_string(&package).unwrap_or_default() + "\n"
}

fn resource(outline: &'static Outline, csv: &str) -> Resource<'static> {
    Resource {
        profile: "tabular-data-resource",
        name: outline.name,
        title: outline.title,
        description: outline.about,
        path: format!("{}.csv", outline.name),
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        dialect: Dialect { delimiter: ",", line_terminator: "\r\n", header: true },
        bytes: csv.len(),
        hash: format!("sha256:{}", hexadecimal(&Sha256::digest(csv.as_bytes()))),
        schema: schemas(outline).map(|schemas| &schemas.csv),
    }
}
