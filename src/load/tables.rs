//! Tables beside records: a record takes rows from the one it names, or from the one that bears its own name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::base::fields::Reading;
use crate::base::gbk;
use crate::base::id::{RecordId, TableId};
use crate::base::reading::{SourceFile, UnitFiles};
use crate::base::source::{Source, Span, controls, decode};
use crate::base::text::nearest;
use crate::record::kind_of_folder;
use crate::said;

use super::{below_unit, canonical, nowhere, private};

/// The tables of a unit, by folder, and which of them are taken.
#[derive(Debug, Default)]
pub struct Tables {
    folders: BTreeMap<String, Vec<Arc<Source>>>,
    /// Those that could not be read or decoded; that is said already.
    unread: BTreeSet<String>,
    /// Characters that may not stand in them.
    controls: Vec<Diagnostic>,
    /// Which record takes rows from each.
    taken: BTreeMap<String, RecordId>,
    /// Folders with a record that could not be read; which tables it takes rows from is not known.
    doubted: BTreeSet<String>,
}

/// Whether a file is a table in the folder of a kind.
pub fn is_table(file: &SourceFile) -> bool {
    is_path_of_table(&file.path)
}

fn is_path_of_table(path: &str) -> bool {
    let csv = path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csv"));
    let mut parts = below_unit(path).split('/');
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
    pub fn read(unit: &UnitFiles, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut tables = Tables::default();
        let unread = unit.obstacles.iter().filter(|obstacle| obstacle.what.stops_unit() && is_path_of_table(&obstacle.path));
        tables.unread.extend(unread.map(|obstacle| obstacle.path.clone()));
        for file in unit.files.iter().filter(|file| is_table(file)) {
            match decoded(file) {
                Ok(source) => {
                    tables.controls.extend(controls(&source));
                    tables.folders.entry(folder(&file.path).to_string()).or_default().push(source);
                }
                Err(diagnostic) => {
                    tables.unread.insert(file.path.clone());
                    diagnostics.push(diagnostic);
                }
            }
        }
        diagnostics.extend(tables.controls.iter().cloned());
        tables
    }

    /// Where characters stand in the tables that may not.
    pub fn controls(&self) -> &[Diagnostic] {
        &self.controls
    }

    /// A record that knows the tables in its folder.
    pub fn beside(&self, record: Arc<Source>) -> Arc<Source> {
        match self.folders.get(folder(&record.path)) {
            Some(tables) => Arc::new(Source { path: record.path.clone(), text: record.text.clone(), beside: tables.clone() }),
            None => record,
        }
    }

    /// What a record names and is not there.
    ///
    /// # Diagnostics
    /// `table/reference/unknown`.
    pub fn lacking(&self, reading: &Reading) -> Vec<Diagnostic> {
        let known = || reading.source.beside.iter().map(|table| name(&table.path));
        let named = reading.references.iter().filter(|reference| reference.sort == TableId::SORT);
        let unknown =
            named.filter(|reference| !known().any(|table| *table == *reference.id) && !self.is_unread(&reading.source.path, &reference.id));
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

    /// Whether rows of a record are in a table that could not be read; what they would add up to is then not known.
    pub fn withholds(&self, reading: &Reading) -> bool {
        let path = &reading.source.path;
        let own = format!("{}.csv", name(path).rsplit_once('.').map_or(name(path), |(stem, _)| stem));
        let named = reading.references.iter().filter(|reference| reference.sort == TableId::SORT).map(|reference| reference.id.as_str());
        named.chain([own.as_str()]).any(|table| self.is_unread(path, table))
    }

    fn is_unread(&self, record: &str, table: &str) -> bool {
        !self.unread.is_empty() && self.unread.contains(&format!("{}/{table}", folder(record)))
    }

    /// Notes which record takes rows from a table; no row may be counted twice.
    ///
    /// # Diagnostics
    /// `table/unique/record`.
    pub fn take(&mut self, table: &Arc<Source>, by: &RecordId) -> Option<Diagnostic> {
        let earlier = self.taken.insert(table.path.clone(), by.clone())?;
        let what = said!("这个表格“{}”已经用了", "`{}` takes its rows from this table already", earlier.0);
        let mend = said!("每条记录用自己的表格，把行分开放", "give each record a table of its own with its own rows");
        Some(Diagnostic::error("table/unique/record", table.place(Span::default()), what).mend(mend))
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
        let left = self.folders.values().flatten().filter(|table| !self.taken.contains_key(&table.path));
        let said = left.flat_map(|table| {
            let what = said!("没有记录用到这个表格", "no record takes rows from this table");
            let mend = said!(
                "给记录起同样的名字（2026-q3.yaml 配 2026-q3.csv），或在记录里写“表格: 文件名”（账目写“明细: 文件名”）",
                "give the record the same name (2026-q3.yaml beside 2026-q3.csv), or name the file there as `rows` (`entries` in accounts)"
            );
            let mut found = private(table, &table.text, &[]);
            let unused = Diagnostic::warning("table/coverage/record", nowhere(&table.path), what).mend(mend);
            found.extend(Some(unused).filter(|_| !self.doubted.contains(folder(&table.path))));
            found
        });
        said.collect()
    }
}

/// A table's text. Office programs write GBK where nobody asks them for UTF-8; what is beyond doubt is read, all else refused.
fn decoded(file: &SourceFile) -> Result<Arc<Source>, Diagnostic> {
    decode(&file.path, &file.bytes).or_else(|refused| match gbk::recoded(&file.bytes) {
        Some((text, _)) => decode(&file.path, text.as_bytes()),
        None => Err(refused),
    })
}

/// Rows that say they belong to another record.
///
/// # Diagnostics
/// `table/reference/record`, once for a record, with their number.
pub fn strangers(reading: &Reading, id: &RecordId) -> Option<Diagnostic> {
    let mut others = reading.claims.iter().filter(|(record, _)| canonical(record) != id.0);
    let (first, span) = others.next()?;
    let (own, count) = (&id.0, others.count() + 1);
    let what = said!(
        "表里有 {count} 行写着别的记录，如“{first}”，这条是“{own}”",
        "{count} rows name another record, like `{first}`; this one is `{own}`"
    );
    let mend = said!("删掉不是这条记录的行", "remove the rows of other records");
    Some(Diagnostic::error("table/reference/record", reading.source.place(*span), what).mend(mend))
}

/// Numbers that may stand in no table, found in one a record takes rows from.
pub fn private_in(table: &Arc<Source>, reading: &Reading) -> Vec<Diagnostic> {
    let exempt = reading.exempt.iter().map(|span| reading.source.place(*span)).filter(|place| Arc::ptr_eq(&place.source, table));
    private(table, &table.text, &exempt.map(|place| place.span).collect::<Vec<_>>())
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

    const ACCOUNT: &str = "title: 甲\npublished: 2026-10-10\nperiod: 2026-Q3\naccount: {sort: courtyard_fund}\nopening: 0\nclosing: 1,239.50\nentries: q3.csv\n";

    #[test]
    fn the_lines_of_an_account_stand_in_a_table_as_an_office_program_writes_it() {
        let table = "方向,号,日期,项目,金额,付款方,楼栋,会审,签批,对方账户,,\r\n\
            收入,S1,2026年7月3日,\"停车费,临停\",\"１，２３４．５０\",甲方,,,,,,\r\n\
            支出,Z1,2026-08-01,换锁,34.50,,3；5,committee 2026-07-30 同意；a-b 2026-07-31 同意,p-01 2026-07-30,,,\r\n\
            转入,T1,2026-08-02,,39.50,,,,,某户,,\r\n\
            ,,,,,,,,,,,\r\n"
            .replace("对方账户", "账户");
        let utf8 = [b"\xEF\xBB\xBF".as_slice(), table.as_bytes()].concat();
        let (gbk, _, lossy) = encoding_rs::GBK.encode(&table);
        assert!(!lossy);
        for bytes in [utf8, gbk.into_owned()] {
            let mut unit = UnitFiles { id: "test".into(), ..UnitFiles::default() };
            let file = |path: &str, bytes: Vec<u8>| SourceFile { path: format!("content/test/{path}"), bytes };
            let named = |path: &str, text: &str| file(path, text.as_bytes().to_vec());
            unit.files = vec![named("compound.yaml", "name: 测试\n"), named("账目/a.yaml", ACCOUNT), file("账目/q3.csv", bytes)];
            let loaded = load(&unit);
            let found: Vec<String> = loaded.diagnostics.iter().map(|d| format!("{:?} {}", d.place.line_column(), d.what.zh)).collect();
            assert_eq!(found, ["(2, 26) “金额”里有全角字符，已读作 1234.50"]);
            let crate::record::Body::Finance(finance) = &loaded.records[0].body else { panic!() };
            assert_eq!(finance.expected_closing(), *finance.closing);
            assert_eq!(finance.income[0].subject.to_string(), "停车费,临停");
            let spent = &finance.expenditure[0];
            assert_eq!(spent.buildings.len(), 2);
            assert_eq!(spent.approvals.iter().map(|one| one.body.0.as_str()).collect::<Vec<_>>(), ["committee", "a-b"]);
            assert_eq!(spent.signed.as_ref().map(|signed| signed.by.0.as_str()), Some("p-01"));
            assert_eq!(loaded.records[0].source.place(spent.amount.span).line_column(), (3, 21));
        }
    }

    #[test]
    fn a_mistake_in_a_row_is_told_by_row_and_column() {
        let table = "方向,号,日期,项目,金额\n收入,S1,2026-07-03,停车费,1.2.3\n\n支出,Z1,,换锁,1\n";
        let (loaded, _) = loaded(&[("finance/a.yaml", ACCOUNT), ("finance/q3.csv", table)]);
        let told: Vec<String> =
            loaded.diagnostics.iter().map(|d| d.label.as_ref().map(|label| label.zh.clone()).unwrap_or_default()).collect();
        assert!(told[0].starts_with("第 2 行“金额”列："), "{told:?}");
        assert!(told[1].starts_with("第 4 行："), "{told:?}");
    }

    #[test]
    fn a_row_of_an_unknown_sort_hides_none_of_its_other_mistakes() {
        let table = "方向,号,日期,项目,金额,付款方,楼栋\n收,S1,2026-13-05,广告,12OO,某广告,3\n收,,,,1,,\n";
        let (_, found) = loaded(&[("finance/a.yaml", ACCOUNT), ("finance/q3.csv", table)]);
        let places: Vec<&str> = found.iter().filter_map(|found| found.strip_prefix("finance/q3.csv:")?.split(' ').next()).collect();
        assert_eq!(places, ["2:1", "3:1", "2:6", "2:20"], "{found:?}");
    }

    #[test]
    fn any_list_may_stand_in_a_table() {
        let record = ACCOUNT.replace("entries: q3.csv", "收缴: due.csv");
        let table = "building,due,paid,households_due\n3,100,90.00,10\n5,80,80,9\n";
        let (loaded, found) = loaded(&[("finance/a.yaml", &record), ("finance/due.csv", table)]);
        assert!(found.is_empty(), "{found:?}");
        let crate::record::Body::Finance(finance) = &loaded.records[0].body else { panic!() };
        assert_eq!(finance.collection.len(), 2);
    }

    #[test]
    fn a_table_that_cannot_be_read_is_named_and_nothing_is_added_up_without_it() {
        use crate::base::reading::{Obstacle, ObstacleKind};
        let file = |path: &str, bytes: &[u8]| SourceFile { path: format!("content/test/{path}"), bytes: bytes.to_vec() };
        let unit = |entries: &str, table: Option<&[u8]>, what: Option<ObstacleKind>| UnitFiles {
            id: "test".into(),
            files: [
                file("compound.yaml", "name: 测试\n".as_bytes()),
                file("finance/q3.yaml", ACCOUNT.replace("entries: q3.csv\n", entries).as_bytes()),
            ]
            .into_iter()
            .chain(table.map(|bytes| file("finance/q3.csv", bytes)))
            .collect(),
            obstacles: what.into_iter().map(|what| Obstacle { path: "content/test/finance/q3.csv".into(), what }).collect(),
            ..UnitFiles::default()
        };
        for entries in ["entries: q3.csv\n", ""] {
            for (unit, said) in [
                (unit(entries, Some(b"PK\x03\x04\x14\0\xb1"), None), "这是 Excel 文件"),
                (unit(entries, None, Some(ObstacleKind::TooLarge { size: 9, limit: 8 })), "文件有 9 字节"),
                (unit(entries, None, Some(ObstacleKind::Unreadable(std::io::ErrorKind::PermissionDenied))), "没有权限"),
            ] {
                let loaded = load(&unit);
                let found: Vec<&str> = loaded.diagnostics.iter().map(|found| found.what.zh.as_str()).collect();
                assert!(matches!(found.as_slice(), [only] if only.contains(said)), "{found:?}");
                assert!(loaded.flawed.records.contains("finance/q3"));
            }
        }
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
