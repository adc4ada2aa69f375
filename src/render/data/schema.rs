//! What a table promises, for programs: a JSON Schema of its JSON, and the schema of its CSV in a data package.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Map, Value as Json, json};

use crate::artifact::Artifact;
use crate::published::{Column, Outline, Sort, VERSION};
use crate::site::outlines;

/// An amount or an area with its two decimals.
const TWO_DECIMALS: &str = r"^-?\d+\.\d{2}$";
/// A score or a weight.
const DECIMAL: &str = r"^-?\d+(\.\d{1,2})?$";

/// The unit of a column's numbers.
fn unit(sort: Sort) -> Option<&'static str> {
    match sort {
        Sort::Money => Some("元 (CNY)"),
        Sort::Area => Some("平方米 (m²)"),
        _ => None,
    }
}

/// The schemas of a table, which all units share.
pub struct Schemas {
    /// The JSON Schema (draft 2020-12) of its JSON: an array of objects, each with every key.
    pub json: Artifact,
    /// The Table Schema of its CSV.
    pub csv: Json,
}

static SCHEMAS: LazyLock<BTreeMap<&str, Schemas>> = LazyLock::new(|| {
    let of = |outline: &'static Outline| Schemas { json: json_schema(outline).into(), csv: table_schema(outline) };
    outlines().map(|outline| (outline.name, of(outline))).collect()
});

/// The schemas of a table of the house.
pub fn schemas(outline: &Outline) -> Option<&'static Schemas> {
    SCHEMAS.get(outline.name)
}

fn json_schema(outline: &Outline) -> String {
    let properties: Map<String, Json> = outline.columns().map(|column| (column.name.to_string(), property(column))).collect();
    let required: Vec<&str> = outline.columns().map(|column| column.name).collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": outline.title,
        "description": outline.about,
        "$comment": format!("gongshi open data {VERSION}; within a version columns are only added"),
        "type": "array",
        "items": { "type": "object", "required": required, "properties": properties },
    });
    format!("{schema:#}\n")
}

fn property(column: &Column) -> Json {
    let mut one = base(column.sort);
    if column.list {
        let items = std::mem::take(&mut one);
        one.insert("type".into(), json!("array"));
        one.insert("items".into(), Json::Object(items));
    } else if !column.required {
        nullable(&mut one);
    }
    one.insert("title".into(), json!(column.title));
    one.insert("description".into(), json!(column.about));
    if let Some(unit) = unit(column.sort) {
        one.insert("unit".into(), json!(unit));
    }
    Json::Object(one)
}

fn base(sort: Sort) -> Map<String, Json> {
    let schema = match sort {
        Sort::Text | Sort::Id | Sort::Name | Sort::File => json!({ "type": "string" }),
        Sort::Word(words) => json!({ "type": "string", "enum": words.iter().map(|(word, _)| *word).collect::<Vec<_>>() }),
        Sort::Bool => json!({ "type": "boolean" }),
        Sort::Date => json!({ "type": "string", "format": "date" }),
        Sort::Money | Sort::Area => json!({ "type": "string", "pattern": TWO_DECIMALS }),
        Sort::Count => json!({ "type": "integer", "minimum": 0 }),
        Sort::Decimal => json!({ "type": "string", "pattern": DECIMAL }),
    };
    if let Json::Object(map) = schema { map } else { Map::new() }
}

fn nullable(schema: &mut Map<String, Json>) {
    if let Some(plain) = schema.get("type").cloned() {
        schema.insert("type".into(), json!([plain, "null"]));
    }
    if let Some(Json::Array(words)) = schema.get_mut("enum") {
        words.push(Json::Null);
    }
}

fn table_schema(outline: &Outline) -> Json {
    let fields: Vec<Json> = outline.columns().map(field).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if let Some(map) = schema.as_object_mut().filter(|_| outline.of_records) {
        if outline.name == "records" {
            map.insert("primaryKey".into(), json!("record"));
        } else {
            let to = json!({ "resource": "records", "fields": "record" });
            map.insert("foreignKeys".into(), json!([{ "fields": "record", "reference": to }]));
        }
    }
    schema
}

fn field(column: &Column) -> Json {
    let sort = match column.sort {
        _ if column.list => "string",
        Sort::Text | Sort::Id | Sort::Name | Sort::File | Sort::Word(_) => "string",
        Sort::Bool => "boolean",
        Sort::Date => "date",
        Sort::Money | Sort::Area | Sort::Decimal => "number",
        Sort::Count => "integer",
    };
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".into(), json!(true));
    }
    if let (Sort::Word(words), false) = (column.sort, column.list) {
        constraints.insert("enum".into(), json!(words.iter().map(|(word, _)| *word).collect::<Vec<_>>()));
    }
    let about = if column.list { format!("{}; several are parted by semicolons", column.about) } else { column.about.to_string() };
    let mut field = json!({ "name": column.name, "type": sort, "title": column.title, "description": about });
    if let Some(map) = field.as_object_mut() {
        if !constraints.is_empty() {
            map.insert("constraints".into(), Json::Object(constraints));
        }
        if let Some(unit) = unit(column.sort) {
            map.insert("unit".into(), json!(unit));
        }
        if let Some(role) = column.fiscal {
            map.insert("columnType".into(), json!(role));
        }
    }
    field
}
