//! `new`: a valid record from its kind's example, in the unit's own language, never over an existing file.

use std::sync::LazyLock;

use clap::Args;

use crate::base::date::Date;
use crate::base::id::{self, BuildingId, OrganizationId, PersonId, RecordId, SlotId};
use crate::base::reading::UnitFiles;
use crate::base::scalar::Scalar;
use crate::base::text::nearest;
use crate::compound::{Compound, hush, link, unnamed};
use crate::disk;
use crate::law::Pack;
use crate::load;
use crate::party::organization::OrganizationClass;
use crate::record::written::{Around, Language, Wishes, draft};
use crate::record::{KINDS, KindEntry, kind_of_folder};
use crate::said;

use super::board;
use super::report::Report;
use super::{Common, Failure};

/// 新写一条记录 · start a record
///
/// 新写一条记录：按这一类的样例建好文件，状态是草稿；账目会接着上一期，期初等于上期期末。
/// Starts a record from its kind's example, as a draft; a finance record continues the last period of its account.
#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct New {
    /// 小区（content/ 下的文件夹名）· the compound, by its folder in content/
    #[arg(value_name = "UNIT", help_heading = "参数 Arguments", display_order = 1)]
    unit: String,
    // Its help is made of the kinds there are.
    #[arg(value_name = "KIND", help = KIND_HELP.as_str(), help_heading = "参数 Arguments", display_order = 2)]
    kind: String,
    /// 标题 · title
    #[arg(long)]
    title: Option<String>,
    /// 发布日期（不写就是今天，或 board.yaml 里的 as_of）· day of publication, today where left out
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// 编码，也是文件名，写进网址和二维码，定了不改（不写就自动取）· permanent id and file name; made where left out
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// 账目接着哪个账户（编码或种类，如 公共收益；不写就是公共收益）· for finance: which account to continue
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
}

impl New {
    /// Writes the record.
    pub fn run(self, common: &Common, report: &Report) -> Result<(), Failure> {
        let open = board::open(common, board::Wishes::default())?;
        let chosen = open.chosen(std::slice::from_ref(&self.unit))?;
        let [folder] = chosen.as_slice() else {
            return Err(Failure::Outside(said!("一条记录只属于一个小区，写一个", "a record belongs to one unit: name one")));
        };
        let kind = kind_of_folder(&self.kind).ok_or_else(|| unknown_kind(&self.kind))?;
        if let Some(id) = &self.id {
            id::judge(id).map_err(Failure::Outside)?;
        }
        let date = self.date.as_deref().map(|text| Date::parse(text).map_err(Failure::Outside)).transpose()?;
        let (files, above) = open.read(folder);
        let loaded = load::load(&files);
        let above: Vec<_> = above.iter().map(|unit| &unit.loaded).collect();
        let Some(compound) = link(&loaded, above.clone(), Pack::default(), open.shared.as_of) else {
            let mut found = loaded.diagnostics.clone();
            hush(&mut found, &unnamed(&loaded, &above, open.shared.as_of));
            return Err(Failure::Findings(found));
        };
        let wishes = Wishes {
            id: self.id.as_deref(),
            title: self.title.as_deref(),
            published: date.unwrap_or(open.shared.as_of),
            account: self.account.as_deref(),
            language: language(&files),
        };
        let exists = |sort: &str, id: &str| exists(&compound, sort, id);
        let instead = |sort: &str| instead(&compound, sort);
        let figures = |buildings: &[&str]| compound.unit.figures(buildings.iter().copied());
        let around = Around { records: loaded.records.iter().collect(), exists: &exists, instead: &instead, figures: &figures };
        let draft = draft(kind, &wishes, &around).map_err(Failure::Outside)?;
        let path = format!("content/{}/{}/{}.{}", folder.id, kind_folder(&files, kind), draft.id, draft.extension);
        disk::write_new_file(&open.workspace.root.join(&path), draft.text.as_bytes())?;
        report.tell(&said!(
            "{path}\n这是草稿，只有 serve 看得到；写好以后删掉“状态”（status）那一行，就会公布",
            "{path}\nit is a draft that only serve shows; when it is done, remove its `status` line and it will be published"
        ));
        Ok(())
    }
}

static KIND_HELP: LazyLock<String> = LazyLock::new(|| format!("哪一类（中英文都可以）：{} · which kind, in either language", kinds()));

/// Every kind by both its names.
fn kinds() -> String {
    KINDS.iter().map(|kind| format!("{} {}", kind.name, kind.alias)).collect::<Vec<_>>().join("、")
}

fn unknown_kind(word: &str) -> Failure {
    let all = kinds();
    let near = nearest(word, KINDS.iter().flat_map(|kind| [kind.name, kind.alias]));
    Failure::Outside(match near {
        Some(near) => said!("没有“{word}”这一类记录；是不是“{near}”？", "there is no kind `{word}`; did you mean `{near}`?"),
        None => said!("没有“{word}”这一类记录；可用：{all}", "there is no kind `{word}`; known: {all}"),
    })
}

fn exists(compound: &Compound, sort: &str, id: &str) -> bool {
    match sort {
        PersonId::SORT => compound.directory.person(id).is_some(),
        OrganizationId::SORT => compound.directory.organization(id).is_some(),
        BuildingId::SORT => compound.unit.buildings.iter().any(|building| *building.id.0 == *id),
        SlotId::SORT => compound.unit.slots.iter().any(|slot| *slot.id.0 == *id),
        RecordId::SORT => compound.catalogue.contains_key(id),
        _ => compound.own.attachments.iter().any(|(name, _)| name == id),
    }
}

/// One of a sort to stand where one must: the property company for a body, since it is what is judged most.
fn instead(compound: &Compound, sort: &str) -> Option<String> {
    match sort {
        PersonId::SORT => compound.own.people.first().map(|person| person.id.0.clone()),
        OrganizationId::SORT => {
            let company = compound.directory.organizations().find(|(_, body)| body.class.value == OrganizationClass::PropertyCompany);
            company.or_else(|| compound.directory.organizations().next()).map(|(id, _)| id.to_string())
        }
        BuildingId::SORT => compound.unit.buildings.first().map(|building| building.id.0.clone()),
        SlotId::SORT => compound.unit.slots.first().map(|slot| slot.id.0.clone()),
        RecordId::SORT => {
            let mut newest: Vec<_> = compound.catalogue.iter().filter(|(_, entry)| entry.public).collect();
            newest.sort_by_key(|(id, entry)| (entry.hangs.1.is_some(), entry.published, *id));
            newest.last().map(|(id, _)| (*id).clone())
        }
        _ => None,
    }
}

/// The language most of the unit's files are written in.
pub fn language(files: &UnitFiles) -> Language {
    let begins = |file: &&crate::base::reading::SourceFile, keys: [&str; 3]| {
        let text = String::from_utf8_lossy(&file.bytes);
        text.lines().any(|line| keys.iter().any(|key| line.starts_with(key)))
    };
    let chinese = files.files.iter().filter(|file| begins(file, ["标题:", "名称:", "人员:"])).count();
    let english = files.files.iter().filter(|file| begins(file, ["title:", "name:", "people:"])).count();
    if chinese > english { Language::Chinese } else { Language::English }
}

/// The folder of a kind in this unit: the one it has, else in the language of its other folders.
pub fn kind_folder(files: &UnitFiles, kind: &KindEntry) -> &'static str {
    let has = |name: &str| files.files.iter().any(|file| file.path.split('/').nth(2) == Some(name));
    let chinese = KINDS.iter().any(|other| has(other.alias)) && !KINDS.iter().any(|other| has(other.name));
    if has(kind.alias) || (chinese && !has(kind.name)) { kind.alias } else { kind.name }
}
