//! Tables beside records: a record takes rows from the one it names, or from the one that bears its own name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::base::fields::Reading;
use crate::base::id::TableId;
use crate::base::reading::SourceFile;
use crate::base::source::{Source, decode};
use crate::base::text::nearest;
use crate::record::kind_of_folder;
use crate::said;

use super::{below_unit, disguised, nowhere, private};

/// The tables of a unit, by folder, and which of them are taken.
#[derive(Debug, Default)]
pub struct Tables {
    folders: BTreeMap<String, Vec<Arc<Source>>>,
    /// Those whose bytes could not be decoded; that is said already.
    unread: BTreeSet<String>,
    taken: BTreeSet<String>,
    /// Folders with a record that could not be read; which tables it takes rows from is not known.
    doubted: BTreeSet<String>,
}

/// Whether a file is a table in the folder of a kind.
pub fn is_table(file: &SourceFile) -> bool {
    let csv = file.path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csv"));
    let mut parts = below_unit(&file.path).split('/');
    csv && parts.next().is_some_and(|folder| kind_of_folder(folder).is_some()) && parts.next().is_some() && parts.next().is_none()
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

impl Tables {
    /// Decodes every table of a unit.
    pub fn read(files: &[SourceFile], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut tables = Tables::default();
        for file in files.iter().filter(|file| is_table(file)) {
            match decode(&file.path, &file.bytes) {
                Ok(source) => tables.folders.entry(folder(&file.path).to_string()).or_default().push(source),
                Err(diagnostic) => {
                    tables.unread.insert(file.path.clone());
                    diagnostics.push(diagnostic);
                }
            }
        }
        tables
    }

    /// The tables in the folder of a record.
    pub fn beside(&self, path: &str) -> Vec<Arc<Source>> {
        self.folders.get(folder(path)).cloned().unwrap_or_default()
    }

    /// What a record names and is not there.
    ///
    /// # Diagnostics
    /// `table/reference/unknown`.
    pub fn lacking(&self, reading: &Reading) -> Vec<Diagnostic> {
        let known = || reading.beside.iter().map(|table| name(&table.path));
        let named = reading.references.iter().filter(|reference| reference.sort == TableId::SORT);
        let unknown = named.filter(|reference| {
            let path = format!("{}/{}", folder(&reading.source.path), reference.id);
            !known().any(|table| *table == *reference.id) && !self.unread.contains(&path)
        });
        let said = unknown.map(|reference| {
            let id = &reference.id;
            let what = said!("旁边没有“{id}”这个表格", "there is no table `{id}` beside the record");
            let mistake = Diagnostic::error("table/reference/unknown", reading.source.place(reference.span), what);
            mistake.mend(match nearest(id, known()) {
                Some(near) => said!("是不是“{near}”？", "did you mean `{near}`?"),
                None => said!("把 CSV 放进同一个文件夹", "put the CSV into the same folder"),
            })
        });
        said.collect()
    }

    /// Notes that a table is taken, and finds what may not stand in it.
    pub fn take(&mut self, table: &Reading) -> Vec<Diagnostic> {
        let source = &table.source;
        self.taken.insert(source.path.clone());
        let mut found = private(source, &source.text, &table.exempt);
        found.extend(disguised(table));
        found
    }

    /// Says that a record of the folder could not be read.
    pub fn doubt(&mut self, path: &str) {
        self.doubted.insert(folder(path).to_string());
    }

    /// Tables that no record takes rows from; what is private may not even stand there.
    ///
    /// # Diagnostics
    /// `table/coverage/record`.
    pub fn unused(&self) -> Vec<Diagnostic> {
        let left = self.folders.values().flatten().filter(|table| !self.taken.contains(&table.path));
        let said = left.flat_map(|table| {
            let what = said!("没有记录用到这个表格", "no record takes rows from this table");
            let mend = said!(
                "给记录起同样的名字（2026-q3.yaml 配 2026-q3.csv），或在记录里写“表格: 文件名”",
                "give the record the same name (2026-q3.yaml beside 2026-q3.csv), or name the file there as `rows`"
            );
            let mut found = private(table, &table.text, &[]);
            let unused = Diagnostic::warning("table/coverage/record", nowhere(&table.path), what).mend(mend);
            found.extend(Some(unused).filter(|_| !self.doubted.contains(folder(&table.path))));
            found
        });
        said.collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::base::reading::{SourceFile, UnitFiles};
    use crate::load::{Loaded, load};

    fn loaded(files: &[(&str, &str)]) -> (Loaded, Vec<String>) {
        let file = |(path, text): &(&str, &str)| SourceFile { path: format!("content/test/{path}"), bytes: text.as_bytes().to_vec() };
        let mut unit = UnitFiles { id: "test".into(), ..UnitFiles::default() };
        unit.files = [("compound.yaml", "name: 测试\n")].iter().chain(files).map(file).collect();
        let loaded = load(&unit);
        let shown = loaded.diagnostics.iter().map(|d| {
            let (line, column) = d.place.line_column();
            format!("{}:{line}:{column} {}", d.place.source.path.trim_start_matches("content/test/"), d.what.zh)
        });
        let shown = shown.collect();
        (loaded, shown)
    }

    const RECORD: &str = "title: 甲\npublished: 2026-08-05\nperiod: 2026-07\n";

    #[test]
    fn rows_of_the_same_name_are_taken_in_either_language() {
        let english =
            "number,category,received,handoffs\nA1,lift,2026-07-01,\nA2,noise,2026-07-02,community 2026-07-03; street 2026-07-04\n";
        let chinese = "号,类别,收到,转办\nA1,电梯,2026年7月1日,\nA2,噪声,2026-07-02,社区 2026-07-03；街道 2026-07-04\n";
        for (folder, table) in [("case", english), ("诉求", chinese)] {
            let (loaded, found) = loaded(&[(&format!("{folder}/a.yaml"), RECORD), (&format!("{folder}/a.csv"), table)]);
            assert!(found.is_empty(), "{found:?}");
            let told = format!("{:?}", loaded.records[0].body);
            assert_eq!(told.matches("number: At").count(), 2, "{told}");
            assert!(loaded.records[0].written().ends_with(table), "the table is part of what is published");
        }
    }

    #[test]
    fn every_mistake_stands_where_it_was_made() {
        let table = "号,类别,收道,收到,姓名\nA 1,电梯,,2026-07-01,\nA2,电替,,2026-7-2,\nA3,,,2026-07-02,\n";
        let (loaded, found) = loaded(&[("诉求/a.yaml", RECORD), ("诉求/a.csv", table)]);
        let expected = [
            "诉求/a.csv:1:6 没有“收道”这一列",
            "诉求/a.csv:1:12 没有“姓名”这一列",
            "诉求/a.csv:2:1 “A 1”不能作为诉求编号：只能用字母、数字和连字符，不写姓名、房号",
            "诉求/a.csv:3:4 没有“电替”这个词，是不是“电梯”？（可写：路灯、路面、下水道、化粪池、渗漏、电梯、水电气、设施设备、保洁、垃圾分类、绿化、治安、消防、停车充电、噪声、犬只、邻里纠纷、占用违建、物业服务、公开查询、群体性事件、其他）",
            "诉求/a.csv:3:8 日期“2026-7-2”应写成 2026-07-02",
            "诉求/a.csv:4:1 缺少“类别”",
        ];
        assert_eq!(found, expected);
        assert!(loaded.flawed.records.contains("case/a"));
    }

    #[test]
    fn a_table_that_is_named_must_be_there_and_one_that_is_there_must_be_named() {
        let named = format!("{RECORD}rows: b.csv\n");
        let (_, found) = loaded(&[("case/a.yaml", &named), ("case/c.csv", "number\n")]);
        assert_eq!(found, ["case/a.yaml:4:7 旁边没有“b.csv”这个表格", "case/c.csv:1:1 没有记录用到这个表格"]);
        let (_, found) = loaded(&[("case/a.yaml", &format!("{RECORD}rows: ../b.csv\n"))]);
        assert_eq!(found, ["case/a.yaml:4:7 “../b.csv”不是旁边的表格；写同一个文件夹里的文件名，如 2026-q3.csv"]);
    }

    #[test]
    fn what_is_private_may_stand_in_no_table() {
        let table = "number,category,received,姓名\nA1,lift,2026-07-01,13912345678\n";
        let (_, found) = loaded(&[("case/a.yaml", RECORD), ("case/a.csv", table)]);
        assert_eq!(found, ["case/a.csv:1:26 没有“姓名”这一列", "case/a.csv:2:20 这里有手机号，不能写进公示"]);
        let (_, found) = loaded(&[("case/b.csv", "13912345678\n")]);
        assert_eq!(found, ["case/b.csv:1:1 这里有手机号，不能写进公示", "case/b.csv:1:1 没有记录用到这个表格"]);
    }
}
