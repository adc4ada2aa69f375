//! The columns of a table beside a record: which field each holds, in either language.

use std::sync::Arc;

use super::super::csv::{Cell, Table};
use super::super::diagnostic::{Diagnostic, Said};
use super::super::schema::Schema;
use super::super::source::Source;
use super::super::text::nearest;
use super::{Part, REQUIRED, describe};
use crate::said;

/// Columns that every exported table begins with: which record a row belongs to, and what became of that.
const LEADING: [(&str, &str); 2] = [("record", "所属记录"), ("standing", "记录状态")];

/// One sort of row in a table that holds several.
pub struct Sort<W> {
    /// The word of the column that tells them apart.
    pub word: W,
    /// What such a row may hold.
    pub schema: Schema,
    /// Columns that are called otherwise than the field they hold, by column and field.
    pub renamed: &'static [(&'static str, &'static str)],
}

impl<W> Sort<W> {
    /// Rows read as a type.
    pub fn of<T: Part>(word: W) -> Self {
        Sort { word, schema: describe::<T>(), renamed: &[] }
    }
}

/// What a column holds.
#[derive(Debug, PartialEq)]
pub(super) enum Column {
    /// The sort of its row.
    Tag,
    /// The record its row belongs to.
    Record,
    /// A field.
    Field(&'static str),
    /// Nothing that is read.
    Passed,
}

/// What each column holds; what is unknown or stands twice is said once, at the header.
pub(super) fn columns(
    table: &Table,
    tag: Option<(&'static str, &'static str)>,
    names: &[Name],
    source: &Arc<Source>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Column> {
    let known = |cell: &Cell| names.iter().find(|(name, alias, _)| *name == cell.text || *alias == cell.text);
    let refuse = |rule, cell: &Cell, what: Said, mend: Said| Diagnostic::error(rule, source.place(cell.span), what).mend(mend);
    if let Some(first) = table.header.first().filter(|_| !table.header.iter().any(|cell| known(cell).is_some())) {
        let what = said!("第一行不是列名", "the first row does not name the columns");
        let (zh, en) = (listed(names, false), listed(names, true));
        let mend =
            Said { zh: format!("在最上面加一行列名，可写：{zh}"), en: format!("put a row of names on top; known here: {en}") };
        diagnostics.push(refuse("table/format/syntax", first, what, mend));
        return Vec::new();
    }
    let mut held: Vec<&str> = Vec::new();
    let mut columns = Vec::new();
    for cell in &table.header {
        columns.push(match known(cell) {
            Some((name, ..)) if held.contains(name) => {
                let what = said!("“{}”这一列写了两次", "the column `{}` stands twice", cell.text);
                diagnostics.push(refuse("table/unique/column", cell, what, said!("只留一列", "keep one of them")));
                Column::Passed
            }
            Some((name, _, field)) => {
                held.push(name);
                match field {
                    Some(field) => Column::Field(field),
                    None if tag.is_some_and(|(tag, _)| tag == *name) => Column::Tag,
                    None if *name == "record" => Column::Record,
                    None => Column::Passed,
                }
            }
            None => {
                diagnostics.push(unknown(cell, names, source));
                Column::Passed
            }
        });
    }
    if let (Some((tag, alias)), Some(first)) = (tag.filter(|(tag, _)| !held.contains(tag)), table.header.first()) {
        let what = said!("没有“{alias}”这一列", "there is no column `{tag}`");
        diagnostics.push(refuse(
            REQUIRED,
            first,
            what,
            said!("加上“{alias}”列，每行都填", "add a column `{tag}` and fill it in every row"),
        ));
    }
    columns
}

/// The names a column may have, and the field it then holds.
pub(super) type Name = (&'static str, &'static str, Option<&'static str>);

pub(super) fn names<W>(tag: Option<(&'static str, &'static str)>, sorts: &[Sort<W>]) -> Vec<Name> {
    let mut names: Vec<Name> = tag.into_iter().map(|(name, alias)| (name, alias, None)).collect();
    for sort in sorts {
        for field in &sort.schema.fields {
            let renamed = sort.renamed.iter().find(|(_, own)| *own == field.key).map_or(field.key, |(column, _)| column);
            if !names.iter().any(|(name, ..)| *name == renamed) {
                names.push((renamed, field.alias, Some(field.key)));
            }
        }
    }
    // A kind's own column of that name comes before what exports begin with.
    let leading = LEADING.into_iter().filter(|(name, _)| !names.iter().any(|(own, ..)| own == name)).collect::<Vec<_>>();
    names.extend(leading.into_iter().map(|(name, alias)| (name, alias, None)));
    names
}

fn listed(names: &[Name], english: bool) -> String {
    let all = names.iter().filter(|(name, ..)| !LEADING.iter().any(|(leading, _)| leading == name));
    let all: Vec<&str> = all.map(|(name, alias, _)| if english { *name } else { *alias }).collect();
    all.join(if english { ", " } else { "、" })
}

fn unknown(cell: &Cell, names: &[Name], source: &Arc<Source>) -> Diagnostic {
    let ascii = cell.text.is_ascii();
    let near = nearest(&cell.text, names.iter().map(|(name, alias, _)| if ascii { *name } else { *alias }));
    let all = listed(names, ascii);
    let what = match cell.text.as_str() {
        "" => said!("这一列没有列名", "this column has no name"),
        text => said!("没有“{text}”这一列", "there is no column `{text}`"),
    };
    let mistake = Diagnostic::error("table/reference/column", source.place(cell.span), what).why(said!(
        "多出来的列里常有姓名、电话，所以不认识的列一律不收",
        "unknown columns often hold names and numbers, so none is let through"
    ));
    mistake.mend(match near {
        Some(near) => said!("是不是“{near}”？不要的列整列删掉", "did you mean `{near}`? A column that is not wanted is removed"),
        None => said!("可写的列：{all}；别的整列删掉", "known columns: {all}; remove any other"),
    })
}
